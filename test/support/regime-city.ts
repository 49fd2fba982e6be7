import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from './client';
import type { GivenGovernment, GivenServer } from './given';
import { listed, regimeEditors, type RegimeEditors } from './given-regime';

const EDITION = 'id number status version hash adoptedFrom title regimeCode preparedBy { name } publishedBy { name }';
const FINDINGS = 'findings { code severity message path article } errors { path message }';
export const IMPORT = `mutation ($input: ImportRegimeInput!) { importRegime(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
export const SUBMIT = `mutation ($input: ChangeEditionInput!) { submitEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
export const PUBLISH = `mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
export const WITHDRAW = `mutation ($input: WithdrawEditionInput!) { withdrawEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
export const IN_FORCE = `query ($code: String!, $on: Day) { regimeInForce(code: $code, on: $on) { ${EDITION} } }`;

export interface EditionAnswer {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly version: number;
  readonly hash: string;
  readonly adoptedFrom: string | null;
}
export interface Payload {
  readonly edition: EditionAnswer | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string | null;
  }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export interface City {
  readonly government: GivenGovernment;
  readonly editors: RegimeEditors;
  readonly preparer: TestClient;
  readonly publisher: TestClient;
}

let governments = 0;

/** A government of its own for a test, so that the order of tests says nothing. */
export async function newCity(given: GivenServer, parent: string | null = null): Promise<City> {
  governments += 1;
  const government = await given.government(`${910_000 + governments}`, undefined, parent);
  const editors = await regimeEditors(government);
  return {
    government,
    editors,
    preparer: await editors.preparer.signedIn(),
    publisher: await editors.publisher.signedIn(),
  };
}

export async function run(
  client: TestClient,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload> {
  const data = await client.data<Readonly<Record<string, Payload>>>(mutation, { input });
  const [payload] = Object.values(data);
  if (!payload) throw new Error('no payload');
  return payload;
}

export async function draft(city: City, given: RegimeFiles): Promise<EditionAnswer> {
  const { edition } = await run(city.preparer, IMPORT, { files: listed(given), note: '首版' });
  if (!edition) throw new Error('not imported');
  return edition;
}

export async function submitted(city: City, given: RegimeFiles): Promise<EditionAnswer> {
  const { id } = await draft(city, given);
  const { edition } = await run(city.preparer, SUBMIT, { id, expectedVersion: 1 });
  if (!edition) throw new Error('not submitted');
  return edition;
}

export async function status(city: City, id: string): Promise<string | undefined> {
  const data = await city.preparer.data<{ edition: { status: string } | null }>(
    'query ($id: ID!) { edition(id: $id) { status } }',
    { id },
  );
  return data.edition?.status;
}

export async function countEditions(city: City): Promise<number> {
  const data = await city.preparer.data<{ editions: { totalCount: number } }>('{ editions(first: 1) { totalCount } }');
  return data.editions.totalCount;
}
