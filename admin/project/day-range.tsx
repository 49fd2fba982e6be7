import { t } from '../i18n/t';
import { FilterRange } from '../kit/filter-range';
import { DayFilter } from '../widgets/day-filter';
import type { ProjectFilter } from './use-project-filter';

/** The days between which a project was first filed, both included. */
export function DayRange({ filter: { search, set } }: { readonly filter: ProjectFilter }) {
  return (
    <FilterRange
      title={t('首次申报')}
      from={
        <DayFilter
          aria-label={t('首次申报不早于')}
          value={search.get('from') ?? ''}
          onChange={(day) => set('from', [day], true)}
        />
      }
      to={
        <DayFilter
          aria-label={t('首次申报不晚于')}
          value={search.get('to') ?? ''}
          onChange={(day) => set('to', [day], true)}
        />
      }
    />
  );
}
