import { graphql, type ResultOf } from '../graphql/tada';

/** Everything that is known of one project; the case is null for who may only read the entry. */
export const PROJECT = graphql(`
  query Project($id: ID!) {
    project(id: $id) {
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
        id
        procedure
        stageTitle
        outcome
        positive
        filedOn
        suspendedOn
        suspendedBy {
          id
          title
          procedureTitle
        }
        regimeCode
        edition {
          id
          hash
          title
          number
        }
        waitingFor {
          since
          dueOn
          dueState
          dueProvisional
          dueWords
          dueArticle
          body {
            code
            title
          }
          holders {
            id
            name
          }
        }
        tasks {
          id
          status
          action
          isMine
          draft {
            id
          }
          body {
            title
          }
        }
        factSheet {
          name
          title
          value
          words
          type
          provenance
          formTitle
          stageTitle
          recordOwner
          article
        }
        caps {
          check
          title
          effect
          amountTitle
          used
          bound
          headroom
          article
        }
        documents {
          title
          formTitle
          stageTitle
          attachment {
            id
            name
            size
            url
            createdAt
          }
        }
        ahead {
          stages {
            code
            title
            kind
            article
            outcome
            steps {
              action
              mode
              bodies {
                title
              }
            }
            list {
              code
              title
              kind
              article
              outcome
              steps {
                action
                mode
                bodies {
                  title
                }
              }
            }
          }
          findings {
            code
            severity
            message
          }
        }
      }
    }
  }
`);

/** That something of a project has changed. */
export const PROJECT_PROGRESS = graphql(`
  subscription ProjectProgress($id: ID!) {
    projectProgress(id: $id) {
      version
    }
  }
`);

export type OpenProject = ResultOf<typeof PROJECT>['project'];
export type ProjectCase = NonNullable<OpenProject['application']>;
export type KnownFact = ProjectCase['factSheet'][number];

/** All that is told of one event of a case. */
const COURSE_EVENT = graphql(`
  fragment CourseEvent on ApplicationEvent @_unmask {
    seq
    type
    verdict
    on
    at
    text
    minutes
    stage
    stageTitle
    round
    action
    article
    toTitle
    person {
      name
    }
    recordedBy {
      name
    }
    onBehalfOf {
      name
    }
    transferredTo {
      name
    }
    concerned {
      title
    }
    bodies {
      code
      title
    }
    route {
      matrix
      title
      rows
      conditions
      article
    }
    findings {
      code
      severity
      message
      article
    }
    overrides {
      rule
      ruleTitle
      article
      reason
      citation
      body {
        title
      }
      person {
        name
      }
    }
  }
`);

/** The lists that decided on a case, and what happened on them. */
const LISTED_ON = graphql(`
  fragment ListedOn on ListedOn @_unmask {
    outcome
    list {
      id
      title
      events {
        seq
        type
        verdict
        on
        at
        text
        minutes
        stageTitle
        round
        action
        article
        person {
          name
        }
        recordedBy {
          name
        }
        onBehalfOf {
          name
        }
        transferredTo {
          name
        }
        concerned {
          title
        }
        bodies {
          code
          title
        }
      }
    }
  }
`);

/** What happened in a project's whole life, its main case and those beside it as one, and on the lists that decided on it. Asked apart: it is the longer part. */
export const TIMELINE = graphql(
  `
    query ProjectTimeline($id: ID!, $case: ID!) {
      project(id: $id) {
        id
        timeline {
          ...CourseEvent
          application {
            id
            kind
            procedureTitle
          }
        }
      }
      application(id: $case) {
        id
        listedOn {
          ...ListedOn
        }
      }
    }
  `,
  [COURSE_EVENT, LISTED_ON],
);

export type CourseEvent = ResultOf<typeof COURSE_EVENT> & {
  /** In a timeline over several cases: of which it is. */
  readonly application?: { readonly id: string; readonly kind: string; readonly procedureTitle: string } | null;
};
export type ListedOn = ResultOf<typeof LISTED_ON>;
export type ListEvent = ListedOn['list']['events'][number];
export interface Course {
  readonly events: readonly CourseEvent[];
  readonly listedOn: readonly ListedOn[];
}
