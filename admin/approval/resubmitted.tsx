import { useMemo } from 'react';
import type { CompiledRegime } from '../../form-schemas/engine';
import type { OpenApplication } from '../application/application-queries';
import { ChangeList } from '../application/change-list';
import { changesBetween } from '../application/changes';
import { lastTwoFilings } from '../application/filings';
import { RemarksAnswered } from '../application/remarks-answered';
import { Panel } from '../kit/panel';
import { t } from '../i18n/t';

interface ResubmittedProps {
  readonly regime: CompiledRegime;
  readonly application: OpenApplication;
}

/** What a filing that came back says now and did not say before, and what it makes of each remark. */
export function Resubmitted({ regime, application }: ResubmittedProps) {
  const last = application.filings.at(-1);
  const form = last && regime.forms.get(last.form);
  const changes = useMemo(() => {
    const two = form && lastTwoFilings(application, form.document.code);
    return two ? changesBetween(form.document, two.before, two.after) : null;
  }, [form, application]);
  if (!last || !form || changes === null) return null;
  return (
    <Panel
      title={t('重新提交：与上次申报相比')}
      extra={<span className="tc-muted">{t('{{count}} 处改动', { count: changes.length })}</span>}
    >
      <RemarksAnswered form={form} remarks={last.remarks} changes={changes} />
      {changes.length === 0 ? <p>{t('内容与上次提交时完全相同。')}</p> : <ChangeList changes={changes} />}
    </Panel>
  );
}
