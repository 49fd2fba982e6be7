import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf } from '../graphql/tada';

export const PROJECTS = graphql(
  `
    query Projects(
      $where: ProjectWhere
      $orderBy: ProjectOrder!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      projects(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          code
          title
          planYear
          status
          endTitle
          declaredTotal
          arguedTotal
          approvedTotal
          createdAt
          organisation {
            title
          }
          application {
            stageTitle
            waitingFor {
              since
              dueOn
              dueState
              body {
                title
              }
            }
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

export type ListedProject = ResultOf<typeof PROJECTS>['projects']['nodes'][number];

export const TOTALS = graphql(`
  query ProjectTotals($where: ProjectWhere) {
    projectTotals(where: $where) {
      count
      declaredTotal
      arguedTotal
      approvedTotal
      byStatus {
        key
        title
        count
        declaredTotal
      }
      byStage {
        key
        title
        count
        declaredTotal
      }
      byOrganisation {
        key
        title
        count
        declaredTotal
      }
      byPlanYear {
        key
        title
        count
        declaredTotal
      }
      byBody {
        key
        title
        count
        declaredTotal
      }
    }
  }
`);

export type Totals = ResultOf<typeof TOTALS>['projectTotals'];
export type TotalsGroup = Totals['byStatus'][number];
