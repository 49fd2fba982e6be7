import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { joined } from '../kit/words';
import type { Acceptance, AcceptancePoint, Gate } from './acceptance-queries';
import { POINT, POINT_MARK, POINT_TONE, wordGate } from './words';

/** The checklist by step, in the regime's order: each point with its mark, what proves it, what it gates and its article. */
export function Checklist({ points, steps }: Pick<Acceptance, 'points' | 'steps'>) {
  if (points.length === 0) return null;
  const count = (state: AcceptancePoint['state']): number => points.filter((point) => point.state === state).length;
  const open = count('OPEN');
  return (
    <section className="tc-accept-list">
      <header>
        <h3>{t('核对清单')}</h3>
        <span className={open > 0 ? 'tc-bad' : 'tc-muted'}>
          {t('符合 {{met}} 项，不符合 {{open}} 项，未判定 {{rest}} 项', {
            met: count('MET'),
            open,
            rest: count('NOT_JUDGED'),
          })}
        </span>
      </header>
      {steps.map(({ code, title }) => {
        const here = points.filter(({ step }) => step === code);
        return here.length === 0 ? null : (
          <div key={code}>
            <h4>{title}</h4>
            <ul>
              {here.map((point) => (
                <li key={point.code}>
                  <Point point={point} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Point({ point: { title, state, message, article, proofs, gates } }: { readonly point: AcceptancePoint }) {
  return (
    <>
      <span className={`tc-accept-tick tc-accept-${POINT_TONE[state]}`} aria-hidden="true">
        {POINT_MARK[state]}
      </span>
      <div className="tc-accept-point">
        <div>
          {title} <span className={`tc-accept-word tc-accept-${POINT_TONE[state]}`}>{POINT[state]}</span>
        </div>
        {message && <div className={state === 'OPEN' ? 'tc-bad' : 'tc-muted'}>{message}</div>}
        {proofs.length > 0 && (
          <div className="tc-muted">
            {joined(proofs.map((proof) => t('{{title}}：{{words}}', { title: proof.title, words: proof.words })))}
          </div>
        )}
        <GateLine gates={gates} />
      </div>
      <div className="tc-accept-article">
        <ClauseChip article={article} />
      </div>
    </>
  );
}

/** Where a point gates: ahead, or behind already. */
function GateLine({ gates }: { readonly gates: readonly Gate[] }) {
  if (gates.length === 0) return null;
  const ahead = gates.filter(({ behind }) => !behind);
  return (
    <div className="tc-muted">
      {ahead.length === 0
        ? t('已经过了：{{stages}}', { stages: joined(gates.map(wordGate)) })
        : t('把关：{{stages}}', { stages: joined(ahead.map(wordGate)) })}
      {gates.every(({ effect }) => effect === 'warn') && ` ${t('只提示')}`}
    </div>
  );
}
