import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { NOTICES, useMarkRead, type ListedNotice } from './notice-queries';
import '../kit/rows.css';
import './bell.css';

/** What one has been told, newest first. A notice is read once its case has been opened, or it is marked so. */
export function NoticesPage() {
  const [search] = useSearchParams();
  const unreadOnly = search.get('show') === 'unread';
  const notices = useInfiniteQuery({
    queryKey: ['notices', unreadOnly],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request(
          NOTICES,
          { ...(unreadOnly ? { unread: true } : {}), ...(pageParam === null ? {} : { after: pageParam }) },
          signal,
        )
      ).myNotices,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const mark = useMarkRead();
  const rows = notices.data?.pages.flatMap((page) => page.nodes) ?? [];
  const unread = rows.filter(({ readAt }) => readAt === null);
  return (
    <>
      <PageTitle
        title="通知"
        extra={
          <>
            <Link to={unreadOnly ? '/notices' : '/notices?show=unread'}>{unreadOnly ? '看全部' : '只看未读'}</Link>
            {unread.length > 0 && (
              <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(unread.map(({ id }) => id))}>
                全部标为已读
              </Button>
            )}
          </>
        }
      />
      {notices.isPending && <Loading />}
      {notices.isError && <Problem error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isSuccess && rows.length === 0 && (
        <Empty title={unreadOnly ? '没有未读的通知' : '还没有通知'}>
          <p>事项轮到您办理、申报被退回或者已经办结时，会在这里告诉您。</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Panel title={unreadOnly ? '未读' : '全部'} extra={<span className="tc-muted">{unread.length} 条未读</span>}>
          <ul className="tc-rows">
            {rows.map((notice) => (
              <Row key={notice.id} notice={notice} onRead={() => mark.mutate([notice.id])} />
            ))}
          </ul>
          {notices.hasNextPage && (
            <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
              加载更多
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}

function Row({ notice, onRead }: { readonly notice: ListedNotice; readonly onRead: () => void }) {
  const isNew = notice.readAt === null;
  return (
    <li>
      <span className={`tc-rows-title${isNew ? ' tc-notice-unread' : ''}`}>
        {isNew && <span className="tc-sr">未读：</span>}
        {notice.applicationId ? <Link to={placeOf(notice)}>{notice.message}</Link> : notice.message}
      </span>
      <span className="tc-muted numeric">{minuteOf(notice.createdAt)}</span>
      {isNew && (
        <Button size="small" aria-label={`标为已读：${notice.message}`} onClick={onRead}>
          标为已读
        </Button>
      )}
    </li>
  );
}

function placeOf({ applicationId }: ListedNotice): string {
  return `/applications/${applicationId ?? ''}`;
}
