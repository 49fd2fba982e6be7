import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { PROVENANCE, word } from '../kit/words';
import '../kit/rows.css';
import type { KnownFact } from './project-query';

/** In the order in which they come to be known. */
const ORDER = ['declared', 'argued', 'approved', 'recorded', 'given', 'computed'] as const;

/** What people look for; the rest is a click away. */
const OPEN: readonly string[] = ['argued', 'approved'];

/** What rules read of a project, by where it comes from: what was argued is not what was declared. */
export function FactTable({ facts }: { readonly facts: readonly KnownFact[] }) {
  if (facts.length === 0) return <p className="tc-muted">{t('还没有可列的事实。')}</p>;
  const groups = ORDER.map((provenance) => ({
    provenance,
    own: facts.filter((fact) => fact.provenance === provenance),
  })).filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.map(({ provenance, own }) => (
        <details key={provenance} className="tc-fact-group" open={OPEN.includes(provenance)}>
          <summary>
            {t('{{provenance}}（{{count}} 项）', { provenance: word(PROVENANCE, provenance), count: own.length })}
          </summary>
          <table className="tc-table">
            <thead>
              <tr>
                <th scope="col">{t('事实')}</th>
                <th scope="col">{t('值')}</th>
                <th scope="col">{t('由何而来')}</th>
                <th scope="col">{t('依据')}</th>
              </tr>
            </thead>
            <tbody>
              {own.map((fact) => (
                <tr key={fact.name}>
                  <td data-label={t('事实')}>{fact.title}</td>
                  <td data-label={t('值')} title={exactOf(fact)}>
                    {fact.words}
                  </td>
                  <td data-label={t('由何而来')}>
                    {[fact.stageTitle, fact.formTitle].filter(Boolean).join(' · ') || word(PROVENANCE, provenance)}
                  </td>
                  <td data-label={t('依据')}>{fact.article ? <ClauseChip article={fact.article} /> : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </>
  );
}

function exactOf({ type, value }: KnownFact): string | undefined {
  return type === 'money' ? t('{{amount}} 元', { amount: String(value) }) : undefined;
}
