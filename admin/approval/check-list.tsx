import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import type { CheckSeen } from '../application/stage-checks';

const MARK = { pass: '✓', fail: '✗', undecided: '…' } as const;

/** What this stage checks, each with its article; what fails says why. */
export function CheckList({ checks }: { readonly checks: readonly CheckSeen[] }) {
  return (
    <Panel title="本环节核查">
      <ul className="tc-checks">
        {checks.map(({ code, title, article, verdict, warns, finding }) => (
          <li key={code}>
            <span
              className={
                verdict === 'pass' ? 'tc-proof-yes' : verdict === 'fail' && !warns ? 'tc-proof-no' : 'tc-check-note'
              }
            >
              <span aria-hidden>{MARK[verdict]}</span> {title}
              {verdict === 'pass'
                ? '：未发现问题'
                : verdict === 'undecided'
                  ? '：待填'
                  : warns
                    ? '：请注意'
                    : '：不通过'}
            </span>{' '}
            <ClauseChip article={article} />
            {verdict === 'fail' && finding && <div className="tc-help">{finding.message}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
