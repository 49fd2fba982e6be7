import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

/** A row of a typed record, as tables show it. */
export const RECORD_ROW = graphql(`
  fragment RecordRow on RecordRow @_unmask {
    id
    record
    title
    on
    closedOn
    closes
    article
    values {
      name
      title
      type
      value
      words
    }
    project {
      id
    }
    application {
      id
      procedureTitle
    }
    closedBy {
      id
      procedureTitle
    }
    writtenBy {
      name
    }
  }
`);

/** What may be begun beside a project, a unit or the government, with why not what may not be. */
export const SIDE_PROCEDURE = graphql(
  `
    fragment SideProcedure on SideProcedure @_unmask {
      procedure
      title
      article
      aboutTitle
      about {
        ...RecordRow
      }
      findings {
        ...Finding
      }
    }
  `,
  [RECORD_ROW, FINDING],
);

/** A case beside a project or unit: what it is and how it stands. */
export const SIDE_CASE = graphql(`
  fragment SideCase on Application @_unmask {
    id
    procedure
    procedureTitle
    stageTitle
    outcome
    positive
    createdAt
    updatedAt
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
    }
  }
`);

export type SideCase = ResultOf<typeof SIDE_CASE>;

/** A page of cases. */
export interface SidePage {
  readonly nodes: readonly SideCase[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All cases of a list whose first page is at hand, page by page: none is left out unseen. */
export async function allSides(
  first: SidePage,
  next: (after: string) => Promise<SidePage>,
): Promise<readonly SideCase[]> {
  const sides = [...first.nodes];
  for (let { pageInfo } = first; pageInfo.hasNextPage && pageInfo.endCursor !== null;) {
    const page = await next(pageInfo.endCursor);
    sides.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return sides;
}

/** What happens beside the main case, and by when something is due. */
const LIFE = graphql(
  `
    query ProjectLife($id: ID!) {
      project(id: $id) {
        id
        sides(first: 50) {
          nodes {
            ...SideCase
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        clocks {
          code
          title
          year
          status
          from
          opens
          due
          provisional
          strength
          words
          who
          procedure
          article
        }
      }
    }
  `,
  [SIDE_CASE],
);

const MORE_SIDES = graphql(
  `
    query ProjectMoreSides($id: ID!, $after: String) {
      project(id: $id) {
        id
        sides(first: 50, after: $after) {
          nodes {
            ...SideCase
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SIDE_CASE],
);

export interface ProjectLife {
  readonly clocks: readonly Clock[];
  readonly sides: readonly SideCase[];
}

export async function projectLife(id: string, signal: AbortSignal): Promise<ProjectLife> {
  const { clocks, sides } = (await request(LIFE, { id }, signal)).project;
  const next = async (after: string) => (await request(MORE_SIDES, { id, after }, signal)).project.sides;
  return { clocks, sides: await allSides(sides, next) };
}

export type Clock = ResultOf<typeof LIFE>['project']['clocks'][number];

export const SIDES_TO_START = graphql(
  `
    query ProjectSides($id: ID!) {
      project(id: $id) {
        id
        sideProcedures {
          ...SideProcedure
        }
      }
    }
  `,
  [SIDE_PROCEDURE],
);

export type SideProcedure = ResultOf<typeof SIDE_PROCEDURE>;

/** Rows of records, the oldest first. */
const RECORDS = graphql(
  `
    query Records($where: RecordWhere, $after: String) {
      records(where: $where, first: 50, after: $after) {
        nodes {
          ...RecordRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [RECORD_ROW],
);

export type RecordRow = ResultOf<typeof RECORD_ROW>;

/** So many rows at most are asked for and added up. */
export const MOST_ROWS = 1000;

export interface KnownRows {
  readonly rows: readonly RecordRow[];
  /** There are more than {@link MOST_ROWS}. */
  readonly more: boolean;
}

/** All rows of records that fit, page by page, so that sums are of the whole. */
export async function recordRows(
  where: {
    readonly projectId?: string;
    readonly organisationId?: string;
    readonly regimeCode?: string;
    readonly withProject?: boolean;
  },
  signal: AbortSignal,
): Promise<KnownRows> {
  const rows: RecordRow[] = [];
  let after: string | null = null;
  do {
    const page: ResultOf<typeof RECORDS>['records'] = (
      await request(RECORDS, { where, ...(after === null ? {} : { after }) }, signal)
    ).records;
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && rows.length < MOST_ROWS);
  return { rows, more: after !== null };
}

export const START_SIDE = graphql(
  `
    mutation StartSide($input: StartSideInput!) {
      startSide(input: $input) {
        draft {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);
