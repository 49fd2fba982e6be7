import { request } from '../../graphql/request';
import { graphql, type ResultOf } from '../../graphql/tada';
import { everyPage } from '../editions/every-page';

export const COMMENT = graphql(`
  fragment RegimeCommentText on RegimeComment @_unmask {
    id
    place
    text
    author {
      id
      name
    }
    createdAt
    resolvedAt
    resolvedBy {
      name
    }
    version
  }
`);

export type RegimeComment = ResultOf<typeof COMMENT>;

const DRAFT_COMMENTS = graphql(
  `
    query RegimeDraftComments($id: ID!, $after: String) {
      regimeDraft(id: $id) {
        comments(first: 100, after: $after) {
          nodes {
            ...RegimeCommentText
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [COMMENT],
);

const EDITION_COMMENTS = graphql(
  `
    query EditionComments($id: ID!, $after: String) {
      edition(id: $id) {
        comments(first: 100, after: $after) {
          nodes {
            ...RegimeCommentText
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [COMMENT],
);

const NONE = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** All remarks on a draft, the earliest first. */
export function commentsOfDraft(id: string, signal?: AbortSignal): Promise<readonly RegimeComment[]> {
  return everyPage(
    async (after) => (await request(DRAFT_COMMENTS, { id, after }, signal)).regimeDraft?.comments ?? NONE,
  );
}

/** All remarks on an edition, the earliest first. */
export function commentsOfEdition(id: string, signal?: AbortSignal): Promise<readonly RegimeComment[]> {
  return everyPage(async (after) => (await request(EDITION_COMMENTS, { id, after }, signal)).edition?.comments ?? NONE);
}
