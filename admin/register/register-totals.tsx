import { t } from '../i18n/t';
import { Bars, type BarGroup } from '../kit/bars';
import { Sum } from '../kit/sum';
import { wordSum, wordYuan } from '../kit/sum-words';
import { nameOf, yearOf } from './register-filter';
import type { RegisterGroup, RegisterTotals } from './register-queries';
import type { RegisterFilter } from './use-register-filter';

interface RegisterTotalsPanelProps {
  readonly totals: RegisterTotals;
  readonly closes: boolean;
  readonly filter: RegisterFilter;
  /** Of the filter before; the new ones are on their way. */
  readonly stale: boolean;
}

/** What the filtered rows come to, and by year, unit and kind as bars that set the filter. */
export function RegisterTotalsPanel({ totals, closes, filter: { search, set }, stale }: RegisterTotalsPanelProps) {
  const kinds = totals.byKind.filter(({ key }) => key !== null);
  // What was given and what was taken back do not add up: with several kinds each has its own sum.
  const sums = kinds.length > 1 ? [] : totals.sums;
  const chosenUnits = search.getAll('unit');
  const kindName = totals.kindField === null ? '' : nameOf(totals.kindField);
  const chosenKinds = search.getAll(kindName);
  const year = yearOf(search);
  return (
    <section className={`tc-panel tc-totals${stale ? ' tc-stale' : ''}`} aria-label={t('合计')} aria-busy={stale}>
      <dl className="tc-sums">
        <div>
          <dt>{t('记录')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.count })}</dd>
        </div>
        {closes && (
          <div>
            <dt>{t('未办结')}</dt>
            <dd className="numeric">{t('{{count}} 条', { count: totals.open })}</dd>
          </div>
        )}
        {sums.map(({ name, title, sum }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>
              <Sum yuan={sum} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="tc-bars-grid">
        <Bars
          title={t('按记录日的年份')}
          groups={totals.byYear.map((group) =>
            barOf(group, t('{{year}} 年', { year: group.key ?? '' }), sums.length > 0),
          )}
          chosen={year === null ? [] : [year]}
          onToggle={(key) =>
            set(key === year ? { from: [], to: [] } : { from: [`${key}-01-01`], to: [`${key}-12-31`] })
          }
        />
        <Bars
          title={t('按单位')}
          groups={totals.byOrganisation.map((group) => barOf(group, group.title ?? '—', sums.length > 0))}
          chosen={chosenUnits}
          onToggle={(key) => set({ unit: toggled(chosenUnits, key) })}
        />
        {kinds.length > 0 && (
          <Bars
            title={t('按种类')}
            groups={kinds.map((group) => barOf(group, group.title ?? '—', true))}
            chosen={chosenKinds}
            onToggle={(key) => set({ [kindName]: toggled(chosenKinds, key) })}
          />
        )}
      </div>
    </section>
  );
}

function toggled(chosen: readonly string[], key: string): readonly string[] {
  return chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
}

/** The first amount of a register stands beside the number of its rows. */
function barOf({ key, count, sums: [first] }: RegisterGroup, label: string, withSum: boolean): BarGroup {
  return {
    key,
    label,
    count,
    words: t('{{count}} 条', { count }),
    ...(first &&
      withSum && {
        amount: t('{{amount}} 万元', { amount: wordSum(first.sum) }),
        exact: t('{{amount}} 元', { amount: wordYuan(first.sum) }),
      }),
  };
}
