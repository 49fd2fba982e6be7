import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const POOL = graphql(`
  query Pool($procedure: String!, $stage: String!, $after: String) {
    poolApplications(procedure: $procedure, stage: $stage, first: 100, after: $after) {
      nodes {
        id
        title
        createdAt
        organisation {
          title
        }
        project {
          code
          declaredTotal
          arguedTotal
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Pooled = ResultOf<typeof POOL>['poolApplications']['nodes'][number];

export const OPEN_LIST = graphql(
  `
    mutation OpenList($input: OpenListInput!) {
      openList(input: $input) {
        application {
          id
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);
