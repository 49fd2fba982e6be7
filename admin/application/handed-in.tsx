import { Alert } from 'antd';
import { t } from '../i18n/t';
import { joined, wordEnd } from '../kit/words';
import type { OpenApplication } from './application-queries';

/** Just handed in: where the case went and who has it now. */
export function HandedIn({ application }: { readonly application: OpenApplication }) {
  const { outcome, stageTitle, waitingFor } = application;
  const who = waitingFor.map(({ body, holders }) =>
    holders.length > 0
      ? t('{{body}}（{{names}}）', { body: body.title, names: joined(holders.map(({ name }) => name)) })
      : body.title,
  );
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      message={
        outcome
          ? t('已提交。案件已办结：{{outcome}}', { outcome: wordEnd(application) })
          : t('已提交。案件到了“{{stage}}”', { stage: stageTitle })
      }
      description={
        outcome
          ? undefined
          : who.length > 0
            ? t('现在由{{who}}办理。', { who: joined(who) })
            : t('现在不等某一主体办理：列入清单并经审定后继续。')
      }
    />
  );
}
