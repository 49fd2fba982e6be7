import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { lazy, Suspense } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { bodiesOf, whereOf, type TaskFilter } from './task-filter';
import { TASK_SUMMARY } from './task-queries';

/** For those who act for several bodies; with all that a list of choices needs it is heavier than the page. */
const BodySelect = lazy(async () => ({ default: (await import('./body-select')).BodySelect }));

interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

/** What to show of one's open tasks, with how many there are of each kind. */
export function TaskFilters({ filter, onChange }: TaskFiltersProps) {
  const summary = useQuery({
    queryKey: ['my-tasks', 'summary', filter.body],
    queryFn: async ({ signal }) => {
      const of = (due: TaskFilter['due']) => whereOf({ ...filter, due });
      return request(TASK_SUMMARY, { where: of(null), late: of('LATE'), near: of('NEAR') }, signal);
    },
  });
  if (!summary.data) return null;
  const { all, late, near, some } = summary.data;
  const bodies = bodiesOf(some.nodes);
  return (
    <div className="tc-task-filters">
      <div role="radiogroup" aria-label={t('按时限筛选')}>
        <Radio.Group
          name="due"
          optionType="button"
          options={[
            { value: 'ALL', label: t('全部 {{count}}', { count: all.totalCount }) },
            { value: 'LATE', label: t('逾期 {{count}}', { count: late.totalCount }) },
            { value: 'NEAR', label: t('临近期限 {{count}}', { count: near.totalCount }) },
          ]}
          value={filter.due ?? 'ALL'}
          onChange={({ target }) =>
            onChange({ ...filter, due: target.value === 'ALL' ? null : (target.value as 'LATE' | 'NEAR') })
          }
        />
      </div>
      {(bodies.length > 1 || filter.body) && (
        <Suspense fallback={null}>
          <BodySelect bodies={bodies} value={filter.body} onChange={(body) => onChange({ ...filter, body })} />
        </Suspense>
      )}
    </div>
  );
}
