import { Input } from 'antd';
import { useId } from 'react';
import type { FormDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { setOfForm } from './edit-form';
import { ClauseSelect } from './panel-fields';
import type { FormDesk } from './use-form-desk';

/** The form itself: title, clauses, note. */
export function FormPanel({ desk, document }: { readonly desk: FormDesk; readonly document: FormDocument }) {
  const id = useId();
  const own = desk.findings.filter(({ pointer }) => /^\/(?:title|clause|note)/.test(pointer));
  return (
    <section className="tc-fe-properties tc-fe-add">
      <h3>{t('表单')}</h3>
      <label htmlFor={`${id}-title`}>{t('标题')}</label>
      <Input
        id={`${id}-title`}
        value={document.title}
        onChange={(event) => desk.change(setOfForm(document, 'title', event.target.value), t('修改表单标题'))}
      />
      <label htmlFor={`${id}-clause`}>{t('依据条款')}</label>
      <ClauseSelect
        id={`${id}-clause`}
        clauses={desk.clauses}
        value={document.clause}
        onChange={(clause) => desk.change(setOfForm(document, 'clause', clause), t('修改表单的依据条款'))}
      />
      <label htmlFor={`${id}-note`}>{t('备注')}</label>
      <Input.TextArea
        id={`${id}-note`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={document.note ?? ''}
        onChange={(event) =>
          desk.change(
            setOfForm(document, 'note', event.target.value === '' ? undefined : event.target.value),
            t('修改表单备注'),
          )
        }
      />
      <div className="tc-errors" aria-live="polite">
        {own.map(({ finding }) => (
          <div key={finding.message}>{finding.message}</div>
        ))}
      </div>
      <p className="tc-help">{t('表单代码 {{code}}，流程的环节以此引用本表，不在这里改名', { code: document.code })}</p>
    </section>
  );
}
