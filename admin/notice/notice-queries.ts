import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';

export const NOTICES = graphql(`
  query Notices($after: String, $unread: Boolean) {
    myNotices(first: 30, after: $after, unread: $unread) {
      nodes {
        id
        kind
        message
        applicationId
        editionId
        supervisionFindingId
        createdAt
        readAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type ListedNotice = ResultOf<typeof NOTICES>['myNotices']['nodes'][number];

const UNREAD = graphql(`
  query UnreadNotices {
    myNotices(first: 1, unread: true) {
      totalCount
    }
  }
`);

const MARK_READ = graphql(`
  mutation MarkNoticeRead($input: MarkNoticeReadInput!) {
    markNoticeRead(input: $input) {
      errors {
        message
      }
    }
  }
`);

/** How many notices nobody has looked at yet; asked again once a minute while the page is seen. */
export function useUnread(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    enabled,
    refetchInterval: 60_000,
    queryFn: async ({ signal }) => (await request(UNREAD, {}, signal)).myNotices.totalCount,
  });
  return data ?? 0;
}

/** Marks notices as read, one after the other. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await request(MARK_READ, { input: { id } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}
