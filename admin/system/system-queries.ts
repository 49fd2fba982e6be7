import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const SYSTEMS = graphql(
  `
    query Systems($where: SystemWhere, $first: Int, $after: String, $last: Int, $before: String) {
      systems(where: $where, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          name
          code
          title
          stateWords
          on
          functions
          organisation {
            id
            title
          }
          project {
            id
            code
            title
            endTitle
          }
        }
        pageInfo {
          ...Page
        }
      }
    }
  `,
  [PAGE],
);

export type BuiltSystem = ResultOf<typeof SYSTEMS>['systems']['nodes'][number];
export type SystemWhere = NonNullable<VariablesOf<typeof SYSTEMS>['where']>;

export const SIMILAR_TO_DRAFT = graphql(`
  query SimilarToDraft($id: ID!) {
    draft(id: $id) {
      similarSystems {
        title
        nameShare
        nameWords
        functionShare
        functionWords
        catalogueShare
        catalogueWords
        system {
          id
          stateWords
          on
        }
        organisation {
          title
        }
        project {
          id
          code
          title
        }
      }
    }
  }
`);

export const SIMILAR_TO_CASE = graphql(`
  query SimilarToCase($id: ID!) {
    application(id: $id) {
      similarSystems {
        title
        nameShare
        nameWords
        functionShare
        functionWords
        catalogueShare
        catalogueWords
        system {
          id
          stateWords
          on
        }
        organisation {
          title
        }
        project {
          id
          code
          title
        }
      }
    }
  }
`);

export type Similar = NonNullable<ResultOf<typeof SIMILAR_TO_CASE>['application']>['similarSystems'][number];
