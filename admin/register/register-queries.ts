import { request } from '../graphql/request';
import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

const REGISTERS = graphql(`
  query Registers($regimeCode: String) {
    registers(regimeCode: $regimeCode) {
      regimeCode
      record
      title
      article
      of
      note
      closes
      count
      open
      fields {
        name
        title
        type
        unit
        options {
          value
          title
        }
      }
    }
  }
`);

export type Register = ResultOf<typeof REGISTERS>['registers'][number];
export type RegisterField = Register['fields'][number];

/** @param regimeCode null: of every regime in force */
export async function loadRegisters(regimeCode: string | null, signal?: AbortSignal): Promise<readonly Register[]> {
  return (await request(REGISTERS, { regimeCode }, signal)).registers;
}

export const ROWS = graphql(
  `
    query RegisterRows(
      $where: RecordWhere
      $latest: Boolean!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      records(where: $where, latest: $latest, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          on
          closedOn
          values {
            name
            title
            type
            value
            words
          }
          organisation {
            id
            title
          }
          project {
            id
            code
            title
          }
          application {
            id
            procedureTitle
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

export type RegisterRow = ResultOf<typeof ROWS>['records']['nodes'][number];
export type RecordWhere = NonNullable<VariablesOf<typeof ROWS>['where']>;

export const TOTALS = graphql(`
  query RegisterTotals($regimeCode: String!, $record: String!, $where: RecordWhere) {
    recordTotals(regimeCode: $regimeCode, record: $record, where: $where) {
      count
      open
      sums {
        name
        title
        sum
      }
      byOrganisation {
        key
        title
        count
        sums {
          name
          sum
        }
      }
      byYear {
        key
        title
        count
        sums {
          name
          sum
        }
      }
      kindField
      byKind {
        key
        title
        count
        sums {
          name
          sum
        }
      }
    }
  }
`);

export type RegisterTotals = ResultOf<typeof TOTALS>['recordTotals'];
export type RegisterGroup = RegisterTotals['byYear'][number];
