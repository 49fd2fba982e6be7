import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { joined } from '../kit/words';
import type { SecurityFact } from './acceptance-queries';
import { Mark } from './mark';
import { holding, SECURITY_STATE, SECURITY_TONE, wordGate } from './words';

/** A project's security facts: what is known, by when it is to be done anew, and what each still gates. */
export function SecurityTable({ facts }: { readonly facts: readonly SecurityFact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="tc-accept-list">
      <header>
        <h3>{t('安全事实')}</h3>
      </header>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('事项')}</th>
            <th scope="col">{t('情况')}</th>
            <th scope="col">{t('把关')}</th>
            <th scope="col">{t('依据')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.code}>
              <td data-label={t('事项')}>{fact.title}</td>
              <td data-label={t('情况')}>
                <FactWords fact={fact} />
              </td>
              <td data-label={t('把关')}>
                <Gates gates={fact.gates} />
              </td>
              <td data-label={t('依据')}>
                <ClauseChip article={fact.article} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Worded = Pick<SecurityFact, 'state' | 'words' | 'on' | 'dueOn' | 'isLate'>;

/** What a security fact says: value, day, conclusion, and when it is due anew. */
export function FactWords({ fact: { state, words, on, dueOn, isLate } }: { readonly fact: Worded }) {
  return (
    <>
      {words && <span>{words} </span>}
      {on && <span className="numeric">{on} </span>}
      {(state !== 'KNOWN' || (!words && !on)) && <Mark tone={SECURITY_TONE[state]}>{SECURITY_STATE[state]}</Mark>}
      {dueOn && (
        <div className={isLate ? 'tc-bad' : 'tc-muted'}>
          {isLate ? t('应于 {{day}} 前再做，已逾期', { day: dueOn }) : t('{{day}} 前再做', { day: dueOn })}
        </div>
      )}
    </>
  );
}

function Gates({ gates }: Pick<SecurityFact, 'gates'>) {
  if (gates.length === 0) return <span className="tc-muted">{t('条文没有以它把关，只作记录和提醒')}</span>;
  const held = holding(gates);
  const ahead = gates.filter(({ behind }) => !behind);
  const why = [...new Set(held.flatMap(({ message }) => message ?? []))];
  return (
    <>
      {held.length > 0 && (
        <div className="tc-bad">{t('现在把住：{{stages}}', { stages: joined(held.map(wordGate)) })}</div>
      )}
      {why.map((message) => (
        <div key={message} className="tc-muted">
          {message}
        </div>
      ))}
      {held.length === 0 && ahead.length > 0 && (
        <div>{t('以后把关：{{stages}}', { stages: joined(ahead.map(wordGate)) })}</div>
      )}
      {ahead.length === 0 && (
        <div className="tc-muted">{t('已经过了：{{stages}}', { stages: joined(gates.map(wordGate)) })}</div>
      )}
    </>
  );
}
