import { Link } from 'react-router';
import { wordDue } from '../application/due';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import { joined } from '../kit/words';
import type { SideCase } from './life-query';
import '../kit/rows.css';

/** The cases beside a project or unit, the newest first: what each is and how it stands. */
export function SideCasesPanel({ sides }: { readonly sides: readonly SideCase[] }) {
  if (sides.length === 0) return null;
  return (
    <Panel
      title={t('已经另行办理的')}
      extra={<span className="tc-muted">{t('{{count}} 件', { count: sides.length })}</span>}
    >
      <ul className="tc-rows">
        {sides.map((side) => (
          <li key={side.id}>
            <Link to={`/applications/${side.id}`} className="tc-rows-title">
              {side.procedureTitle}
            </Link>
            {side.outcome === null ? (
              <>
                <span>{t('办理中：{{stage}}', { stage: side.stageTitle })}</span>
                <Waiting side={side} />
              </>
            ) : (
              <span className={side.positive ? 'tc-good' : 'tc-bad'}>
                {t('已办结：{{stage}}', { stage: side.stageTitle })}
              </span>
            )}
            <span className="tc-muted numeric">{t('{{day}} 开始', { day: side.createdAt.slice(0, 10) })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Waiting({ side: { waitingFor } }: { readonly side: SideCase }) {
  const [first] = waitingFor;
  if (!first) return null;
  const due = wordDue(first, todayInBeijing());
  return (
    <span>
      {t('在谁手里：')}
      {joined(waitingFor.map(({ body }) => body.title))} <span className={`tc-due-${due.tone}`}>{due.word}</span>
    </span>
  );
}
