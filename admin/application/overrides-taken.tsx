import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import { t } from '../i18n/t';
import type { OpenApplication } from './application-queries';
import '../kit/rows.css';

/** What was done outside the rule: which rule, who took it upon themselves, and why. */
export function OverridesTaken({ application }: { readonly application: OpenApplication }) {
  if (application.overrides.length === 0) return null;
  return (
    <Panel title={t('准予的例外')}>
      <ul className="tc-rows">
        {application.overrides.map((taken) => (
          <li key={`${taken.rule}:${taken.on}`}>
            <span className="tc-rows-title">
              {taken.ruleTitle} <ClauseChip article={taken.article} />
            </span>
            <span>
              {taken.body?.title} · {taken.person?.name} · {taken.on}
            </span>
            <span className="tc-muted" style={{ flexBasis: '100%' }}>
              {[
                taken.reason && t('理由：{{reason}}', { reason: taken.reason }),
                taken.citation && t('依据：{{citation}}', { citation: taken.citation }),
              ]
                .filter(Boolean)
                .join(t('；'))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
