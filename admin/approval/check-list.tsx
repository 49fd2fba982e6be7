import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import type { CheckSeen } from '../application/stage-checks';
import { t } from '../i18n/t';

const MARK = { pass: '✓', fail: '✗', undecided: '…' } as const;

/** What this stage checks, each with its article; what fails says why. */
export function CheckList({ checks }: { readonly checks: readonly CheckSeen[] }) {
  return (
    <Panel title={t('本环节核查')}>
      <ul className="tc-checks">
        {checks.map(({ code, title, article, verdict, warns, finding }) => (
          <li key={code}>
            <span
              className={
                verdict === 'pass' ? 'tc-proof-yes' : verdict === 'fail' && !warns ? 'tc-proof-no' : 'tc-check-note'
              }
            >
              <span aria-hidden>{MARK[verdict]}</span> {wordCheck(title, verdict, warns)}
            </span>{' '}
            <ClauseChip article={article} />
            {verdict === 'fail' && finding && <div className="tc-help">{finding.message}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function wordCheck(title: string, verdict: CheckSeen['verdict'], warns: boolean): string {
  if (verdict === 'pass') return t('{{title}}：未发现问题', { title });
  if (verdict === 'undecided') return t('{{title}}：待填', { title });
  return warns ? t('{{title}}：请注意', { title }) : t('{{title}}：不通过', { title });
}
