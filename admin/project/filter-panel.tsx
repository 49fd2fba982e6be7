import { Button } from 'antd';
import { useId, useState } from 'react';
import { t } from '../i18n/t';
import { useEditionsInForce } from '../regime/use-regime';
import { AmountFilter } from './amount-filter';
import { DayRange } from './day-range';
import { cleared, countFilters, countRare } from './filter';
import { Choice, type Option } from './filter-choice';
import { bodiesOf, stagesOf, statusesOf, unitsOf, yearsOf } from './filter-options';
import type { Totals } from './project-queries';
import { TextFilter } from './text-filter';
import type { ProjectFilter } from './use-project-filter';

interface FilterPanelProps {
  readonly filter: ProjectFilter;
  /** Of the whole library, so that every value that there is can be chosen; null: on its way. */
  readonly options: Totals | null;
}

/** All conditions of the list: the usual ones in one row, the rest behind a button. What is set stands in the address. */
export function FilterPanel({ filter, options }: FilterPanelProps) {
  const { search, setSearch } = filter;
  const rest = useId();
  // On a phone even what is set stays behind the button, which says how much it is: the list comes first.
  const [open, setOpen] = useState(() => countRare(search) > 0 && window.matchMedia('(min-width: 761px)').matches);
  const count = countFilters(search);
  return (
    <section className={`tc-panel tc-filter no-print${open ? ' tc-filter-open' : ''}`} aria-label={t('筛选')}>
      <div className="tc-filter-row">
        <TextFilter filter={filter} />
        <Choice {...{ filter, options: statusesOf(options) }} name="status" title={t('状态')} />
        <Choice {...{ filter, options: stagesOf(options) }} name="stage" title={t('所处环节')} />
        <Choice {...{ filter, options: unitsOf(options) }} name="unit" title={t('申报单位')} />
        <Choice {...{ filter, options: yearsOf(options) }} name="year" title={t('计划年度')} />
        <div className="tc-filter-buttons">
          <Button aria-expanded={open} aria-controls={rest} onClick={() => setOpen(!open)}>
            {open ? t('收起筛选') : t('更多筛选')}
          </Button>
          {count > 0 && (
            <Button onClick={() => setSearch((now) => cleared(now))}>{t('清除（{{count}} 项）', { count })}</Button>
          )}
        </div>
      </div>
      <div id={rest} className="tc-filter-row tc-filter-rest" hidden={!open}>
        {open && <RareFilters {...{ filter, options }} />}
      </div>
    </section>
  );
}

function RareFilters({ filter, options }: FilterPanelProps) {
  const regimes = useEditionsInForce().data ?? [];
  return (
    <>
      <Choice {...{ filter, options: bodiesOf(options) }} name="body" title={t('在谁手里')} single />
      <Choice {...{ filter, options: RESULTS }} name="result" title={t('办结结果')} single />
      {regimes.length > 1 && (
        <Choice
          filter={filter}
          options={regimes.map(({ regimeCode, title }) => ({ value: regimeCode, label: title }))}
          name="regime"
          title={t('制度')}
          single
        />
      )}
      <AmountFilter filter={filter} />
      <DayRange filter={filter} />
    </>
  );
}

const RESULTS: readonly Option[] = [
  { value: 'yes', label: t('同意') },
  { value: 'no', label: t('不同意') },
];
