import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const FUND_CHAIN = graphql(`
  query FundChain($id: ID!) {
    project(id: $id) {
      fundChain {
        code
        title
        amount
        article
        record
        silent
        clock {
          status
          due
          opens
          provisional
        }
        entries {
          on
          amount
          application {
            id
            procedureTitle
          }
        }
        caps {
          check
          title
          effect
          used
          bound
          headroom
          article
        }
      }
    }
  }
`);

export type FundLink = ResultOf<typeof FUND_CHAIN>['project']['fundChain'][number];

export const EXECUTION = graphql(`
  query Execution($by: ExecutionBy!, $where: ExecutionWhere) {
    executionRates(by: $by, where: $where) {
      regimeCode
      code
      title
      article
      count
      ofBudget
      executedFrom {
        record
        title
        yearField
        yearOfAbout
        bodyField
        sourceField
      }
      budgetedFrom {
        record
        title
        yearField
        yearOfAbout
        bodyField
        sourceField
      }
      total {
        budgeted
        executed
        left
        rate
      }
      rows {
        key
        title
        budgeted
        executed
        left
        rate
      }
    }
  }
`);

export type Measure = ResultOf<typeof EXECUTION>['executionRates'][number];
export type MeasureRow = Measure['rows'][number];
export type MeasureSource = Measure['executedFrom'][number];
export type ExecutionBy = VariablesOf<typeof EXECUTION>['by'];
