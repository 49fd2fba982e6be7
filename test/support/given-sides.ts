import type { JsonObject } from '../../form-schemas/engine';
import type { TestClient } from './client';

/** What came of an act on a side case. */
export interface Side {
  readonly draft?: { readonly id: string; readonly version: number; readonly answers: JsonObject } | null;
  readonly application?: { readonly id: string; readonly stage: string; readonly version: number } | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly rule: string | null;
    readonly article: string | null;
  }[];
  readonly errors: readonly { readonly path: string }[];
  /** Code of what was thrown instead. */
  readonly thrown?: string;
}

const FOUND = 'findings { code severity rule article } errors { path }';
const DRAFT = `draft { id version answers } ${FOUND}`;
const CASE = `application { id stage version } ${FOUND}`;
const START = `mutation ($input: StartSideInput!) { answer: startSide(input: $input) { ${DRAFT} } }`;
const SAVE = `mutation ($input: SaveDraftInput!) { answer: saveDraft(input: $input) { ${DRAFT} } }`;
const FILE = `mutation ($input: FileApplicationInput!) { answer: fileApplication(input: $input) { ${CASE} } }`;
const PASS = `mutation ($input: PassStageInput!) { answer: passStage(input: $input) { ${CASE} } }`;

export const startSide = (client: TestClient, input: JsonObject) => ask(client, START, input);
export const passStage = (client: TestClient, input: JsonObject) => ask(client, PASS, input);
export const handIn = (client: TestClient, { id: draftId, version }: { id: string; version: number }) =>
  ask(client, FILE, { draftId, expectedVersion: version });

/** Fills in what was started, without handing it in. */
export async function fillIn(client: TestClient, started: Side, answers: JsonObject) {
  const { draft } = started;
  if (!draft) throw new Error(`nothing was started: ${JSON.stringify(started)}`);
  const saved = await ask(client, SAVE, { id: draft.id, answers, expectedVersion: draft.version });
  if (!saved.draft) throw new Error(`not saved: ${JSON.stringify(saved)}`);
  return saved.draft;
}

/** Errors among what was found, as codes; of a thrown error its code. */
export function refusals({ findings, errors, thrown }: Side): readonly string[] {
  if (thrown !== undefined) return [thrown];
  return [
    ...findings.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code),
    ...errors.map(({ path }) => `input ${path}`),
  ];
}

async function ask(client: TestClient, mutation: string, input: JsonObject): Promise<Side> {
  const { data, errors } = await client.ask<{ readonly answer: Side }>(mutation, { input });
  return data?.answer ?? { findings: [], errors: [], thrown: errors[0]?.extensions.code ?? 'unknown' };
}
