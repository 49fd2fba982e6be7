import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

const LINE = graphql(`
  fragment BudgetLine on BudgetLine @_unmask {
    id
    version
    year
    source
    sourceTitle
    number
    amount
    state
    organisation {
      id
      title
    }
    project {
      id
      code
      title
    }
    pending {
      act
      amount
      reason
      at
      proposedBy {
        name
      }
    }
    actions {
      act
      allowed
      reason
    }
  }
`);

export const BUDGET = graphql(
  `
    query Budget($where: BudgetWhere, $first: Int, $after: String, $last: Int, $before: String) {
      budgetLines(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...BudgetLine
        }
        pageInfo {
          ...Page
        }
      }
      budgetTotals(where: $where) {
        count
        amount
        pending
        byYear {
          key
          count
          amount
        }
        bySource {
          key
          count
          amount
        }
      }
    }
  `,
  [LINE, PAGE],
);

export type ListedLine = ResultOf<typeof BUDGET>['budgetLines']['nodes'][number];
export type BudgetTotals = ResultOf<typeof BUDGET>['budgetTotals'];
export type BudgetWhere = NonNullable<VariablesOf<typeof BUDGET>['where']>;

export const RULES = graphql(`
  query BudgetRules {
    budgetRules {
      regimeCode
      title
      article
      keepers
      confirmers
      notKeeper
      sources {
        value
        title
      }
      bounds {
        record
        title
        article
        bySource
        effect
      }
    }
    budgetTotals {
      byYear {
        key
      }
      bySource {
        key
      }
    }
  }
`);

export type Rules = NonNullable<ResultOf<typeof RULES>['budgetRules']>;

export const ONE_LINE = graphql(
  `
    query OneBudgetLine($id: ID!) {
      budgetLine(id: $id) {
        ...BudgetLine
        steps {
          number
          act
          at
          reason
          amount
          person {
            name
          }
        }
      }
    }
  `,
  [LINE],
);

export type OneLine = ResultOf<typeof ONE_LINE>['budgetLine'];

export const PROPOSE = graphql(
  `
    mutation ProposeBudgetLine($input: ProposeBudgetLineInput!) {
      proposeBudgetLine(input: $input) {
        line {
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

export const CORRECT = graphql(
  `
    mutation CorrectBudgetLine($input: CorrectBudgetLineInput!) {
      correctBudgetLine(input: $input) {
        line {
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

export const WITHDRAW = graphql(
  `
    mutation WithdrawBudgetLine($input: ChangeBudgetLineInput!) {
      withdrawBudgetLine(input: $input) {
        line {
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

export const DISMISS = graphql(
  `
    mutation DismissBudgetLine($input: ChangeBudgetLineInput!) {
      dismissBudgetLine(input: $input) {
        line {
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

export const CONFIRM = graphql(
  `
    mutation ConfirmBudgetLines($input: ConfirmBudgetLinesInput!) {
      confirmBudgetLines(input: $input) {
        lines {
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

export const IMPORT = graphql(`
  mutation ImportBudget($input: ImportBudgetInput!) {
    importBudget(input: $input) {
      result {
        saved
        total
        good
        bad
        fresh
        changed
        unchanged
        found
        findings {
          sheet
          row
          column
          field
          code
          message
          given
        }
      }
      findings {
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

export type ImportResult = NonNullable<ResultOf<typeof IMPORT>['importBudget']['result']>;
