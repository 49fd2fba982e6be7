import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const ACCEPTANCE = graphql(`
  query ProjectAcceptance($id: ID!) {
    project(id: $id) {
      acceptance {
        state
        current
        openPoints
        openProblems
        steps {
          code
          title
          kind
          state
          times
          begunOn
          on
          notBefore
          article
          says {
            title
            words
          }
          problems {
            text
            dueOn
            solved
            solvedOn
          }
          dues {
            title
            on
            provisional
            isLate
            article
          }
        }
        points {
          code
          title
          step
          state
          message
          article
          proofs {
            title
            words
          }
          gates {
            procedure
            procedureTitle
            beside
            stage
            stageTitle
            effect
            money
            here
            behind
          }
        }
      }
      security {
        code
        title
        kind
        state
        words
        on
        dueOn
        isLate
        article
        gates {
          procedure
          procedureTitle
          beside
          stage
          stageTitle
          effect
          money
          here
          behind
          check
          verdict
          message
          article
        }
      }
    }
  }
`);

type Told = ResultOf<typeof ACCEPTANCE>['project'];
export type Acceptance = NonNullable<Told['acceptance']>;
export type AcceptanceStep = Acceptance['steps'][number];
export type AcceptancePoint = Acceptance['points'][number];
export type Gate = AcceptancePoint['gates'][number];
export type SecurityFact = Told['security'][number];

export const ACCEPTANCES = graphql(
  `
    query Acceptances($where: AcceptanceWhere, $first: Int, $after: String, $last: Int, $before: String) {
      acceptances(where: $where, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          code
          title
          organisation {
            id
            title
          }
          acceptance {
            state
            currentTitle
            dueOn
            openPoints
            unjudgedPoints
            openProblems
            steps {
              code
              title
              state
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

export const ACCEPTANCE_TOTALS = graphql(`
  query AcceptanceTotals($where: AcceptanceWhere) {
    acceptanceTotals(where: $where) {
      state
      kind
      count
      withOpenPoints
      withUnjudgedPoints
    }
  }
`);

export type ListedAcceptance = ResultOf<typeof ACCEPTANCES>['acceptances']['nodes'][number];
export type AcceptanceTotal = ResultOf<typeof ACCEPTANCE_TOTALS>['acceptanceTotals'][number];
export type AcceptanceWhere = NonNullable<VariablesOf<typeof ACCEPTANCES>['where']>;

export const SECURITY = graphql(
  `
    query SecurityFacts($where: SecurityWhere, $first: Int, $after: String, $last: Int, $before: String) {
      securityFacts(where: $where, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          code
          title
          organisation {
            id
            title
          }
          security {
            code
            title
            kind
            state
            words
            on
            dueOn
            isLate
            gates {
              procedureTitle
              beside
              stageTitle
              effect
              money
              here
              behind
              verdict
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

export const SECURITY_TOTALS = graphql(`
  query SecurityTotals($where: SecurityWhere) {
    securityTotals(where: $where) {
      kind
      state
      count
    }
  }
`);

export type ListedSecurity = ResultOf<typeof SECURITY>['securityFacts']['nodes'][number];
export type SecurityTotal = ResultOf<typeof SECURITY_TOTALS>['securityTotals'][number];
export type SecurityWhere = NonNullable<VariablesOf<typeof SECURITY>['where']>;
