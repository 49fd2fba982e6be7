import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const CLOCK_TOTALS = graphql(`
  query ProjectClockTotals($where: ProjectClockWhere) {
    projectClockTotals(where: $where) {
      sweptAt
      all {
        count
        late
        near
        open
        notOpen
      }
      byKind {
        regimeCode
        code
        title
        count
      }
      byOrganisation {
        count
        organisation {
          id
          title
        }
      }
    }
  }
`);

export const CLOCKS = graphql(
  `
    query ProjectClocks($where: ProjectClockWhere, $first: Int, $after: String, $last: Int, $before: String) {
      projectClocks(where: $where, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          title
          year
          words
          article
          who
          state
          opensOn
          dueOn
          provisional
          sweptOn
          project {
            id
            code
            title
          }
          organisation {
            title
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

export type ListedClock = ResultOf<typeof CLOCKS>['projectClocks']['nodes'][number];
export type ClockWhere = NonNullable<VariablesOf<typeof CLOCKS>['where']>;
