import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { ASK_MS, useNews } from '../graphql/use-news';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { t } from '../i18n/t';
import { TaskCard } from './task-card';
import { readTaskFilter, whereOf, writeTaskFilter, type TaskFilter } from './task-filter';
import { TaskFilters } from './task-filters';
import { MY_TASKS, MY_TASKS_CHANGED } from './task-queries';
import './tasks-page.css';

/** What I must decide: what is due first, then whoever has waited longest. */
export function TasksPage() {
  const [search, setSearch] = useSearchParams();
  const filter = readTaskFilter(search);
  const show = (next: TaskFilter): void => setSearch(writeTaskFilter(next), { replace: true });
  const where = whereOf(filter);
  const client = useQueryClient();
  const isLive = useNews(MY_TASKS_CHANGED, {}, () => {
    void client.invalidateQueries({ queryKey: ['my-tasks'] });
    void client.invalidateQueries({ queryKey: ['notices'] });
  });
  const tasks = useInfiniteQuery({
    queryKey: ['my-tasks', where],
    refetchInterval: isLive ? false : ASK_MS,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await request(MY_TASKS, { where, ...(pageParam === null ? {} : { after: pageParam }) }, signal)).myTasks,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const rows = tasks.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <>
      <PageTitle
        title={t('我的待办')}
        extra={
          <div role="radiogroup" aria-label={t('显示')}>
            <Radio.Group
              name="status"
              optionType="button"
              options={[
                { value: 'OPEN', label: t('待我办理') },
                { value: 'DECIDED', label: t('我已办理') },
              ]}
              value={filter.status}
              onChange={({ target }) =>
                show({ status: target.value as TaskFilter['status'], due: null, body: filter.body })
              }
            />
          </div>
        }
      >
        {filter.status === 'OPEN' && t('先到期的在前；法规没有定时限的，先到的在前。')}
      </PageTitle>
      {filter.status === 'OPEN' && <TaskFilters filter={filter} onChange={show} />}
      {tasks.isPending && <Loading />}
      {tasks.isError && <Problem error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isSuccess && rows.length === 0 && <Nothing filter={filter} />}
      <ul className="tc-tasks">
        {rows.map((task) => (
          <li key={task.id}>
            <TaskCard task={task} />
          </li>
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          {t('加载更多')}
        </Button>
      )}
    </>
  );
}

function Nothing({ filter }: { readonly filter: TaskFilter }) {
  if (filter.due || filter.body) {
    return (
      <Empty title={t('没有符合筛选的事项')}>
        <Link to="/tasks">{t('看全部待办')}</Link>
      </Empty>
    );
  }
  return filter.status === 'OPEN' ? (
    <Empty title={t('没有待办')}>
      <p>{t('轮到您审核、审签或审定的事项会出现在这里，先到的在前。')}</p>
    </Empty>
  ) : (
    <Empty title={t('还没有办理过')}>
      <p>{t('您办理过的事项会留在这里，可随时查看当时的意见。')}</p>
    </Empty>
  );
}
