import { request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { allSides, SIDE_CASE, SIDE_PROCEDURE, type SideCase } from './life-query';

export const UNITS = graphql(`
  query Units($where: OrganisationWhere) {
    organisations(first: 100, where: $where) {
      nodes {
        id
        title
      }
    }
  }
`);

/** A unit by its id, which may stand in the address without being among those that were found. */
export const UNIT = graphql(`
  query Unit($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        id
        title
      }
    }
  }
`);

export const SIDES_OF_UNIT = graphql(
  `
    query UnitSides($regimeCode: String!, $organisationId: ID) {
      sidesToOpen(regimeCode: $regimeCode, organisationId: $organisationId) {
        ...SideProcedure
      }
    }
  `,
  [SIDE_PROCEDURE],
);

/** The cases of a unit that stand beside no project among those that may be seen, the newest first. */
const CASES_OF_UNIT = graphql(
  `
    query UnitCases($where: ApplicationWhere, $after: String) {
      applications(first: 50, where: $where, after: $after) {
        nodes {
          ...SideCase
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [SIDE_CASE],
);

/** All of them, page by page. */
export async function casesOfUnit(
  organisationId: string,
  regimeCode: string,
  signal: AbortSignal,
): Promise<readonly SideCase[]> {
  const where = { kind: 'SIDE', organisationId, regimeCode, withProject: false } as const;
  const page = async (after: string | null) =>
    (await request(CASES_OF_UNIT, { where, ...(after === null ? {} : { after }) }, signal)).applications;
  return allSides(await page(null), page);
}
