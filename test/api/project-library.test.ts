import { readSheet } from 'read-excel-file/node';
import type { JsonObject } from '../../form-schemas/engine';
import type { TestClient } from '../support/client';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity, SCREENED } from '../support/given-city';

/** The library of projects: what is listed, what it comes to, and the spreadsheet, which must be the same three times. */

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly planYear: number;
  readonly declaredTotal: string | null;
  readonly arguedTotal: string | null;
  readonly approvedTotal: string | null;
  readonly organisation: { readonly id: string; readonly title: string };
  readonly application: { readonly stage: string; readonly waitingFor: readonly { body: { code: string } }[] } | null;
}

interface Listed {
  readonly projects: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Group {
  readonly key: string | null;
  readonly title: string | null;
  readonly count: number;
  readonly declaredTotal: string;
}

interface Totals extends Omit<Group, 'key' | 'title'> {
  readonly arguedTotal: string;
  readonly approvedTotal: string;
  readonly byStatus: readonly Group[];
  readonly byOrganisation: readonly Group[];
  readonly byStage: readonly Group[];
  readonly byPlanYear: readonly Group[];
  readonly byBody: readonly Group[];
}

const FORMULA = '=HYPERLINK("http://example.invalid","点我")';
const ROWS = `query ($where: ProjectWhere, $orderBy: ProjectOrder!, $after: String) {
  projects(first: 2, where: $where, orderBy: $orderBy, after: $after) {
    nodes { id code title status planYear declaredTotal arguedTotal approvedTotal organisation { id title }
      application { stage waitingFor { body { code } } } }
    pageInfo { hasNextPage endCursor } } }`;
const GROUP = '{ key title count declaredTotal }';
const TOTALS = `query ($where: ProjectWhere) { projectTotals(where: $where) { count declaredTotal arguedTotal approvedTotal
  byStatus ${GROUP} byOrganisation ${GROUP} byStage ${GROUP} byPlanYear ${GROUP} byBody ${GROUP} } }`;

let given: GivenServer;
let city: GivenCity;
let other: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  other = await GivenCity.found(given, '511600');
  await other.file('education', '777777.77', { projectName: '别的城市的项目' });
  city = await GivenCity.found(given, '511700');
  const ids: string[] = [];
  for (const [unit, total, projectName] of [
    ['education', '300000.00', '校园一张网'],
    ['education', '2000000.00', FORMULA],
    ['transport', '2000000.01', '100%联网监测_一期'],
    ['transport', '2000000.00', '治超联网'],
    ['health', '999999999999.99', '全民健康信息平台'],
  ] as const) {
    given.clock.advance(61_000);
    ids.push((await city.file(unit, total, { projectName })).application?.id ?? '');
  }
  await city.approve(city.people.digital, ids[0] ?? '', { verdict: 'REJECT' });
  await argueLower(ids[3] ?? '');
  await city.withdraw(city.filers.transport, ids[2] ?? '');
});
afterAll(() => given?.close());

/** Argued at less than was declared, which asks for a reason. */
async function argueLower(id: string): Promise<void> {
  const { digital, development, finance } = city.people;
  await city.approve(digital, id, { answers: SCREENED });
  const opinion = {
    necessary: true,
    arguedKind: 'new',
    expertCount: 5,
    expertOpinion: '可压减',
    arguedTotal: '1800000.50',
  };
  await city.approve(digital, id, { answers: { ...opinion, arguedTotalReason: '硬件利旧' } });
  await city.approve(development, id);
  await city.approve(finance, id);
}

const reader = (): Promise<TestClient> => city.client(city.people.reader);

/** All rows, two at a time: what a client sees that pages to the end. */
async function paged(client: TestClient, where: object, orderBy = 'NEWEST'): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const { projects }: Listed = await client.data<Listed>(ROWS, { where, orderBy, after });
    rows.push(...projects.nodes);
    if (!projects.pageInfo.hasNextPage) return rows;
    after = projects.pageInfo.endCursor;
  }
}

async function totalsOf(client: TestClient, where: object): Promise<Totals> {
  return (await client.data<{ projectTotals: Totals }>(TOTALS, { where })).projectTotals;
}

/** An independent sum: decimal texts added as integers of fen. */
function sumOf(rows: readonly Row[], amount: 'declaredTotal' | 'arguedTotal' | 'approvedTotal'): string {
  const sum = rows.reduce((total, row) => total + BigInt((row[amount] ?? '0.00').replace('.', '')), 0n);
  return String(sum).padStart(3, '0').replace(/(..)$/, '.$1');
}

function groupsOf(rows: readonly Row[], keyOf: (row: Row) => string | null): Readonly<Record<string, object>> {
  const keys = [...new Set(rows.map(keyOf))];
  return Object.fromEntries(
    keys.map((key) => {
      const own = rows.filter((row) => keyOf(row) === key);
      return [String(key), { count: own.length, declaredTotal: sumOf(own, 'declaredTotal') }];
    }),
  );
}

function asRecord(groups: readonly Group[]): Readonly<Record<string, object>> {
  return Object.fromEntries(groups.map(({ key, count, declaredTotal }) => [String(key), { count, declaredTotal }]));
}

const FILTERS: readonly (readonly [name: string, where: () => object, titles: readonly string[]])[] = [
  ['nothing', () => ({}), ['全民健康信息平台', '治超联网', '100%联网监测_一期', FORMULA, '校园一张网']],
  ['several statuses', () => ({ statuses: ['withdrawn', 'not-admitted'] }), ['100%联网监测_一期', '校园一张网']],
  [
    'an empty list, which asks for nothing',
    () => ({ statuses: [], stages: [] }),
    ['全民健康信息平台', '治超联网', '100%联网监测_一期', FORMULA, '校园一张网'],
  ],
  [
    'several units',
    () => ({ organisationIds: [city.units.health.globalId(), city.units.education.globalId()] }),
    ['全民健康信息平台', FORMULA, '校园一张网'],
  ],
  ['plan years', () => ({ planYears: [2027, 2030], declaredTotal: { max: '300000.00' } }), ['校园一张网']],
  ['the argued total, to the fen', () => ({ arguedTotal: { min: '1800000.50', max: '1800000.50' } }), ['治超联网']],
  ['the argued total, one fen above', () => ({ arguedTotal: { min: '1800000.51' } }), []],
  ['a stage', () => ({ stages: ['screening'] }), ['全民健康信息平台', FORMULA]],
  ['who has it', () => ({ waitingFor: 'digital-bureau' }), ['全民健康信息平台', '治超联网', FORMULA]],
  ['a refusal', () => ({ positive: false }), ['校园一张网']],
  ['a founding, of which there is none', () => ({ positive: true }), []],
  ['the regime', () => ({ regimeCode: 'dazhou', text: '联网' }), ['治超联网', '100%联网监测_一期']],
  ['another regime', () => ({ regimeCode: 'elsewhere' }), []],
  ['the day of filing', () => ({ openedFrom: '2026-09-10', openedTo: '2026-09-10', text: '一张网' }), ['校园一张网']],
  ['the day before', () => ({ openedTo: '2026-09-09' }), []],
];

describe('the library', () => {
  it.each(FILTERS)('lists by %s', async (_, where, titles) => {
    expect((await paged(await reader(), where())).map(({ title }) => title)).toEqual(titles);
  });

  it.each([
    ['DECLARED_TOTAL_ASC', ['300000.00', '2000000.00', '2000000.00', '2000000.01', '999999999999.99']],
    ['DECLARED_TOTAL_DESC', ['999999999999.99', '2000000.01', '2000000.00', '2000000.00', '300000.00']],
  ])('pages in order of %s without losing one of two equal amounts', async (orderBy, amounts) => {
    const rows = await paged(await reader(), {}, orderBy);
    expect(rows.map((row) => row.declaredTotal)).toEqual(amounts);
    expect(new Set(rows.map((row) => row.id)).size).toBe(5);
  });

  it('orders by title', async () => {
    const titles = (await paged(await reader(), {}, 'TITLE')).map(({ title }) => title);
    expect(titles).toEqual([...titles].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('has a place for projects without a declared total: the lowest', async () => {
    await city.government.system((ctx) =>
      ctx.tx.query(`update project set declared_total = null where government = $1 and title = '治超联网'`, [
        ctx.government,
      ]),
    );
    const titles = async (orderBy: string): Promise<readonly string[]> =>
      (await paged(await reader(), {}, orderBy)).map(({ title }) => title);
    expect((await titles('DECLARED_TOTAL_ASC'))[0]).toBe('治超联网');
    expect((await titles('DECLARED_TOTAL_DESC')).at(-1)).toBe('治超联网');
    await city.government.system((ctx) =>
      ctx.tx.query(`update project set declared_total = 200000000 where government = $1 and title = '治超联网'`, [
        ctx.government,
      ]),
    );
  });

  it('refuses more values than a person would choose', async () => {
    const { errors } = await (
      await reader()
    ).ask(ROWS, { where: { statuses: Array.from({ length: 101 }, (_, i) => `s${i}`) }, orderBy: 'NEWEST' });
    expect(errors[0]?.message).toContain('至多给出 100 个值');
  });
});

describe('the totals', () => {
  it.each(FILTERS)('are those of the list, whole and in groups, filtered by %s', async (_, where) => {
    const client = await reader();
    const rows = await paged(client, where());
    const totals = await totalsOf(client, where());
    expect(totals).toMatchObject({
      count: rows.length,
      declaredTotal: sumOf(rows, 'declaredTotal'),
      arguedTotal: sumOf(rows, 'arguedTotal'),
      approvedTotal: sumOf(rows, 'approvedTotal'),
    });
    expect(asRecord(totals.byStatus)).toEqual(groupsOf(rows, (row) => row.status));
    expect(asRecord(totals.byOrganisation)).toEqual(groupsOf(rows, (row) => row.organisation.id));
    expect(asRecord(totals.byStage)).toEqual(groupsOf(rows, (row) => row.application?.stage ?? null));
    expect(asRecord(totals.byPlanYear)).toEqual(groupsOf(rows, (row) => String(row.planYear)));
    const waiting = rows.flatMap((row) =>
      (row.application?.waitingFor ?? []).map(({ body }) => ({ ...row, waits: body.code })),
    );
    expect(asRecord(totals.byBody)).toEqual(groupsOf(waiting, (row) => (row as Row & { waits: string }).waits));
  });
});

describe('a unit that only files', () => {
  it('finds other units’ projects by their entry, never by where their case stands or who has it', async () => {
    const client = await city.client(city.filers.transport);
    expect((await paged(client, {})).length).toBe(5);
    expect((await paged(client, { stages: ['screening'] })).length).toBe(0);
    expect((await paged(client, { waitingFor: 'digital-bureau' })).map(({ title }) => title)).toEqual(['治超联网']);
    const totals = await totalsOf(client, {});
    expect(totals.byStage.find(({ key }) => key === null)).toMatchObject({ count: 3, title: null });
    // Its own two: one argued, one taken back and with the unit again.
    expect(totals.byBody.reduce((count, group) => count + group.count, 0)).toBe(2);
    expect(totals.count).toBe(5);
  });
});

async function download(who: GivenOfficial | null, query: Readonly<Record<string, string>>): Promise<Response> {
  const client = who === null ? null : await city.client(who);
  return fetch(`${given.server.url}/exports/projects.xlsx?${new URLSearchParams(query).toString()}`, {
    headers: client?.token ? { authorization: `Bearer ${client.token}` } : {},
  });
}

type Sheet = readonly (readonly unknown[])[];

async function sheets(response: Response): Promise<readonly [Sheet, Sheet]> {
  const file = Buffer.from(await response.arrayBuffer());
  return [(await readSheet(file, 1)) as unknown as Sheet, (await readSheet(file, 2)) as unknown as Sheet];
}

describe('the spreadsheet', () => {
  it.each(FILTERS)('holds the rows of the list, in its order, filtered by %s', async (_, where) => {
    for (const orderBy of ['NEWEST', 'DECLARED_TOTAL_DESC']) {
      const rows = await paged(await reader(), where(), orderBy);
      const response = await download(city.people.reader, {
        where: JSON.stringify(where()),
        orderBy,
        columns: 'code,title,organisation,planYear,declaredTotal,arguedTotal',
      });
      expect(response.status).toBe(200);
      const [list] = await sheets(response);
      const [head, ...body] = list;
      expect(head).toEqual(['项目编号', '项目名称', '申报单位', '计划年度', '申报总投资（元）', '论证总投资（元）']);
      const shown = rows.map((row) => [
        row.code,
        row.title,
        row.organisation.title,
        row.planYear,
        Number(row.declaredTotal),
        row.arguedTotal === null ? null : Number(row.arguedTotal),
      ]);
      expect(body.slice(0, -1)).toEqual(shown);
      expect(body.at(-1)?.[0]).toBe(`合计 ${rows.length} 个`);
      expect(body.at(-1)?.slice(4)).toEqual([Number(sumOf(rows, 'declaredTotal')), Number(sumOf(rows, 'arguedTotal'))]);
    }
  });

  it('says on its second sheet what it is a list of, by whom and when', async () => {
    const response = await download(city.people.reader, {
      where: JSON.stringify({
        statuses: ['in-progress', 'not-admitted'],
        organisationIds: [city.units.education.globalId()],
        declaredTotal: { min: '300000.00' },
        stages: ['screening'],
      }),
    });
    const [, about] = await sheets(response);
    const notes = Object.fromEntries(about.map(([name, words]) => [String(name), words]));
    expect(notes).toMatchObject({
      状态: expect.stringMatching(/^办理中、/),
      申报单位: '市教育局',
      申报总投资: '不低于 300000.00 元',
      所处环节: expect.not.stringContaining('screening'),
      排序: '首次申报时刻，最新在前',
      个数: '1 个',
      导出日期: '2026-09-10',
    });
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('项目-2026-09-10.xlsx'));
  });

  it('keeps what looks like a formula a text, and amounts with up to fifteen digits numbers to the fen', async () => {
    const response = await download(city.people.reader, { columns: 'title,declaredTotal', orderBy: 'CODE' });
    const raw = Buffer.from(await response.arrayBuffer());
    const xml = unzipped(raw);
    expect(xml['xl/worksheets/sheet1.xml']).not.toContain('<f>');
    expect(xml['xl/sharedStrings.xml']).toContain('=HYPERLINK(');
    expect(xml['xl/worksheets/sheet1.xml']).toContain('<v>2000000.01</v>');
    expect(xml['xl/worksheets/sheet1.xml']).toContain('<v>999999999999.99</v>');
  });

  it('never holds what a unit that only files may not see', async () => {
    const response = await download(city.filers.transport, { columns: 'title,stage,waitingFor', orderBy: 'CODE' });
    const [list] = await sheets(response);
    const seen = Object.fromEntries(list.slice(1, -1).map(([title, ...inside]) => [String(title), inside]));
    expect(seen['校园一张网']).toEqual([null, null]);
    expect(seen['治超联网']?.every((value) => typeof value === 'string')).toBe(true);
  });

  it('never holds another city’s projects, whatever is asked', async () => {
    for (const where of [{}, { text: '别的城市' }, { organisationIds: [other.units.education.globalId()] }]) {
      const [list] = await sheets(await download(city.people.reader, { where: JSON.stringify(where) }));
      expect(JSON.stringify(list)).not.toContain('别的城市');
    }
  });

  it('is refused to who is not signed in or has no business with projects', async () => {
    expect((await download(null, {})).status).toBe(401);
    const auditor = await city.government.official(city.desk, ['auditor']);
    const refused = await download(auditor, { where: '{' });
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    ]);
  });

  it.each([
    ['no JSON', { where: '{' }],
    ['no object', { where: '[1]' }],
    ['a key that there is not', { where: '{"titel":"x"}' }],
    ['a prototype', { where: '{"__proto__":{"text":"x"},"constructor":1}' }],
    ['another type', { where: '{"planYear":"2027"}' }],
    ['an amount that has been a double', { where: '{"declaredTotal":{"min":1.5}}' }],
    ['a null character', { where: JSON.stringify({ text: 'a\0b' }) }],
    ['an endless text', { where: JSON.stringify({ text: 'x'.repeat(12_000) }) }],
    ['an order that there is not', { orderBy: 'NEWEST; drop table project' }],
    ['a column that there is not', { columns: 'code,__proto__' }],
    ['no id', { where: JSON.stringify({ organisationIds: ["' or true --"] }) }],
  ])('is refused, as input, for %s', async (_, query) => {
    const refused = await download(city.people.reader, query as Readonly<Record<string, string>>);
    const { errors } = (await refused.json()) as { errors: { message: string; extensions: JsonObject }[] };
    expect([refused.status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(/\S/);
  });

  it('is told in the audit: by whom, how many, of which list; a refused one is not', async () => {
    const events = async (): Promise<readonly { person: string; details: string }[]> =>
      city.government.system((ctx) =>
        ctx.tx.query(
          "select person, details from audit_event where government = $1 and verb = 'project:export' order by seq",
          [ctx.government],
        ),
      );
    const before = (await events()).length;
    const where = { text: '一' };
    const taken = await download(city.people.reader, { where: JSON.stringify(where), columns: 'code,title' });
    expect(taken.status).toBe(200);
    const after = await events();
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)?.person).toBe(city.people.reader.person.id);
    expect(JSON.parse(after.at(-1)?.details ?? '')).toEqual({
      projects: (await paged(await reader(), where)).length,
      where,
      orderBy: 'newest',
      columns: ['code', 'title'],
    });
    expect((await download(city.people.reader, { columns: 'nothing' })).status).toBe(400);
    expect((await download(null, {})).status).toBe(401);
    expect((await events()).length).toBe(before + 1);
  });

  it('is refused for arguments given twice', async () => {
    const client = await reader();
    const refused = await fetch(`${given.server.url}/exports/projects.xlsx?orderBy=CODE&orderBy=NEWEST`, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    });
    expect(refused.status).toBe(400);
  });
});

/** The parts of a spreadsheet as text. */
function unzipped(file: Buffer): Readonly<Record<string, string>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { unzipSync, strFromU8 } = require('fflate') as typeof import('fflate');
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
