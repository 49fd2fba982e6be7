import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

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
        draft {
          id
        }
        article
        dueOn
        dueState
        dueWords
        dueArticle
        dueProvisional
        body {
          title
        }
        alsoFor {
          title
        }
        assignee {
          name
        }
        addedBy {
          title
        }
        onBehalfOf {
          name
        }
        decidedBy {
          name
        }
        decidedFor {
          name
        }
        reminders
        remindedOn
        organisation {
          title
        }
        application {
          id
          title
          kind
          lines {
            code
          }
          project {
            id
            code
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

export const MY_TASKS_CHANGED = graphql(`
  subscription MyTasksChanged {
    myTasksChanged {
      open
      tasks {
        id
        version
      }
    }
  }
`);

/** How many tasks there are, how many of them press, and for which bodies. */
export const TASK_SUMMARY = graphql(`
  query TaskSummary($where: TaskWhere, $late: TaskWhere, $near: TaskWhere) {
    all: myTasks(first: 1, where: $where) {
      totalCount
    }
    late: myTasks(first: 1, where: $late) {
      totalCount
    }
    near: myTasks(first: 1, where: $near) {
      totalCount
    }
    some: myTasks(first: 100) {
      nodes {
        body {
          code
          title
        }
      }
    }
  }
`);

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
      dueOn
      dueState
      dueWords
      dueArticle
      dueProvisional
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
      decidedFor {
        name
      }
      assignee {
        name
      }
      addedBy {
        title
      }
      onBehalfOf {
        name
      }
      reminders
      remindedOn
      recordedBy {
        name
      }
      form {
        code
      }
      draft {
        id
      }
      availableActions {
        action
        causes {
          records
          effects
        }
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

export const DECIDE = graphql(
  `
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

export type Decided = ResultOf<typeof DECIDE>['decideTask'];
