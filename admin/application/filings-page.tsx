import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { JsonObject } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import type { ResultOf } from '../graphql/tada';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { Money } from '../kit/money';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { daysBetween, minuteOf, todayInBeijing } from '../kit/time';
import { wordEnd } from '../kit/words';
import { APPLICATIONS, MY_DRAFTS } from './draft-queries';
import '../kit/rows.css';
import { t } from '../i18n/t';

/** What my unit has begun and handed in: drafts first, then applications with where they stand and with whom. */
export function FilingsPage() {
  const me = useMe();
  const mayFile = me.roles.includes('applicant');
  const mayList = me.roles.includes('decider') || me.roles.includes('clerk');
  const organisation = me.appointment?.post?.organisation ?? null;
  const drafts = useQuery({
    queryKey: ['my-drafts'],
    enabled: mayFile || mayList,
    queryFn: async ({ signal }) => (await request(MY_DRAFTS, {}, signal)).myDrafts,
  });
  const where = mayFile && organisation ? { organisationId: organisation.id } : {};
  const applications = useInfiniteQuery({
    queryKey: ['applications', where],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await request(APPLICATIONS, { where, ...(pageParam === null ? {} : { after: pageParam }) }, signal))
        .applications,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  // A unit's lists are for those who compile them, its projects for those who file.
  const open =
    drafts.data?.nodes.filter(
      ({ filedAt, application }) => filedAt === null && (application?.kind !== 'LIST' || mayList),
    ) ?? [];
  const filed = applications.data?.pages.flatMap((page) => page.nodes) ?? [];
  const start = mayFile && (
    <Link to="/filings/new">
      <Button type="primary" tabIndex={-1}>
        {t('申报新项目')}
      </Button>
    </Link>
  );
  const list = mayList && <Link to="/lists/new">{t('编列清单')}</Link>;
  const loading = applications.isPending || ((mayFile || mayList) && drafts.isPending);
  const problem = applications.error ?? drafts.error;
  return (
    <>
      <PageTitle title={t('项目申报')} extra={start || list}>
        {mayFile && organisation ? organisation.title : t('可见的全部申报')}
      </PageTitle>
      {loading && <Loading />}
      {problem && <Problem error={problem} onRetry={() => void applications.refetch()} />}
      {!loading && !problem && open.length === 0 && filed.length === 0 && (
        <Empty title={t('还没有申报')}>
          <p>
            {mayFile
              ? t('第一步：点“申报新项目”，先回答几个问题，看项目是否适用本办法；适用的才开始填报。')
              : t('申报由项目建设单位的经办人发起；提交之后会出现在这里。')}
          </p>
          {start}
        </Empty>
      )}
      {open.length > 0 && (
        <Panel title={t('草稿')} extra={<span className="tc-muted">{t('{{count}} 份', { count: open.length })}</span>}>
          <ul className="tc-rows">
            {open.map((draft) => (
              <li key={draft.id}>
                <Link to={`/filings/${draft.id}`} className="tc-rows-title">
                  {draft.application?.title ?? draft.project?.title ?? titleOf(draft.answers)}
                </Link>
                <span>
                  {t('{{stage}}（{{procedure}}）', { stage: draft.stageTitle, procedure: draft.procedureTitle })}
                </span>
                <span>
                  {draft.application === null
                    ? t('尚未提交')
                    : draft.application.kind === 'LIST'
                      ? t('清单退回，待修改后重新提交')
                      : t('待填写后提交')}
                </span>
                <span className="tc-muted">{t('保存于 {{at}}', { at: minuteOf(draft.updatedAt) })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {filed.length > 0 && (
        <Panel title={t('已提交')}>
          <Applications rows={filed} />
          {applications.hasNextPage && (
            <Button loading={applications.isFetchingNextPage} onClick={() => void applications.fetchNextPage()}>
              {t('加载更多')}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}

type Row = ResultOf<typeof APPLICATIONS>['applications']['nodes'][number];

function Applications({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className="tc-table">
      <thead>
        <tr>
          <th scope="col">{t('项目')}</th>
          <th scope="col">{t('环节')}</th>
          <th scope="col">{t('在谁手里')}</th>
          <th scope="col">{t('计划年度')}</th>
          <th scope="col">{t('总投资')}</th>
          <th scope="col">{t('申报日')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t('项目')}>
              <Link to={`/applications/${row.id}`}>{row.title}</Link>
              <div className="tc-muted">{[row.project?.code, row.organisation?.title].filter(Boolean).join(' · ')}</div>
            </td>
            <td data-label={t('环节')}>{row.outcome ? wordEnd(row) : row.stageTitle}</td>
            <td data-label={t('在谁手里')}>
              <Waiting row={row} />
            </td>
            <td data-label={t('计划年度')} className="numeric">
              {row.project?.planYear ? t('{{year}} 年', { year: row.project.planYear }) : '—'}
            </td>
            <td data-label={t('总投资')}>
              <Money yuan={row.project?.approvedTotal ?? row.project?.arguedTotal ?? row.project?.declaredTotal} />
            </td>
            <td data-label={t('申报日')} className="numeric">
              {row.filedOn ?? '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Waiting({ row }: { readonly row: Row }) {
  const since = row.waitingFor[0]?.since;
  if (row.outcome || !since) return <>—</>;
  const days = daysBetween(since, todayInBeijing());
  return (
    <>
      {row.waitingFor.map(({ body }) => body.title).join(t('、'))}
      <div className="tc-muted">{days > 0 ? t('已 {{count}} 天', { count: days }) : t('今天到达')}</div>
    </>
  );
}

/** A draft is named by the project's name as soon as that is filled in. */
function titleOf(answers: unknown): string {
  const name = (answers as JsonObject | null)?.['projectName'];
  return typeof name === 'string' && name !== '' ? name : t('未命名的申报');
}
