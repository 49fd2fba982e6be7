import { FOUND } from './ask-evaluations';
import type { TestClient } from './client';

/** What a test asks of supervision. */

export const PROBLEMS = `query ($query: String, $organisationId: ID) {
  problemQueries(organisationId: $organisationId) { code title article count }
  problemFindings(query: $query, organisationId: $organisationId) { code article message project { id title } organisation { title } takenUp { id status } } }`;
export const FINDING = `id version status title article detail source kind dueOn overdue demand result reportedOn conclusion closedOn
  rounds { demand dueOn result reportedOn reportedBy { name } }
  organisation { title } project { title } foundBy { name } closedBy { name }`;
export const act = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { finding { ${FINDING} } ${FOUND} } }`;
export const TAKE_UP = act('takeUpProblem', 'TakeUpProblemInput');
export const RECORD = act('recordFinding', 'RecordFindingInput');
export const DEMAND = act('demandRectification', 'DemandRectificationInput');
export const REPORT = act('reportRectification', 'ReportRectificationInput');
export const CLOSE = act('closeFinding', 'CloseFindingInput');
export const FINDINGS = `query ($where: SupervisionFindingWhere) { supervisionFindings(first: 50, where: $where) { totalCount nodes { ${FINDING} } }
  supervisionFindingTotals(where: $where) { count overdue byStatus { key count } bySource { key count } } }`;

export interface Problems {
  readonly problemQueries: readonly { code: string; title: string; article: string; count: number }[];
  readonly problemFindings: readonly {
    code: string;
    message: string;
    project: { id: string } | null;
    organisation: { title: string } | null;
    takenUp: { id: string } | null;
  }[];
}
export const askProblems = (client: TestClient, variables: Readonly<Record<string, unknown>> = {}) =>
  client.data<Problems>(PROBLEMS, variables);
