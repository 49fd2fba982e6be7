import type { JsonObject } from '../../form-schemas/engine';
import { GivenCity, IN_SCOPE } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import type { TestClient } from '../support/client';

/** Whoever files answers the questions of scope. What is recorded, counted or decided is never theirs to say. */

const START = `mutation ($input: StartFilingInput!) { startFiling(input: $input) {
  draft { id version given facts } findings { code path article } } }`;
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) {
  draft { id version given facts } findings { code path } } }`;

/** As if the unit stood under no sanction: facts of records. */
const FORGED: JsonObject = { buildingBans: 0, planHolds: 0 };

interface Kept {
  readonly draft: {
    readonly id: string;
    readonly version: number;
    readonly given: JsonObject;
    readonly facts: JsonObject;
  } | null;
  readonly findings: readonly { readonly code: string; readonly path: string | null }[];
}

let given: GivenServer;
let city: GivenCity;
let client: TestClient;
beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  client = await city.client(city.filers.education);
});
afterAll(() => given?.close());

async function start(answers: JsonObject): Promise<Kept> {
  const input = { regimeCode: 'dazhou', procedure: 'project', given: answers };
  return (await client.data<{ startFiling: Kept }>(START, { input })).startFiling;
}

it('is begun with answers about scope (control)', async () => {
  const { draft, findings } = await start(IN_SCOPE);
  expect(findings).toEqual([]);
  expect(draft?.given).toEqual(IN_SCOPE);
});

it('is not begun with what is recorded of the unit', async () => {
  const { draft, findings } = await start({ ...IN_SCOPE, ...FORGED });
  expect(draft).toBeNull();
  expect(findings.map(({ code, path }) => [code, path])).toEqual(
    Object.keys(FORGED).map((name) => ['fact-not-given-here', name]),
  );
});

it('is not saved with it either, and stays as it was', async () => {
  const { draft } = await start(IN_SCOPE);
  const input = { id: draft?.id, answers: {}, given: { ...IN_SCOPE, buildingBans: 0 }, expectedVersion: 1 };
  const { saveDraft } = await client.data<{ saveDraft: Kept }>(SAVE, { input });
  expect(saveDraft.draft).toBeNull();
  expect(saveDraft.findings).toContainEqual({ code: 'fact-not-given-here', path: 'buildingBans' });
  const again = await client.data<{ draft: { version: number; given: JsonObject } }>(
    'query ($id: ID!) { draft(id: $id) { version given } }',
    { id: draft?.id },
  );
  expect(again.draft).toEqual({ version: 1, given: IN_SCOPE });
});
