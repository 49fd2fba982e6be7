import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { Link } from 'react-router';
import { DueMark } from '../application/due-mark';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { useAddress } from '../identity/use-address';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Labelled } from '../kit/labelled';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { DUE_TASKS, OPEN_TASKS, type DueTask, type OpenTaskWhere } from './dashboard-queries';
import { Rectifications } from './rectifications';

const DUES = { late: 'LATE', near: 'NEAR', 'on-time': 'ON_TIME' } as const;
type Due = keyof typeof DUES;

interface AskedTasks {
  readonly due: Due | null;
  readonly body: string | null;
  readonly where: OpenTaskWhere;
}

function tasksAsked(get: (name: string) => string): AskedTasks {
  const asked = get('due');
  const due = Object.hasOwn(DUES, asked) ? (asked as Due) : null;
  const body = get('body') || null;
  return { due, body, where: { ...(due && { due: DUES[due] }), ...(body && { body }) } };
}

/** What the address asks for, page by page. */
function useTasks() {
  const { get } = useAddress();
  const { where } = tasksAsked(get);
  const page = pageOf({ get });
  return useQuery({
    queryKey: ['open-tasks', where, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(DUE_TASKS, { where, ...page }, signal)).openTasks,
  });
}

export function TasksExport() {
  const { get } = useAddress();
  const search = new URLSearchParams({ where: JSON.stringify(tasksAsked(get).where) });
  const count = useTasks().data?.totalCount ?? 0;
  return <ExportFile address={`/exports/open-tasks.xlsx?${search.toString()}`} empty={count === 0} />;
}

/** Everybody's open tasks, what is due first: who is late with what. */
export function DueTasks() {
  const { get, set } = useAddress();
  const { due, body } = tasksAsked(get);
  const tasks = useTasks();
  const totals = useQuery({
    queryKey: ['dashboard-tasks'],
    queryFn: async ({ signal }) => (await request(OPEN_TASKS, {}, signal)).openTaskTotals,
  });
  const narrow = (changes: Readonly<Record<string, string>>): void => set({ after: '', before: '', ...changes });
  const count = tasks.data?.totalCount ?? 0;
  const own = body === null ? totals.data?.all : totals.data?.byBody.find(({ key }) => key === body);
  const label = (word: string, number: number | undefined): string =>
    number === undefined ? word : `${word} ${number}`;
  return (
    <>
      <section className="tc-panel tc-execution-tools no-print" aria-label={t('筛选')}>
        <Segmented
          aria-label={t('时限的状态')}
          options={[
            { value: '', label: label(t('全部'), own?.count) },
            { value: 'late', label: label(t('已逾期'), own?.late) },
            { value: 'near', label: label(t('将到期'), own?.near) },
            { value: 'on-time', label: label(t('未到期'), own?.onTime) },
          ]}
          value={due ?? ''}
          onChange={(value) => narrow({ due: value })}
        />
        <Labelled title={t('由谁办理')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch
              optionFilterProp="label"
              placeholder={t('不限')}
              style={{ width: '100%' }}
              options={(totals.data?.byBody ?? []).map(({ key, title, count: number }) => ({
                value: key ?? '',
                label: t('{{title}}（{{count}}）', { title: title ?? key ?? '', count: number }),
              }))}
              value={body}
              onChange={(value: string | null | undefined) => narrow({ body: value ?? '' })}
            />
          )}
        </Labelled>
      </section>
      {body === null && (due === null || due === 'late') && <Rectifications late={due === 'late'} />}
      {tasks.isError && <Problem error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && !tasks.isError && <Loading rows={8} />}
      {tasks.data?.nodes.length === 0 && (
        <Empty title={due === 'late' ? t('没有逾期的') : t('没有符合筛选的待办')}>
          <p>{t('可以换一种时限的状态再看。')}</p>
        </Empty>
      )}
      {tasks.data && tasks.data.nodes.length > 0 && (
        <Panel title={t('待办')} extra={<span className="tc-muted">{t('{{count}} 项', { count })}</span>}>
          <div aria-busy={tasks.isPlaceholderData} className={tasks.isPlaceholderData ? 'tc-stale' : undefined}>
            <TaskTable tasks={tasks.data.nodes} />
            <Pager info={tasks.data.pageInfo} onTurn={narrow} />
          </div>
        </Panel>
      )}
    </>
  );
}

function TaskTable({ tasks }: { readonly tasks: readonly DueTask[] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('案件')}</th>
            <th scope="col">{t('环节')}</th>
            <th scope="col">{t('由谁办理')}</th>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('时限')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td data-label={t('案件')}>
                {task.application ? (
                  <Link to={`/applications/${task.application.id}`}>{task.application.title}</Link>
                ) : (
                  '—'
                )}
              </td>
              <td data-label={t('环节')}>{task.stageTitle}</td>
              <td data-label={t('由谁办理')}>{task.body.title}</td>
              <td data-label={t('单位')}>{task.organisation?.title ?? '—'}</td>
              <td data-label={t('时限')}>
                <DueMark task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
