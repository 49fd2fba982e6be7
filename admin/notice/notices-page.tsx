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
import { t } from '../i18n/t';

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
        title={t('通知')}
        extra={
          <>
            <Link to={unreadOnly ? '/notices' : '/notices?show=unread'}>
              {unreadOnly ? t('看全部') : t('只看未读')}
            </Link>
            {unread.length > 0 && (
              <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(unread.map(({ id }) => id))}>
                {t('全部标为已读')}
              </Button>
            )}
          </>
        }
      />
      {notices.isPending && <Loading />}
      {notices.isError && <Problem error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isSuccess && rows.length === 0 && (
        <Empty title={unreadOnly ? t('没有未读的通知') : t('还没有通知')}>
          <p>{t('事项轮到您办理、申报被退回或者已经办结时，会在这里告诉您。')}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Panel
          title={unreadOnly ? t('未读') : t('全部')}
          extra={<span className="tc-muted">{t('{{count}} 条未读', { count: unread.length })}</span>}
        >
          <ul className="tc-rows">
            {rows.map((notice) => (
              <Row key={notice.id} notice={notice} onRead={() => mark.mutate([notice.id])} />
            ))}
          </ul>
          {notices.hasNextPage && (
            <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
              {t('加载更多')}
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
        {isNew && <span className="tc-sr">{t('未读：')}</span>}
        {placeOf(notice) ? <Link to={placeOf(notice) ?? ''}>{notice.message}</Link> : notice.message}
      </span>
      <span className="tc-muted numeric">{minuteOf(notice.createdAt)}</span>
      {isNew && (
        <Button size="small" aria-label={t('标为已读：{{message}}', { message: notice.message })} onClick={onRead}>
          {t('标为已读')}
        </Button>
      )}
    </li>
  );
}

/** Where a notice leads; null: nowhere. */
function placeOf({ kind, applicationId, editionId, supervisionFindingId }: ListedNotice): string | null {
  if (editionId) return `/editions/${editionId}${kind === 'edition-submitted' ? '/publish' : ''}`;
  if (supervisionFindingId) return `/supervision/${supervisionFindingId}`;
  if (applicationId) return `/applications/${applicationId}`;
  return kind.startsWith('delegation-') ? '/delegations' : null;
}
