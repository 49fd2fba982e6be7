import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { LinkButton } from '../kit/link-button';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { ChooseWorkbook } from '../workbook/choose-workbook';
import { ImportFindings } from '../workbook/import-findings';
import { SaveRows } from '../workbook/save-rows';
import { IMPORT, type ImportResult } from './budget-queries';

/** What was looked at, and may then be saved. */
interface Checked {
  readonly attachment: string;
  readonly name: string;
  readonly result: ImportResult;
}

/** Lines from a workbook: upload, look at each finding, then save all or only the good rows. */
export function BudgetImportPage() {
  const client = useQueryClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const save = useMutation({
    mutationFn: async ({ of, mode }: { readonly of: Checked; readonly mode: 'ALL' | 'GOOD' }): Promise<Checked> => ({
      ...of,
      result: await ask(of.attachment, mode),
    }),
    onSuccess: async (saved) => {
      setChecked(saved);
      // The list that is gone back to has other lines now.
      await client.invalidateQueries({ queryKey: ['administration'] });
    },
  });
  return (
    <>
      <PageTitle title={t('由 Excel 导入预算')} extra={<LinkButton to="/budgets">{t('全部预算')}</LinkButton>}>
        {t('先下载模板填写，一次至多 2,000 行；上传后先核对，逐行逐列说明不合格之处，再由您决定保存。')}
      </PageTitle>
      <ChooseWorkbook
        template="/exports/budget-template.xlsx"
        onUploaded={async (attachment, name): Promise<Checked> => ({
          attachment,
          name,
          result: await ask(attachment, 'CHECK'),
        })}
        onBegin={() => setChecked(null)}
        onDone={setChecked}
      />
      {checked && (
        <Panel title={checked.name}>
          <Result result={checked.result} />
          {!checked.result.saved && checked.result.total > 0 && (
            <SaveRows
              some={checked.result.fresh + checked.result.changed}
              bad={checked.result.bad}
              isSaving={save.isPending}
              onSave={(mode) => save.mutate({ of: checked, mode })}
            />
          )}
          {save.isError && <Alert type="error" showIcon message={save.error.message} />}
          {checked.result.findings.length > 0 && (
            <ImportFindings found={checked.result.found} findings={checked.result.findings} />
          )}
        </Panel>
      )}
    </>
  );
}

async function ask(attachment: string, mode: 'CHECK' | 'ALL' | 'GOOD'): Promise<ImportResult> {
  const { result, findings, errors } = (await request(IMPORT, { input: { attachment, mode } })).importBudget;
  const refusal = errors[0]?.message ?? findings.find(({ severity }) => severity === 'ERROR')?.message;
  if (refusal !== undefined) throw new Error(refusal);
  if (!result) throw new Error(t('没有开始核对'));
  return result;
}

function Result({ result }: { readonly result: ImportResult }) {
  const { saved, total, good, fresh, changed, unchanged, bad } = result;
  return (
    <div role="status">
      {total > 0 && (
        <p>
          {t(
            '共 {{total}} 行：合格 {{good}} 行（新编列 {{fresh}}、更正 {{changed}}、与已有相同 {{unchanged}}），不合格 {{bad}} 行。',
            { total, good, fresh, changed, unchanged, bad },
          )}
        </p>
      )}
      {saved && <p>{t('合格的行已保存，待另一人在“年度预算”里确认。')}</p>}
    </div>
  );
}
