import type { TestClient } from './client';

/** What is asked of the yearly budget. */

const LINE = `line { id version year source sourceTitle number amount state organisation { title } project { code }
  pending { act amount reason proposedBy { name } } }`;
const SAID = 'findings { code severity message path article } errors { path message }';
export const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${LINE} ${SAID} } }`;
export const PROPOSE = mutation('proposeBudgetLine', 'ProposeBudgetLineInput');
export const CORRECT = mutation('correctBudgetLine', 'CorrectBudgetLineInput');
export const WITHDRAW = mutation('withdrawBudgetLine', 'ChangeBudgetLineInput');
export const DISMISS = mutation('dismissBudgetLine', 'ChangeBudgetLineInput');
export const CONFIRM = `mutation ($input: ConfirmBudgetLinesInput!) { confirmBudgetLines(input: $input) {
  lines { id version state amount } ${SAID} } }`;
export const LIST = `query ($where: BudgetWhere) { budgetLines(first: 50, where: $where) { totalCount nodes {
  id version year source number amount state organisation { title } pending { act amount proposedBy { name } }
  actions { act allowed reason } } } }`;
export const TOTALS = `query ($where: BudgetWhere) { budgetTotals(where: $where) { count amount pending
  byYear { key count amount } bySource { key count amount } } }`;
export const ONE = `query ($id: ID!) { budgetLine(id: $id) { state amount version
  steps { number act reason amount person { name } } actions { act allowed reason } } }`;
export const IMPORT = `mutation ($input: ImportBudgetInput!) { importBudget(input: $input) {
  result { saved total good bad fresh changed unchanged found findings { sheet row column field code message given } } ${SAID} } }`;

export interface Line {
  readonly id: string;
  readonly version: number;
  readonly year: number;
  readonly source: string;
  readonly number: string;
  readonly amount: string | null;
  readonly state: string;
  readonly organisation: { readonly title: string } | null;
  readonly pending: { readonly act: string; readonly amount: string | null } | null;
  readonly actions: readonly { readonly act: string; readonly allowed: boolean; readonly reason: string | null }[];
}
export interface Answer {
  readonly line?: Line | null;
  readonly lines?: readonly Line[];
  readonly result?: {
    readonly saved: boolean;
    readonly total: number;
    readonly good: number;
    readonly bad: number;
    readonly fresh: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly found: number;
    readonly findings: readonly {
      readonly sheet: string | null;
      readonly row: number | null;
      readonly column: string | null;
      readonly field: string | null;
      readonly code: string;
      readonly message: string;
      readonly given: string | null;
    }[];
  } | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string | null;
    readonly article: string | null;
  }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export async function run(client: TestClient, document: string, input: object): Promise<Answer> {
  return Object.values(await client.data<Record<string, Answer>>(document, { input }))[0] as Answer;
}

/** What somebody proposed, which must not have been refused. */
export async function proposed(client: TestClient, input: object): Promise<Line> {
  const { line, findings, errors } = await run(client, PROPOSE, input);
  if (!line) throw new Error(JSON.stringify([findings, errors]));
  return line;
}

/** A line that one has proposed and another has confirmed. */
export async function inForce(by: TestClient, other: TestClient, input: object): Promise<Line> {
  const { id, version } = await proposed(by, input);
  const { lines, findings } = await run(other, CONFIRM, { lines: [{ id, expectedVersion: version }] });
  const [line] = lines ?? [];
  if (!line) throw new Error(JSON.stringify(findings));
  return line;
}
