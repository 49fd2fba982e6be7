import { randomUUID } from 'node:crypto';
import { readSheet } from 'read-excel-file/node';
import { fromGlobalId, toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** Registers: what they list under a filter, what it comes to, and who sees what. Sums are added up anew here, in fen. */

interface Sum {
  readonly name: string;
  readonly sum: string;
}
interface Group {
  readonly key: string | null;
  readonly title: string | null;
  readonly count: number;
  readonly sums: readonly Sum[];
}
interface Totals extends Omit<Group, 'key' | 'title'> {
  readonly open: number;
  readonly byOrganisation: readonly Group[];
  readonly byYear: readonly Group[];
  readonly kindField: string | null;
  readonly byKind: readonly Group[];
}

const GROUP = '{ key title count sums { name sum } }';
const TOTALS = `query ($regimeCode: String!, $record: String!, $where: RecordWhere) {
  recordTotals(regimeCode: $regimeCode, record: $record, where: $where) { count open sums { name sum }
  byOrganisation ${GROUP} byYear ${GROUP} kindField byKind ${GROUP} } }`;
const ROWS = `query ($where: RecordWhere, $latest: Boolean!) { records(first: 100, where: $where, latest: $latest) {
  totalCount nodes { on project { title } values { name value words } } } }`;
const REGISTERS = `query ($regimeCode: String) { registers(regimeCode: $regimeCode) {
  regimeCode record title article of closes count open fields { name title type unit options { value title } } } }`;

const ALLOCATIONS = { regimeCode: 'dazhou', record: 'allocation' };

/** [unit, day, kind, year, amount, source] */
const ROWS_GIVEN = [
  ['education', '2026-01-31', 'preliminary', 2026, '100000.00', 'city-budget'],
  ['education', '2026-03-01', 'investment', 2026, '999999.99', 'city-budget'],
  ['education', '2027-02-28', 'investment', 2027, '1000000.00', 'local-bond'],
  ['transport', '2027-03-01', 'investment', 2027, '1000000.01', 'city-budget'],
  ['transport', '2027-03-02', 'correction', 2027, '-0.01', 'city-budget'],
] as const;
type Given = (typeof ROWS_GIVEN)[number];
type Row = readonly [unit: string, day: string, kind: string, year: number | string, amount: string, source: string];

let given: GivenServer;
let city: GivenCity;
let other: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  other = await GivenCity.found(given, '511600');
  for (const [of, rows] of [
    [city, ROWS_GIVEN],
    [other, []],
  ] as const) {
    const cases = new Map<string, string>();
    for (const unit of ['education', 'transport'] as const) {
      const filed = await of.file(unit, '5000000.00', {
        projectName: unit === 'education' ? '校园一张网' : '治超联网',
      });
      cases.set(unit, fromGlobalId(filed.application?.id ?? '')?.key ?? '');
    }
    for (const row of rows) await put(cases.get(row[0]) ?? '', row);
    if (of === other) await put(cases.get('education') ?? '', ['', '2026-01-31', '', '二〇二六', '壹佰万', '']);
  }
});
afterAll(() => given?.close());

/** Puts a row under the project of a case, as a stage would. */
function put(application: string, [, day, kind, year, amount, source]: Row): Promise<unknown> {
  const id = randomUUID();
  const fields = { kind, year, amount, source };
  return asAdministrator(given, (query) =>
    query(
      `insert into record_row (government, id, code, record, title, owner, regime_code, project, organisation, application,
         stage, on_day, about, fields, clause, written_by, written_at)
       select government, $2::uuid, $2::text, 'allocation', '资金安排', 'project', 'dazhou', project, organisation, id,
         'x', $3::date, null, $4::jsonb, array['DZ-28-1'], opened_by_person, created_at from application where id = $1`,
      [application, id, day, JSON.stringify(fields)],
    ),
  );
}

const reader = (): Promise<TestClient> => city.client(city.people.reader);
const filer = (): Promise<TestClient> => city.client(city.filers.education);
const unit = (name: 'education' | 'transport') => toGlobalId('Organisation', city.units[name].id);

async function listed(client: TestClient, where: object, latest = false): Promise<readonly string[]> {
  const { records } = await client.data<{
    records: { totalCount: number; nodes: { on: string }[] };
  }>(ROWS, { where: { ...ALLOCATIONS, ...where }, latest });
  expect(records.totalCount).toBe(records.nodes.length);
  return records.nodes.map(({ on }) => on);
}

async function totalled(client: TestClient, where: object = {}): Promise<Totals> {
  return (await client.data<{ recordTotals: Totals }>(TOTALS, { ...ALLOCATIONS, where })).recordTotals;
}

async function refused(where: object, query = ROWS): Promise<readonly string[]> {
  const { errors } = await (await reader()).ask(query, { where, latest: false });
  return errors.map(({ message }) => message);
}

/** Decimal texts added as integers of fen. */
function sumOf(rows: readonly Given[]): string {
  const sum = rows.reduce((total, [, , , , amount]) => total + BigInt(amount.replace('.', '')), 0n);
  return `${sum < 0n ? '-' : ''}${String(sum < 0n ? -sum : sum)
    .padStart(3, '0')
    .replace(/(..)$/, '.$1')}`;
}

const DAYS = ROWS_GIVEN.map(([, day]) => day);

describe('the rows of a register', () => {
  it.each<readonly [name: string, where: () => object, rows: readonly number[]]>([
    ['nothing', () => ({}), [0, 1, 2, 3, 4]],
    ['an amount at the bound', () => amount({ min: '1000000.00' }), [2, 3]],
    ['an amount one fen above', () => amount({ min: '1000000.01' }), [3]],
    ['an amount one fen below', () => amount({ min: '999999.99', max: '1000000.00' }), [1, 2]],
    ['a negative amount', () => amount({ max: '-0.01' }), [4]],
    ['a number', () => ({ fields: [{ name: 'year', min: '2027' }] }), [2, 3, 4]],
    ['kinds', () => ({ fields: [{ name: 'kind', in: ['preliminary', 'correction'] }] }), [0, 4]],
    ['a text', () => ({ fields: [{ name: 'source', text: 'local-' }] }), [2]],
    ['a text, whose signs mean themselves', () => ({ fields: [{ name: 'source', text: 'local_' }] }), []],
    [
      'two fields',
      () => ({
        fields: [
          { name: 'kind', in: ['investment'] },
          { name: 'year', max: '2026' },
        ],
      }),
      [1],
    ],
    ['days, both included', () => ({ onFrom: '2026-03-01', onTo: '2027-02-28' }), [1, 2]],
    ['units', () => ({ organisationIds: [unit('transport')] }), [3, 4]],
    ['a word of the project', () => ({ text: '治超' }), [3, 4]],
    ['a word of any field', () => ({ text: 'local-b' }), [2]],
    ['open ones', () => ({ open: true }), [0, 1, 2, 3, 4]],
    ['closed ones', () => ({ open: false }), []],
  ])('by %s: list and totals agree', async (_, where, rows) => {
    const client = await reader();
    expect(await listed(client, where())).toEqual(rows.map((at) => DAYS[at]));
    const { count, sums } = await totalled(client, where());
    const wanted = ROWS_GIVEN.filter((_, at) => rows.includes(at));
    expect([count, sums]).toEqual([rows.length, [{ name: 'amount', sum: sumOf(wanted) }]]);
  });

  it('stand the other way round when the latest come first', async () => {
    expect(await listed(await reader(), {}, true)).toEqual([...DAYS].reverse());
  });

  it('are those of one’s own unit for who only files, in sums as well', async () => {
    expect(await listed(await filer(), {})).toEqual(DAYS.slice(0, 3));
    expect((await totalled(await filer())).sums).toEqual([{ name: 'amount', sum: '2099999.99' }]);
  });
});

const amount = (bounds: object) => ({ fields: [{ name: 'amount', ...bounds }] });

describe('what a register comes to', () => {
  it('is added up to the fen, by unit, year and kind', async () => {
    const totals = await totalled(await reader());
    const sums = (sum: string) => [{ name: 'amount', sum }];
    expect(totals).toEqual({
      count: 5,
      open: 5,
      sums: sums('3099999.99'),
      byOrganisation: [
        { key: unit('education'), title: city.units.education.title, count: 3, sums: sums('2099999.99') },
        { key: unit('transport'), title: city.units.transport.title, count: 2, sums: sums('1000000.00') },
      ],
      byYear: [
        { key: '2026', title: '2026', count: 2, sums: sums('1099999.99') },
        { key: '2027', title: '2027', count: 3, sums: sums('2000000.00') },
      ],
      kindField: 'kind',
      byKind: [
        { key: 'preliminary', title: '前期经费', count: 1, sums: sums('100000.00') },
        { key: 'investment', title: '投资', count: 3, sums: sums('3000000.00') },
        { key: 'correction', title: '预算评审后的补充调整', count: 1, sums: sums('-0.01') },
      ],
    });
  });

  it('leaves out, and does not fail at, what an older edition wrote as something else', async () => {
    const client = await other.client(other.people.reader);
    expect(await listed(client, amount({ min: '0.00' }))).toEqual([]);
    expect(await totalled(client)).toMatchObject({ count: 1, sums: [{ name: 'amount', sum: '0.00' }] });
  });
});

it('is listed with as many statements for five rows as for one', async () => {
  const client = await reader();
  const listing = `query ($where: RecordWhere!, $first: Int!) {
    records(first: $first, where: $where) { nodes { values { words } project { title } organisation { title } application { title } } } }`;
  const counts: number[] = [];
  for (const first of [1, 5])
    counts.push(given.statementsOf(await client.ask(listing, { where: ALLOCATIONS, first })).length);
  expect(counts[1]).toBe(counts[0]);
  // Begin, session, end; rows; project, unit, case, its edition and calendar.
  expect(counts[0]).toBeLessThanOrEqual(3 + 1 + 5);
});

describe('the registers', () => {
  it('are those of the regime in force, with their fields and how many rows one sees', async () => {
    const all = async (client: TestClient) =>
      (await client.data<{ registers: { record: string; count: number; open: number }[] }>(REGISTERS, {})).registers;
    const found = (await all(await reader())).find(({ record }) => record === 'allocation');
    expect(found).toMatchObject({
      regimeCode: 'dazhou',
      title: '资金安排',
      article: '第二十八条第一款',
      of: 'project',
      closes: false,
      count: 5,
      open: 5,
    });
    expect((await all(await filer())).find(({ record }) => record === 'allocation')).toMatchObject({ count: 3 });
    expect(
      (await (await reader()).data<{ registers: unknown[] }>(REGISTERS, { regimeCode: 'no-such' })).registers,
    ).toEqual([]);
  });
});

describe('a register as a spreadsheet', () => {
  const exported = (client: TestClient, where: object): Promise<Response> =>
    fetch(`${given.server.url}/exports/records.xlsx?where=${encodeURIComponent(JSON.stringify(where))}`, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    });

  it('is the list under the same filter, with its sum, and says what it is a list of', async () => {
    const where = { ...ALLOCATIONS, ...amount({ min: '1000000.00' }) };
    const response = await exported(await reader(), where);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('资金安排-'));
    const file = Buffer.from(await response.arrayBuffer());
    const [head, ...rows] = await readSheet(file, 1);
    expect(head).toEqual([
      '记录日',
      '项目编号',
      '项目名称',
      '单位',
      '类别',
      '预算年度',
      '金额（元）',
      '资金来源',
      '由何而来',
      '办理人',
    ]);
    expect(rows.map((row) => [row[0], row[2], row[4], row[5], row[6], row[7]])).toEqual([
      ['2027-02-28', '校园一张网', '投资', 2027, 1_000_000, '地方政府新增债券、专项债和项目配套融资'],
      ['2027-03-01', '治超联网', '投资', 2027, 1_000_000.01, '市级财政预算资金'],
      ['合计 2 条', null, null, null, 2_000_000.01, null],
    ]);
    const about = JSON.stringify(await readSheet(file, 2));
    for (const said of ['资金安排', '不低于 1000000.00', '2 条', '达州市']) expect(about).toContain(said);
  });

  it('holds only what its reader may see, and the audit says who took it', async () => {
    const client = await filer();
    const rows = await readSheet(Buffer.from(await (await exported(client, ALLOCATIONS)).arrayBuffer()), 1);
    expect(rows.slice(1, -1).map(([day]) => day)).toEqual(DAYS.slice(0, 3));
    const [told] = await asAdministrator(given, (query) =>
      query<{ details: string }>(
        "select details from audit_event where government = $1 and verb = 'record:export' order by seq desc limit 1",
        [city.government.code],
      ),
    );
    expect(JSON.parse(told?.details ?? '')).toEqual({ records: 3, where: ALLOCATIONS });
  });

  it.each<readonly [where: object, status: number]>([
    [{}, 400],
    [{ ...ALLOCATIONS, nonsense: 1 }, 400],
    [{ ...ALLOCATIONS, ...amount({ min: '一' }) }, 400],
  ])('%j is refused with %i', async (where, status) => {
    expect((await exported(await reader(), where)).status).toBe(status);
  });
});

it('what is arranged is all that may be paid (第二十八条第二款)', async () => {
  const { records } = await (
    await reader()
  ).data<{ records: { nodes: { project: { application: { caps: unknown } } }[] } }>(
    `query ($where: RecordWhere) { records(first: 1, where: $where) { nodes { project { application {
       caps { check title effect amountTitle used bound headroom article } } } } } }`,
    { where: { ...ALLOCATIONS, organisationId: unit('education') } },
  );
  expect(records.nodes[0]?.project.application.caps).toEqual([
    {
      check: 'payment-within-allocation',
      title: '拨付不超过已安排资金',
      effect: 'block',
      amountTitle: '申请拨付金额',
      used: '0.00',
      bound: '2099999.99',
      headroom: '2099999.99',
      article: '第二十八条第二款',
    },
  ]);
});

describe('a filter that does not fit is refused in words', () => {
  it.each<readonly [where: object, said: RegExp]>([
    [{ ...ALLOCATIONS, fields: [{ name: 'amuont', min: '1.00' }] }, /没有“amuont”这个字段；可用 kind、year、amount/],
    [{ ...ALLOCATIONS, ...amount({ min: '一百万' }) }, /where\.fields\[0\]\.min|金额/],
    [{ ...ALLOCATIONS, ...amount({ min: '1.005' }) }, /两位小数|小数/],
    [{ ...ALLOCATIONS, fields: [{ name: 'year', min: '2026.5' }] }, /整数/],
    [{ ...ALLOCATIONS, fields: [{ name: 'source', min: '1' }] }, /只有金额、数与日期可以比较大小/],
    [{ record: 'allocation', ...amount({ min: '1.00' }) }, /须同时给出 regimeCode 与 record/],
    [{ ...ALLOCATIONS, fields: Array.from({ length: 11 }, () => ({ name: 'year' })) }, /至多按 10 个字段/],
    [{ regimeCode: 'no-such', record: 'allocation', ...amount({ min: '1.00' }) }, /今天没有施行的版本/],
  ])('%j', async (where, said) => {
    expect((await refused(where)).join()).toMatch(said);
  });

  it.each<readonly [asked: Readonly<Record<string, string>>, said: RegExp]>([
    [{ regimeCode: 'no-such', record: 'allocation' }, /今天没有施行的版本/],
    [{ regimeCode: 'dazhou', record: '__proto__' }, /没有“__proto__”这种台账/],
  ])('totals of %j', async (asked, said) => {
    const { errors } = await (await reader()).ask(TOTALS, asked);
    expect(errors.map(({ message }) => message).join()).toMatch(said);
  });
});
