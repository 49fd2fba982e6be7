import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import '../kit/rows.css';

const COPIES = graphql(`
  query MyCopies($after: String) {
    myCopies(first: 20, after: $after) {
      nodes {
        id
        note
        createdAt
        body {
          title
        }
        by {
          title
        }
        person {
          name
        }
        application {
          id
          title
          stageTitle
          organisation {
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Copy = ResultOf<typeof COPIES>['myCopies']['nodes'][number];

/** Cases that were sent to me for my knowledge, newest first; they ask for nothing. */
export function CopiesPage() {
  const copies = useInfiniteQuery({
    queryKey: ['my-copies'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await request(COPIES, pageParam === null ? {} : { after: pageParam }, signal)).myCopies,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const rows = copies.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <>
      <PageTitle title={t('抄送我的')}>{t('他人使您知悉的案件，新的在前；不要求办理。')}</PageTitle>
      {copies.isPending && <Loading />}
      {copies.isError && <Problem error={copies.error} onRetry={() => void copies.refetch()} />}
      {copies.isSuccess && rows.length === 0 && (
        <Empty title={t('还没有抄送')}>
          <p>{t('有人把案件抄送给您所任的主体时，会出现在这里。')}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Panel title={t('案件')}>
          <ul className="tc-rows">
            {rows.map((copy) => (
              <Row key={copy.id} copy={copy} />
            ))}
          </ul>
          {copies.hasNextPage && (
            <Button loading={copies.isFetchingNextPage} onClick={() => void copies.fetchNextPage()}>
              {t('加载更多')}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}

function Row({ copy: { application, body, by, person, note, createdAt } }: { readonly copy: Copy }) {
  return (
    <li>
      <span className="tc-rows-title">
        {application ? <Link to={`/applications/${application.id}`}>{application.title}</Link> : t('（案件不可见）')}
        <div className="tc-muted">
          {[application?.organisation?.title, application?.stageTitle].filter(Boolean).join(' · ')}
        </div>
        {note && <div>{t('附言：{{text}}', { text: note })}</div>}
      </span>
      <span>{t('{{by}}（{{name}}）抄送{{body}}', { by: by.title, name: person?.name ?? '—', body: body.title })}</span>
      <span className="tc-muted numeric">{minuteOf(createdAt)}</span>
    </li>
  );
}
