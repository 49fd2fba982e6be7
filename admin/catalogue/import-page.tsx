import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { refusalOf } from '../graphql/refusal';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { ChooseWorkbook } from '../workbook/choose-workbook';
import { ImportFindings } from '../workbook/import-findings';
import { SaveRows } from '../workbook/save-rows';
import { IMPORTS, LOOK, SAVE, START, type Import } from './import-queries';
import { IMPORT_STATUS } from './words';
import '../kit/rows.css';

const POLL_MS = 800;
const RUNNING = ['CHECKING', 'SAVING'];

/** Entries from a workbook: upload, check, look at each finding, then save all or only the good rows. The import stands in the address. */
export function ImportPage() {
  const [search, setSearch] = useSearchParams();
  const id = search.get('id');
  const client = useQueryClient();
  const open = (next: string): void => setSearch({ id: next });
  const past = useQuery({
    queryKey: ['catalogue-imports', id],
    queryFn: async ({ signal }) => (await request(IMPORTS, {}, signal)).catalogueImports.nodes,
  });
  return (
    <>
      <PageTitle title={t('由 Excel 导入目录')} extra={<LinkButton to="/catalogue">{t('全部条目')}</LinkButton>}>
        {t('先下载模板填写，一次至多 10,000 行；上传后先核对，逐行逐列说明不合格之处，再由您决定保存。')}
      </PageTitle>
      <ChooseWorkbook template="/exports/catalogue-template.xlsx" onUploaded={start} onDone={open} />
      {id && <Running id={id} onRested={() => void client.invalidateQueries({ queryKey: ['catalogue-imports'] })} />}
      <Panel title={t('本单位最近的导入')}>
        {past.isPending && <Loading rows={3} />}
        {past.data?.length === 0 && <p>{t('还没有导入过。')}</p>}
        <ul className="tc-rows">
          {past.data?.map(({ id: one, attachment, status, total, good, bad, createdAt }) => (
            <li key={one}>
              <Button
                type="link"
                className="tc-rows-title"
                style={{ justifyContent: 'start' }}
                onClick={() => open(one)}
              >
                {attachment?.name ?? '—'}
              </Button>
              <span className="tc-muted numeric">{minuteOf(createdAt)}</span>
              <span>{IMPORT_STATUS[status]}</span>
              <span className="numeric">{t('{{total}} 行，合格 {{good}}，不合格 {{bad}}', { total, good, bad })}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** Begins an import of an uploaded workbook. @returns its id */
async function start(attachment: string): Promise<string> {
  const answer = (await request(START, { input: { attachment } })).startCatalogueImport;
  const refusal = refusalOf(answer);
  if (refusal || !answer.import) throw new Error(refusal?.message ?? t('没有开始核对'));
  return answer.import.id;
}

interface RunningProps {
  readonly id: string;
  readonly onRested: () => void;
}

function Running({ id, onRested }: RunningProps) {
  const client = useQueryClient();
  const rested = useRef(false);
  const look = useQuery({
    queryKey: ['catalogue-import', id],
    queryFn: async ({ signal }) => (await request(LOOK, { id }, signal)).catalogueImport,
    refetchInterval: ({ state }) => (state.data && !RUNNING.includes(state.data.status) ? false : POLL_MS),
  });
  const isRunning = look.data ? RUNNING.includes(look.data.status) : true;
  if (!isRunning && !rested.current) onRested();
  rested.current = !isRunning;
  const save = useMutation({
    mutationFn: async (mode: 'ALL' | 'GOOD') => {
      const { version } = look.data as Import;
      const answer = (await request(SAVE, { input: { id, expectedVersion: version, mode } })).saveCatalogueImport;
      const refusal = refusalOf(answer);
      if (refusal) throw new Error(refusal.message);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['catalogue-import', id] }),
  });
  if (look.isError) return <Problem error={look.error} onRetry={() => void look.refetch()} />;
  if (!look.data) return <Loading rows={4} />;
  const one = look.data;
  const some = one.fresh + one.changed;
  return (
    <Panel title={one.attachment?.name ?? t('工作簿')} extra={<strong>{IMPORT_STATUS[one.status]}</strong>}>
      <div role="status">
        {isRunning && (
          <p>
            <progress max={100} value={one.progress} aria-label={t('进度')} />{' '}
            <span className="numeric">{one.progress}%</span>
          </p>
        )}
        {one.failure && <Alert type="error" showIcon message={one.failure} />}
        {!isRunning && one.total > 0 && (
          <p>
            {t(
              '共 {{total}} 行：合格 {{good}} 行（新建 {{fresh}}、改动 {{changed}}、与已有相同 {{unchanged}}），不合格 {{bad}} 行。',
              {
                total: one.total,
                good: one.good,
                fresh: one.fresh,
                changed: one.changed,
                unchanged: one.unchanged,
                bad: one.bad,
              },
            )}
          </p>
        )}
        {one.status === 'SAVED' && <p>{t('合格的行已存为草稿（已发布的存为修订），可由发布的人发布。')}</p>}
      </div>
      {one.status === 'CHECKED' && (
        <SaveRows some={some} bad={one.bad} isSaving={save.isPending} onSave={(mode) => save.mutate(mode)} />
      )}
      {save.isError && <Alert type="error" showIcon message={save.error.message} />}
      {one.findings.length > 0 && <ImportFindings found={one.found} findings={one.findings} />}
    </Panel>
  );
}
