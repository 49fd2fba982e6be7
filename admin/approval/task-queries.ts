import { graphql, type ResultOf } from '../graphql/tada';

export const MY_TASKS = graphql(`
  query MyTasks($where: TaskWhere, $after: String) {
    myTasks(where: $where, first: 20, after: $after) {
      nodes {
        id
        action
        mode
        stageTitle
        status
        verdict
        openedAt
        decidedAt
        article
        body {
          title
        }
        alsoFor {
          title
        }
        organisation {
          title
        }
        application {
          id
          title
          kind
          project {
            declaredTotal
            arguedTotal
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

export type ListedTask = ResultOf<typeof MY_TASKS>['myTasks']['nodes'][number];

export const TASK = graphql(`
  query Task($id: ID!) {
    task(id: $id) {
      id
      stage
      stageTitle
      action
      mode
      status
      verdict
      opinion
      minutes
      decidedAt
      openedAt
      article
      version
      isMine
      body {
        code
        title
      }
      alsoFor {
        code
        title
      }
      decidedBy {
        name
      }
      recordedBy {
        name
      }
      form {
        code
      }
      availableActions {
        action
        to
        toTitles
        form
        needs
        refusal {
          message
          article
        }
      }
      application {
        id
      }
    }
  }
`);

export type OpenTask = ResultOf<typeof TASK>['task'];

export const DECIDE = graphql(`
  mutation DecideTask($input: DecideTaskInput!) {
    decideTask(input: $input) {
      task {
        id
        status
      }
      application {
        id
        stageTitle
        outcome
      }
      findings {
        code
        severity
        message
        path
        rule
        article
        parameters
      }
      errors {
        path
        message
      }
    }
  }
`);

export type Decided = ResultOf<typeof DECIDE>['decideTask'];
