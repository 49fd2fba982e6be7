import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { Money } from '../kit/money';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { daysBetween, todayInBeijing } from '../kit/time';
import { wordStep, VERDICT, word } from '../kit/words';
import { MY_TASKS, type ListedTask } from './task-queries';
import './tasks-page.css';

/** What I must decide, whoever has waited longest first. */
export function TasksPage() {
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') === 'decided' ? 'DECIDED' : 'OPEN';
  const tasks = useInfiniteQuery({
    queryKey: ['my-tasks', status],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await request(MY_TASKS, { where: { status }, ...(pageParam === null ? {} : { after: pageParam }) }, signal))
        .myTasks,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const rows = tasks.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <>
      <PageTitle
        title="我的待办"
        extra={
          <div role="radiogroup" aria-label="显示">
            <Radio.Group
              name="status"
              optionType="button"
              options={[
                { value: 'OPEN', label: '待我办理' },
                { value: 'DECIDED', label: '我已办理' },
              ]}
              value={status}
              onChange={(event) =>
                setSearch(event.target.value === 'DECIDED' ? { status: 'decided' } : {}, { replace: true })
              }
            />
          </div>
        }
      />
      {tasks.isPending && <Loading />}
      {tasks.isError && <Problem error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isSuccess && rows.length === 0 && (
        <Empty title={status === 'OPEN' ? '没有待办' : '还没有办理过'}>
          <p>
            {status === 'OPEN'
              ? '轮到您审核、审签或审定的事项会出现在这里，先到的在前。'
              : '您办理过的事项会留在这里，可随时查看当时的意见。'}
          </p>
        </Empty>
      )}
      <ul className="tc-tasks">
        {rows.map((task) => (
          <li key={task.id}>
            <TaskCard task={task} />
          </li>
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          加载更多
        </Button>
      )}
    </>
  );
}

function TaskCard({ task }: { readonly task: ListedTask }) {
  const { application } = task;
  const days = daysBetween(task.openedAt, todayInBeijing());
  const total = application?.project?.arguedTotal ?? application?.project?.declaredTotal;
  return (
    <article className="tc-task">
      <div className="tc-task-main">
        <Link to={task.action === 'file' ? '/filings' : `/tasks/${task.id}`} className="tc-task-title">
          {application?.title ?? '（案件不可见）'}
        </Link>
        <div className="tc-muted">{[task.organisation?.title, task.stageTitle].filter(Boolean).join(' · ')}</div>
        {task.alsoFor.length > 0 && (
          <div className="tc-task-also">一次签署同时计入：{task.alsoFor.map(({ title }) => title).join('、')}</div>
        )}
      </div>
      <div className="tc-task-side">
        <span className="tc-task-action">{wordStep(task)}</span>
        <span className="tc-muted">{task.body.title}</span>
        <ClauseChip article={task.article} />
      </div>
      <div className="tc-task-figures">
        {total && <Money yuan={total} />}
        <span className={task.status === 'OPEN' && days > 7 ? 'tc-task-late' : 'tc-muted'}>
          {task.status === 'OPEN'
            ? days > 0
              ? `已等 ${days} 天`
              : '今天到达'
            : `${word(VERDICT, task.verdict?.toLowerCase())} · ${task.decidedAt?.slice(0, 10) ?? ''}`}
        </span>
      </div>
    </article>
  );
}
