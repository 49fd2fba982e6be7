import { request } from '../graphql/request';
import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const PROBLEM_QUERIES = graphql(`
  query ProblemQueries($organisationId: ID) {
    problemQueries(organisationId: $organisationId) {
      regimeCode
      code
      title
      article
      count
      answeredBy
    }
  }
`);

export type ProblemQuery = ResultOf<typeof PROBLEM_QUERIES>['problemQueries'][number];

export const PROBLEM_FINDINGS = graphql(`
  query ProblemFindings($query: String, $regimeCode: String, $organisationId: ID) {
    problemFindings(query: $query, regimeCode: $regimeCode, organisationId: $organisationId) {
      regimeCode
      code
      title
      article
      message
      project {
        id
        code
        title
      }
      organisation {
        id
        title
      }
      takenUp {
        id
        status
      }
    }
  }
`);

export type ProblemFinding = ResultOf<typeof PROBLEM_FINDINGS>['problemFindings'][number];

const LISTED = graphql(`
  fragment ListedFinding on SupervisionFinding @_unmask {
    id
    regimeCode
    kind
    title
    article
    detail
    source
    status
    foundOn
    dueOn
    overdue
    reportedOn
    closedOn
    version
    organisation {
      id
      title
    }
    project {
      id
      code
      title
    }
  }
`);

export const FINDINGS = graphql(
  `
    query SupervisionFindings(
      $where: SupervisionFindingWhere
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      supervisionFindings(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...ListedFinding
        }
        pageInfo {
          ...Page
        }
      }
      supervisionFindingTotals(where: $where) {
        count
        overdue
        byStatus {
          key
          count
        }
      }
    }
  `,
  [LISTED, PAGE],
);

export type ListedFinding = ResultOf<typeof FINDINGS>['supervisionFindings']['nodes'][number];
export type FindingWhere = NonNullable<VariablesOf<typeof FINDINGS>['where']>;

/** What units are asked to rectify and have not reported, what is due first. */
export const DUE_FINDINGS = graphql(
  `
    query DueFindings($where: SupervisionFindingWhere) {
      supervisionFindings(first: 20, where: $where, orderBy: DUE) {
        totalCount
        nodes {
          ...ListedFinding
        }
      }
    }
  `,
  [LISTED],
);

export const ONE_FINDING = graphql(
  `
    query OneSupervisionFinding($id: ID!) {
      supervisionFinding(id: $id) {
        ...ListedFinding
        demandObjection
        reportObjection
        closeObjection
        demand
        result
        rounds {
          demand
          dueOn
          result
          reportedOn
          reportedBy {
            id
            name
          }
        }
        conclusion
        foundBy {
          id
          name
        }
        demandedBy {
          id
          name
        }
        closedBy {
          id
          name
        }
        evaluation {
          id
          kindTitle
          year
        }
      }
    }
  `,
  [LISTED],
);

export type OneFinding = ResultOf<typeof ONE_FINDING>['supervisionFinding'];

const SUPERVISIONS = graphql(`
  query Supervisions {
    supervisions {
      regimeCode
      objection
    }
  }
`);

/** Why the session may not record problems, by the regime; of what is not there it may. */
export async function loadObjections(signal: AbortSignal): Promise<ReadonlyMap<string, string | null>> {
  const { supervisions } = await request(SUPERVISIONS, {}, signal);
  return new Map(supervisions.map(({ regimeCode, objection }) => [regimeCode, objection]));
}

export const TAKE_UP = graphql(
  `
    mutation TakeUpProblem($input: TakeUpProblemInput!) {
      takeUpProblem(input: $input) {
        finding {
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

export const RECORD = graphql(
  `
    mutation RecordFinding($input: RecordFindingInput!) {
      recordFinding(input: $input) {
        finding {
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

export const DEMAND = graphql(
  `
    mutation DemandRectification($input: DemandRectificationInput!) {
      demandRectification(input: $input) {
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

export const REPORT = graphql(
  `
    mutation ReportRectification($input: ReportRectificationInput!) {
      reportRectification(input: $input) {
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

export const CLOSE = graphql(
  `
    mutation CloseFinding($input: CloseFindingInput!) {
      closeFinding(input: $input) {
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

export const UNIT_PROJECTS = graphql(`
  query UnitRecordProjects($where: ProjectWhere) {
    projects(first: 50, where: $where) {
      nodes {
        id
        code
        title
        approvedTotal
        application {
          id
          stageTitle
          suspendedOn
        }
      }
      totalCount
    }
  }
`);
