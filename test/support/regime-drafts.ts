import type { JsonObject } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from './client';

/** Asking about drafts of regimes as the console does. */

const FINDINGS = 'findings { code severity message path article parameters } errors { path message }';
const EDITION = 'id number status version hash regimeCode';
export const DRAFT = `id status version title note regimeCode outdated baseHash base { id number } newer { number } startedFrom { number }
  editors { name } createdBy { name } updatedBy { name } edition { ${EDITION} } extends { government governmentTitle code number hash edition { id } }`;

const mutation = (name: string, input: string, answer = `draft { ${DRAFT} }`): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${answer} ${FINDINGS} } }`;

export const START = mutation('startRegimeDraft', 'StartRegimeDraftInput');
export const SAVE = mutation('saveRegimeDraft', 'SaveRegimeDraftInput');
export const REBASE = mutation('rebaseRegimeDraft', 'RebaseRegimeDraftInput');
export const SUBMIT_DRAFT = mutation(
  'submitRegimeDraft',
  'SubmitRegimeDraftInput',
  `draft { ${DRAFT} } edition { ${EDITION} }`,
);
export const DISCARD = mutation('discardRegimeDraft', 'ChangeRegimeDraftInput');
export const REOPEN = mutation('reopenRegimeDraft', 'ChangeRegimeDraftInput');
const COMMENT_FIELDS = 'comment { id place text version resolvedAt author { name } resolvedBy { name } }';
export const COMMENT = mutation('commentOnRegime', 'CommentOnRegimeInput', COMMENT_FIELDS);
export const RESOLVE = mutation('resolveRegimeComment', 'ResolveRegimeCommentInput', COMMENT_FIELDS);

export interface DraftAnswer {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly outdated: boolean;
  readonly baseHash: string | null;
  readonly base: { readonly id: string; readonly number: number } | null;
  readonly newer: { readonly number: number } | null;
  readonly startedFrom: { readonly number: number } | null;
  readonly editors: readonly { readonly name: string }[];
  readonly edition: EditionOf | null;
  readonly extends: Readonly<Record<string, unknown>> | null;
}
interface EditionOf {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly version: number;
  readonly hash: string;
}
export interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string | null;
  readonly article: string | null;
  readonly parameters?: Readonly<Record<string, unknown>> | null;
}
export interface DraftPayload {
  readonly draft: DraftAnswer | null;
  readonly edition?: EditionOf | null;
  readonly comment?: {
    readonly id: string;
    readonly version: number;
    readonly resolvedAt: string | null;
    readonly place: string;
  } | null;
  readonly findings: readonly Said[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export async function asks(
  client: TestClient,
  document: string,
  input: Readonly<Record<string, unknown>>,
): Promise<DraftPayload> {
  const [payload] = Object.values(await client.data<Readonly<Record<string, DraftPayload>>>(document, { input }));
  if (!payload) throw new Error('no payload');
  return payload;
}

/** The draft of an answer that has to be there. */
export async function accepted(
  client: TestClient,
  document: string,
  input: Readonly<Record<string, unknown>>,
): Promise<DraftAnswer> {
  const { draft, findings, errors } = await asks(client, document, input);
  if (!draft) throw new Error(JSON.stringify({ findings, errors }, null, 2));
  return draft;
}

export interface ChangeAnswer {
  readonly kind: string;
  readonly path: string;
  readonly title: string;
  readonly message: string;
  readonly area: string;
}

export async function changesOf(client: TestClient, id: string, against?: string): Promise<readonly ChangeAnswer[]> {
  const data = await client.data<{ regimeDraft: { changes: readonly ChangeAnswer[] } }>(
    'query ($id: ID!, $against: ID) { regimeDraft(id: $id) { changes(against: $against) { kind path title before after message area } } }',
    { id, against },
  );
  return data.regimeDraft.changes;
}

export async function filesOf(client: TestClient, id: string): Promise<RegimeFiles> {
  const data = await client.data<{
    regimeDraft: { files: readonly { readonly path: string; readonly text: string }[] };
  }>('query ($id: ID!) { regimeDraft(id: $id) { files { path text } } }', { id });
  return new Map(data.regimeDraft.files.map(({ path, text }) => [path, text]));
}

/** One file with its document changed as its author would. */
export function edited(
  files: RegimeFiles,
  path: string,
  change: (document: Record<string, unknown>) => void,
): { readonly path: string; readonly text: string } {
  const document = JSON.parse(files.get(path) ?? '') as Record<string, unknown>;
  change(document);
  return { path, text: canonicalText(document as JsonObject) };
}
