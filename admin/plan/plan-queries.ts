import { graphql, type ResultOf } from '../graphql/tada';

export const PLAN_YEARS = graphql(`
  query PlanYears {
    planYears
  }
`);

export const PLANS = graphql(`
  query AnnualPlans($year: Int!) {
    annualPlans(year: $year) {
      regimeCode
      title
      article
      year
      amountTitle
      modeTitle
      tagsTitle
      count
      original {
        count
        amount
      }
      added {
        count
        amount
      }
      total {
        count
        amount
      }
      pending {
        count
        amount
      }
      byMode {
        key
        title
        count
        amount
      }
      byOrganisation {
        key
        title
        count
        amount
      }
      lines {
        midYear
        outcome
        amount
        mode
        modeWords
        tags
        project {
          id
          code
          title
          organisation {
            id
            title
          }
        }
        list {
          id
          title
        }
      }
    }
  }
`);

export type Plan = ResultOf<typeof PLANS>['annualPlans'][number];
export type PlanLine = Plan['lines'][number];
