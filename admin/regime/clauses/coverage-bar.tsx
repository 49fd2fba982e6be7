import type { ClauseCoverage } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { countStates, STATE_SIGN, STATE_WORD, STATES } from './filter-coverage';

/** How much of the text is in force, as a bar; each part by its pattern, sign and figure, not by colour alone. */
export function CoverageBar({ coverage }: { readonly coverage: readonly ClauseCoverage[] }) {
  const counts = countStates(coverage);
  const parts = STATES.filter((state) => (counts.get(state) ?? 0) > 0);
  return (
    <figure className="tc-coverage" aria-label={t('条款落实情况')}>
      <div className="tc-coverage-bar" aria-hidden="true">
        {parts.map((state) => (
          <div key={state} className={`tc-cover tc-cover-${state}`} style={{ flexGrow: counts.get(state) ?? 0 }}>
            <span>
              {STATE_SIGN[state]} {counts.get(state)}
            </span>
          </div>
        ))}
      </div>
      <figcaption>
        <ul>
          {parts.map((state) => (
            <li key={state}>
              <span className={`tc-cover-key tc-cover-${state}`} aria-hidden="true">
                {STATE_SIGN[state]}
              </span>
              {STATE_WORD[state]} {t('{{count}} 款', { count: counts.get(state) ?? 0 })}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
