import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Money } from '../kit/money';
import { Panel } from '../kit/panel';
import { AmountBoard } from './amount-board';
import { CapList } from './cap-list';
import { fixedAmounts, recordedAmounts, type MoneyLine } from './money-lines';
import type { OpenProject, ProjectCase } from './project-query';
import './life.css';

interface MoneyPanelProps {
  readonly project: OpenProject;
  readonly application: ProjectCase;
}

/** Money at a glance: the three totals, what bodies have fixed, and what the records come to against what was approved. */
export function MoneyPanel({ project, application }: MoneyPanelProps) {
  const fixed = fixedAmounts(application.factSheet);
  const recorded = recordedAmounts(application.factSheet, project.approvedTotal);
  return (
    <Panel title={t('金额')}>
      <AmountBoard project={project} />
      {fixed.length > 0 && (
        <section className="tc-money" aria-label={t('核定的金额')}>
          <h3>{t('核定的金额')}</h3>
          <ul>
            {fixed.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </ul>
        </section>
      )}
      {recorded.length > 0 && (
        <section className="tc-money" aria-label={t('台账合计')}>
          <h3>
            {t('台账合计')}
            {recorded.some(({ share }) => share !== null) && (
              <span className="tc-muted">{t('占批准总投资的比例')}</span>
            )}
          </h3>
          <ul>
            {recorded.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </ul>
        </section>
      )}
      {application.caps.length > 0 && <CapList caps={application.caps} />}
    </Panel>
  );
}

function Line({ line: { title, yuan, article, share } }: { readonly line: MoneyLine }) {
  return (
    <li>
      <span className="tc-money-title">
        {title} {article && <ClauseChip article={article} />}
      </span>
      <span className="tc-money-sum">
        <strong>
          <Money yuan={yuan} />
        </strong>
        {share !== null && <span className={share > 1000 ? 'tc-bad' : 'tc-muted'}>{wordShare(share)}</span>}
      </span>
      {share !== null && (
        <span className={`tc-money-bar${share > 1000 ? ' tc-money-over' : ''}`} aria-hidden="true">
          <span style={{ width: `${Math.min(share, 1000) / 10}%` }} />
        </span>
      )}
    </li>
  );
}

function wordShare(share: number): string {
  return `${Math.floor(share / 10)}.${share % 10}%`;
}
