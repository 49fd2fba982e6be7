import type { JsonObject } from '../../form-schemas/engine';
import { toGlobalId } from '../../api/platform/global-id';
import { CREATE, ONE, WITHDRAW, type Answer } from '../support/ask-catalogue';
import { FILE_ENTRY } from '../support/catalogue-answers';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** Several entries are published at once: each by the rules of one alone, all of them or only the good ones. */

const SEVERAL = `mutation ($input: PublishCatalogueEntriesInput!) { answer: publishCatalogueEntries(input: $input) {
  published rows { published entry { id state edition } findings { code severity path } } findings { code message } errors { path message } } }`;

interface Row {
  readonly published: boolean;
  readonly entry: { readonly id: string; readonly state: string; readonly edition: number } | null;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: string | null }[];
}
interface Several {
  readonly published: number;
  readonly rows: readonly Row[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}
interface Entry {
  readonly id: string;
  readonly version: number;
}

let given: GivenServer;
let city: GivenCity;
let unit: TestClient;
let publisher: TestClient;
let numbers = 0;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  unit = await city.client(city.filers.education);
  publisher = await city.client(city.people.digital);
});
afterAll(() => given?.close());

async function draft(changes: JsonObject = {}): Promise<Entry> {
  numbers += 1;
  const answers = { ...FILE_ENTRY, code: `201003/${numbers}`, ...changes };
  const input = { answers, extension: { collected: false } };
  const { createCatalogueEntry } = await unit.data<{ createCatalogueEntry: Answer }>(CREATE, { input });
  return createCatalogueEntry.entry as Entry;
}

/** 无条件共享的不写共享范围: an entry that contradicts the guideline. */
const contradictory = () => draft({ sharedWith: '市公安局' });

async function publish(entries: readonly Entry[], mode: 'ALL' | 'GOOD', who = publisher): Promise<Several> {
  const asked = entries.map(({ id, version }) => ({ id, expectedVersion: version }));
  const input = { entries: asked, mode, note: '年度集中发布' };
  return (await who.data<{ answer: Several }>(SEVERAL, { input })).answer;
}

async function stands({ id }: Entry) {
  const { catalogueEntry } = await publisher.data<{
    catalogueEntry: { state: string; steps: readonly { act: string; note: string }[] };
  }>(ONE, { id });
  return [catalogueEntry.state, ...catalogueEntry.steps.map(({ act, note }) => `${act} ${note}`.trim())];
}

it('all of them are published, each with a step of its own', async () => {
  const entries = [await draft(), await draft(), await draft()];
  const { published, rows, findings } = await publish(entries, 'ALL');
  expect([published, findings]).toEqual([3, []]);
  expect(rows.map(({ entry, published: is }) => [entry?.id, entry?.state, entry?.edition, is])).toEqual(
    entries.map(({ id }) => [id, 'PUBLISHED', 1, true]),
  );
  for (const entry of entries) expect(await stands(entry)).toEqual(['PUBLISHED', 'CREATE', 'PUBLISH 年度集中发布']);
});

it('one that may not be published stops all of them, or is left out; of each it is told why', async () => {
  const [good, bad] = [await draft(), await contradictory()];
  const none = await publish([good, bad], 'ALL');
  expect([none.published, none.findings.map(({ message }) => message)]).toEqual([
    0,
    ['有 1 条不能发布，没有发布任何一条；可以只发布合格的'],
  ]);
  expect(none.rows.map(({ published, findings }) => [published, findings.map(({ path }) => path)])).toEqual([
    [false, []],
    [false, ['sharedWith']],
  ]);
  expect(await stands(good)).toEqual(['DRAFT', 'CREATE']);

  const some = await publish([bad, good], 'GOOD');
  expect([some.published, some.findings]).toEqual([1, []]);
  expect(some.rows.map(({ entry, published }) => [entry?.id, published])).toEqual([
    [bad.id, false],
    [good.id, true],
  ]);
  expect([await stands(bad), await stands(good)]).toEqual([
    ['DRAFT', 'CREATE'],
    ['PUBLISHED', 'CREATE', 'PUBLISH 年度集中发布'],
  ]);
});

it('what has changed, is published already, has been given up or is not there is told of that one alone', async () => {
  const [fresh, changed, twice, gone] = [await draft(), await draft(), await draft(), await draft()];
  await publish([twice], 'ALL');
  await unit.data(WITHDRAW, { input: { id: gone.id, expectedVersion: gone.version, note: '不再编制' } });
  const missing = { id: toGlobalId('CatalogueEntry', '00000000-0000-4000-8000-000000000000'), version: 1 };
  const { published, rows } = await publish(
    [
      fresh,
      { ...changed, version: changed.version + 1 },
      { ...twice, version: twice.version + 1 },
      { ...gone, version: gone.version + 1 },
      missing,
    ],
    'GOOD',
  );
  expect(published).toBe(1);
  expect(rows.map(({ published: is, findings }) => (is ? 'published' : findings[0]?.code))).toEqual([
    'published',
    'catalogue-entry-changed',
    'catalogue-not-publishable',
    'catalogue-not-publishable',
    'catalogue-entry-missing',
  ]);
});

it('nobody publishes what they have written, nor without the body that the regime names', async () => {
  const both = await city.government.official(city.units.education, ['applicant', 'decider'], ['digital-bureau']);
  const writer = await city.client(both);
  numbers += 1;
  const input = { answers: { ...FILE_ENTRY, code: `201003/${numbers}` }, extension: { collected: false } };
  const { createCatalogueEntry } = await writer.data<{ createCatalogueEntry: Answer }>(CREATE, { input });
  const own = createCatalogueEntry.entry as Entry;
  const other = await draft();
  const { rows } = await publish([own, other], 'GOOD', writer);
  expect(rows.map(({ published }) => published)).toEqual([false, true]);
  const finance = await publish([own], 'GOOD', await city.client(city.people.finance));
  expect(finance.rows.map(({ findings }) => findings[0]?.code)).toEqual(['catalogue-not-publishable']);
  const { errors } = await unit.ask(SEVERAL, {
    input: { entries: [{ id: own.id, expectedVersion: own.version }], mode: 'GOOD' },
  });
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
});

it('takes from one to a hundred, each once', async () => {
  const one = await draft();
  const said = async (entries: readonly Entry[]) =>
    (await publish(entries, 'GOOD')).errors.map(({ path, message }) => `${path}: ${message}`);
  expect(await said([])).toEqual(['entries: 一次发布 1 至 100 条']);
  expect(await said(Array.from({ length: 101 }, () => one))).toEqual(['entries: 一次发布 1 至 100 条']);
  expect(await said([one, one])).toEqual(['entries[1].id: 同一条目给出了两次']);
});
