import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const INVESTMENT = graphql(`
  query DashboardInvestment {
    projectTotals {
      count
      declaredTotal
      approvedTotal
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

export type ProjectGroup = ResultOf<typeof INVESTMENT>['projectTotals']['byStage'][number];

export const OPEN_TASKS = graphql(`
  query DashboardOpenTasks($where: OpenTaskWhere) {
    openTaskTotals(where: $where) {
      all {
        count
        late
        near
        onTime
      }
      byBody {
        key
        title
        count
        late
        near
        onTime
      }
    }
  }
`);

export const TALLIES = graphql(`
  query DashboardTallies {
    tallies {
      regimeCode
      code
      title
      article
      record
      field
      open
      count
      sum
      where {
        name
        in
      }
      groups {
        key
        title
        count
        sum
      }
    }
  }
`);

export type Tally = ResultOf<typeof TALLIES>['tallies'][number];

export const DUE_TASKS = graphql(
  `
    query DueTasks($where: OpenTaskWhere, $first: Int, $after: String, $last: Int, $before: String) {
      openTasks(where: $where, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          stageTitle
          openedAt
          dueOn
          dueState
          dueWords
          dueArticle
          dueProvisional
          body {
            code
            title
          }
          organisation {
            title
          }
          application {
            id
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

export type DueTask = ResultOf<typeof DUE_TASKS>['openTasks']['nodes'][number];
export type OpenTaskWhere = NonNullable<VariablesOf<typeof DUE_TASKS>['where']>;
