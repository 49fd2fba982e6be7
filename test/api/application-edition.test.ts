import type { Day, JsonObject } from '../../form-schemas/engine';
import { GivenCity } from '../support/given-city';
import { publishedRegime, regimeFiles, unheld } from '../support/given-regime';
import { givenServer, type GivenServer } from '../support/given';

/** A newer edition: drafts are carried over, cases stay on the edition under which they were filed. */

let given: GivenServer;
let city: GivenCity;
let draft: string;
let filed: string;
let handedIn: string;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  const started = await city.start('education');
  draft = started.draft?.id ?? '';
  await city.save(city.filers.education, {
    id: draft,
    answers: await city.form('education', '600000.00'),
    expectedVersion: 1,
  });
  const other = (await city.start('education')).draft?.id ?? '';
  await city.save(city.filers.education, {
    id: other,
    answers: await city.form('education', '310000.00'),
    expectedVersion: 1,
  });
  filed = (await city.handIn(city.filers.education, { draftId: other, expectedVersion: 2 })).application?.id ?? '';
  handedIn = other;
  await publishedRegime(city.editors, changed(), '2026-09-20' as Day);
});
afterAll(() => given?.close());

/** The regulation's own files with one optional question less and one more in the application form. */
function changed(): ReadonlyMap<string, string> {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const form = JSON.parse(files.get('forms/application.json') ?? '') as { schema: Node };
  const section = sectionOf(form.schema, 'methodReason');
  const { methodReason, ...rest } = section.properties ?? {};
  section.properties = { ...rest, methodGrounds: { ...methodReason, title: '方式的依据', required: false } as Node };
  const sheet = 'papers/application-sheet.json';
  return files
    .set(sheet, (files.get(sheet) ?? '').replaceAll('application.methodReason', 'application.methodGrounds'))
    .set('forms/application.json', `${JSON.stringify(form, null, 2)}\n`);
}

interface Node {
  properties?: Record<string, Node>;
}
function sectionOf(node: Node, key: string): Node {
  if (node.properties && key in node.properties) return node;
  for (const child of Object.values(node.properties ?? {})) {
    const found = child.properties ? sectionOf(child, key) : node;
    if (found !== node) return found;
  }
  return node;
}

interface Looked {
  readonly version: number;
  readonly answers: JsonObject;
  readonly edition: { readonly number: number };
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: string | null }[];
}
async function look(): Promise<Looked> {
  const client = await city.client(city.filers.education);
  const query =
    'query ($id: ID!) { draft(id: $id) { version answers edition { number } findings { code severity path } } }';
  return (await client.data<{ draft: Looked }>(query, { id: draft })).draft;
}

describe('a draft', () => {
  it('stands on the edition in force on the day', async () => {
    const looked = await look();
    expect([looked.edition.number, Object.hasOwn(looked.answers, 'methodReason'), looked.findings]).toEqual([
      1,
      true,
      [],
    ]);
  });

  it('is carried over field by field to a newer one, telling what changed', async () => {
    city.on('2026-09-20');
    const looked = await look();
    expect([looked.edition.number, Object.hasOwn(looked.answers, 'methodReason')]).toEqual([2, false]);
    expect(looked.answers['declaredTotal']).toBe('600000.00');
    expect(
      looked.findings
        .filter((finding) => finding.severity === 'INFO')
        .map((finding) => `${finding.code} ${finding.path ?? ''}`.trim()),
    ).toEqual(expect.arrayContaining(['edition-newer', 'field-removed methodReason', 'field-added methodGrounds']));
    const answered = await city.handIn(city.filers.education, { draftId: draft, expectedVersion: looked.version });
    expect(answered.application?.stage).toBe('screening');
    expect(await editionOf(answered.application?.id ?? '')).toBe(2);
  });
});

describe('a case', () => {
  it('that is sent back is mended and filed again under its own edition', async () => {
    city.on('2026-09-21');
    await city.approve(city.people.digital, filed, { verdict: 'RETURN' });
    const client = await city.client(city.filers.education);
    const { myDrafts } = await client.data<{
      myDrafts: { nodes: { id: string; version: number; answers: JsonObject; edition: { number: number } }[] };
    }>('{ myDrafts(first: 10) { nodes { id version answers edition { number } } } }');
    const [back] = myDrafts.nodes;
    expect([back?.edition.number, Object.hasOwn(back?.answers ?? {}, 'methodReason')]).toEqual([1, true]);
    const again = await city.handIn(city.filers.education, {
      draftId: back?.id ?? '',
      expectedVersion: back?.version ?? 0,
    });
    expect(again.application).toEqual({ id: filed, stage: 'screening', outcome: null });
    expect(await editionOf(filed)).toBe(1);
  });
});

async function editionOf(id: string): Promise<number> {
  const client = await city.client(city.people.reader);
  const query = 'query ($id: ID!) { application(id: $id) { edition { number } } }';
  return (await client.data<{ application: { edition: { number: number } } }>(query, { id })).application.edition
    .number;
}

it('a draft that has been filed stands as it was filed, with nothing more to say', async () => {
  const client = await city.client(city.filers.education);
  const query = 'query ($id: ID!) { draft(id: $id) { answers form { code } edition { number } findings { code } } }';
  expect(await client.data(query, { id: handedIn })).toMatchObject({
    draft: {
      answers: { declaredTotal: '310000.00' },
      form: { code: 'application' },
      edition: { number: 1 },
      findings: [],
    },
  });
});
