import type { JsonObject } from '../../form-schemas/engine';
import { CREATE, PUBLISH, REVISE, UPDATE, WITHDRAW, type Answer, type Entry } from '../support/ask-catalogue';
import { FILE_ENTRY } from '../support/catalogue-answers';
import { COUNT, SAVE, row, sheet } from '../support/catalogue-sheets';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { checkedBy, exportedBy, once, savedBy } from '../support/import-catalogue';
import { workbookOf } from '../support/workbook-bytes';

/** An export that is taken in again changes nothing, whatever waits beside what is in force. */

let given: GivenServer;
let city: GivenCity;
let unit: TestClient;
let publisher: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  unit = await city.client(city.filers.education);
  publisher = await city.client(city.people.digital);
});
afterAll(() => given?.close());

async function does(who: TestClient, query: string, input: JsonObject): Promise<Entry> {
  const [answer] = Object.values(await who.data<Readonly<Record<string, Answer>>>(query, { input }));
  if (!answer?.entry) throw new Error(JSON.stringify(answer));
  return answer.entry;
}

const named = ({ id, version }: Entry, more: JsonObject = {}) => ({ id, expectedVersion: version, ...more });
const said = (code: string, changes: JsonObject = {}) => ({
  answers: { ...FILE_ENTRY, category: '3', code, ...changes },
  extension: { collected: false },
});
const draft = (code: string, who = unit, changes: JsonObject = {}) => does(who, CREATE, said(code, changes));
const published = async (code: string, who = unit) =>
  does(publisher, PUBLISH, named(await draft(code, who), { note: '' }));
const revised = async (code: string, name: string, by: TestClient) => {
  const begun = await does(by, REVISE, named(await published(code), { note: '更名' }));
  return does(by, UPDATE, named(begun, said(code, { name })));
};

async function stand(): Promise<ReadonlyMap<string, string>> {
  const { catalogueEntries } = await unit.data<{
    catalogueEntries: { nodes: readonly { code: string; state: string; version: number; name: string }[] };
  }>(COUNT, { where: {} });
  return new Map(catalogueEntries.nodes.map(({ code, state, version, name }) => [code, `${state} ${version} ${name}`]));
}

it('nothing of it is new or changed: published, revised, withdrawn, drafts that contradict the guideline, other units', async () => {
  const colleague = await city.client(await city.government.official(city.units.education, ['applicant']));
  const transport = await city.client(city.filers.transport);
  await published('307101/1');
  await revised('307101/2', '改名的学籍', colleague);
  await does(publisher, WITHDRAW, named(await published('307101/3'), { note: '停用' }));
  await draft('307101/4', unit, { sharedWith: '市公安局' });
  await published('307102/1', transport);
  const before = await stand();
  expect([...before.values()].map((one) => one.split(' ')[0]).sort()).toEqual([
    'DRAFT',
    'PUBLISHED',
    'PUBLISHED',
    'REVISED',
    'WITHDRAWN',
  ]);
  const again = await checkedBy(unit, await exportedBy(unit, 'catalogue.xlsx?orderBy=CODE'));
  expect(again.findings).toEqual([]);
  expect(again).toMatchObject({ status: 'CHECKED', total: 5, bad: 0, fresh: 0, changed: 0, unchanged: 5 });
  const refused = await once(unit, SAVE, { id: again.id, expectedVersion: again.version, mode: 'ALL' });
  expect(refused.findings.map(({ code }) => code)).toEqual(['catalogue-import-nothing']);
  expect(await stand()).toEqual(before);
});

describe('a row that says something else', () => {
  // What stands there is opened, on a condition for which the sheet has no column: it stays.
  const taken = async (code: string, name: string, open: '是' | '否') =>
    checkedBy(unit, workbookOf(sheet(row({ 信息资源代码: code, 信息资源名称: name, 是否向社会开放: open }))));

  it('does not overwrite the revision of a colleague, and says so at its row', async () => {
    const colleague = await city.client(await city.government.official(city.units.education, ['applicant']));
    await revised('307103/1', '同事的修订', colleague);
    const one = await taken('307103/1', '导入的名称', '是');
    expect(one).toMatchObject({ bad: 1, changed: 0, unchanged: 0 });
    expect(one.findings).toEqual([
      expect.objectContaining({ row: 2, column: 'E', code: 'catalogue-revision-pending', given: '307103/1' }),
    ]);
    expect(one.findings[0]?.message).toContain('导入会将其覆盖');
  });

  it('writes the own revision anew; the same revision again is nothing new', async () => {
    await revised('307104/1', '自己的修订', unit);
    const one = await taken('307104/1', '又改的名称', '是');
    expect(one).toMatchObject({ bad: 0, changed: 1, unchanged: 0 });
    await savedBy(unit, one, 'ALL');
    expect(await taken('307104/1', '又改的名称', '是')).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('that contradicts an answer for which there is no column says so, and loses nothing', async () => {
    await published('307106/1');
    const one = await taken('307106/1', '不再开放', '否');
    expect(one).toMatchObject({ bad: 1, changed: 0 });
    expect(one.findings).toEqual([expect.objectContaining({ row: 2, column: null, field: '开放条件' })]);
  });

  it('is refused of another unit, and of what is withdrawn', async () => {
    const transport = await city.client(city.filers.transport);
    await published('307105/1', transport);
    await does(publisher, WITHDRAW, named(await published('307105/2'), { note: '停用' }));
    const [other, gone] = [await taken('307105/1', '别的', '否'), await taken('307105/2', '别的', '是')];
    expect(other.findings.map(({ code }) => code)).toEqual(['catalogue-code-taken']);
    expect(gone.findings.map(({ code }) => code)).toEqual(['catalogue-withdrawn']);
  });
});
