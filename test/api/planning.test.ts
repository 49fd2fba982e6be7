import { randomUUID } from 'node:crypto';
import { readSheet } from 'read-excel-file/node';
import { fromGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** The plan of a year, the directory of systems, and what is like what: for a city of Dazhou's regulation. */

const PLANS = `query ($year: Int!) { annualPlans(year: $year) { regimeCode article amountTitle modeTitle tagsTitle count
  original { count amount } added { count amount } total { count amount } pending { count amount }
  byMode { key title count amount }
  lines { midYear outcome amount mode modeWords tags project { title } list { title } } } }`;
const SYSTEMS = `query ($where: SystemWhere) { systems(first: 50, where: $where) { totalCount nodes {
  id name code stateWords functions project { title } organisation { title } } } }`;
const ALIKE = `{ title nameShare nameWords functionShare functionWords system { id } project { title } organisation { title } }`;

interface Alike {
  readonly title: string;
  readonly nameShare: number;
  readonly nameWords: readonly string[];
  readonly functionShare: number | null;
  readonly system: { readonly id: string } | null;
}

let given: GivenServer;
let city: GivenCity;
let listed: string;
let alone: string;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  listed = await city.upTo('education', '800000.00', 'joint', {
    projectName: '校园安全预警平台',
    content: '校门视频联动、风险预警',
    priorityTags: ['integration'],
  });
  const other = await city.upTo('transport', '600000.01', 'joint', {
    projectName: '治超联网平台',
    content: '称重数据汇总',
  });
  alone =
    (await city.file('health', '900000.00', { projectName: '院前急救平台', content: '急救车辆定位' })).application
      ?.id ?? '';
  await city.openList(city.people.digital, {
    procedure: 'joint-list',
    applicationIds: [listed, other],
    title: '年度清单',
    answers: { listTitle: '2027年度信息化项目清单', listTotal: '1400000.01' },
  });
});
afterAll(() => given?.close());

const reader = (): Promise<TestClient> => city.client(city.people.reader);

describe('the plan of a year', () => {
  it('has every project of its lists with amount, way of building and priorities; nothing counts before it is agreed to', async () => {
    const client = await reader();
    const { planYears } = await client.data<{ planYears: number[] }>('{ planYears }');
    const [year] = planYears;
    const { annualPlans } = await client.data<{ annualPlans: readonly Record<string, unknown>[] }>(PLANS, { year });
    expect(planYears).toHaveLength(1);
    expect(annualPlans).toEqual([
      expect.objectContaining({
        regimeCode: 'dazhou',
        amountTitle: '总投资',
        modeTitle: '实施方式',
        count: 2,
        pending: { count: 2, amount: '1400000.01' },
        total: { count: 0, amount: '0.00' },
        byMode: [],
      }),
    ]);
    expect(annualPlans[0]?.['lines']).toEqual([
      expect.objectContaining({
        project: { title: '校园安全预警平台' },
        amount: '800000.00',
        midYear: false,
        outcome: null,
      }),
      expect.objectContaining({ project: { title: '治超联网平台' }, amount: '600000.01', list: { title: '年度清单' } }),
    ]);
    expect((await client.data<{ annualPlans: { count: number }[] }>(PLANS, { year: 1999 })).annualPlans[0]?.count).toBe(
      0,
    );
  });

  it('adds up what was agreed to, and what came at mid-year apart from it', async () => {
    await decideLines({
      校园安全预警平台: ['joint-list', 'approve'],
      治超联网平台: ['mid-year-adjustment', 'approve'],
    });
    const client = await reader();
    const { planYears } = await client.data<{ planYears: number[] }>('{ planYears }');
    const { annualPlans } = await client.data<{ annualPlans: readonly Record<string, unknown>[] }>(PLANS, {
      year: planYears[0],
    });
    expect(annualPlans[0]).toMatchObject({
      original: { count: 1, amount: '800000.00' },
      added: { count: 1, amount: '600000.01' },
      total: { count: 2, amount: '1400000.01' },
      pending: { count: 0, amount: '0.00' },
      byMode: [{ key: 'self-build', count: 2, amount: '1400000.01' }],
    });
  });

  it('shows a unit that only files its own lines', async () => {
    const client = await city.client(city.filers.transport);
    const { planYears } = await client.data<{ planYears: number[] }>('{ planYears }');
    const { annualPlans } = await client.data<{ annualPlans: { lines: { project: { title: string } }[] }[] }>(PLANS, {
      year: planYears[0],
    });
    expect(annualPlans[0]?.lines.map(({ project }) => project.title)).toEqual(['治超联网平台']);
  });

  it('is taken away as a spreadsheet', async () => {
    const client = await reader();
    const { planYears } = await client.data<{ planYears: number[] }>('{ planYears }');
    const answer = await fetch(`${given.server.url}/exports/plan.xlsx?year=${planYears[0]}`, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    });
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()), 1);
    expect(rows.slice(1, 3).map((row) => [row[2], row[6], row[7], row[8]])).toEqual([
      ['校园安全预警平台', 800000, '年初', '同意'],
      ['治超联网平台', 600000.01, '年中调整', '同意'],
    ]);
  });
});

describe('the directory of systems', () => {
  beforeAll(async () => {
    await put(listed, 'system', 'project', { number: 'XT-001', name: '校园安全预警平台' });
    await put(alone, 'unit-system', 'unit', { name: '急救调度台', duty: 'stop' });
    await put(alone, 'finding', 'project', { topic: 'quality', matter: '不是系统' });
  });

  it('lists what the regulation calls a system, with unit, number, state and functions, and nothing else', async () => {
    const { systems } = await (
      await reader()
    ).data<{
      systems: { totalCount: number; nodes: Record<string, unknown>[] };
    }>(SYSTEMS, {});
    expect(systems.totalCount).toBe(2);
    expect(systems.nodes).toEqual([
      expect.objectContaining({ name: '急救调度台', stateWords: '停止运行', project: null }),
      expect.objectContaining({
        name: '校园安全预警平台',
        code: 'XT-001',
        functions: ['校门视频联动、风险预警'],
        project: { title: '校园安全预警平台' },
      }),
    ]);
  });

  it('is found by words, by unit and by state', async () => {
    const names = async (where: object) =>
      (await (await reader()).data<{ systems: { nodes: { name: string }[] } }>(SYSTEMS, { where })).systems.nodes.map(
        ({ name }) => name,
      );
    expect(await names({ text: 'xt-0' })).toEqual(['校园安全预警平台']);
    expect(await names({ text: '调度' })).toEqual(['急救调度台']);
    expect(await names({ states: ['stop'] })).toEqual(['急救调度台']);
    expect(await names({ states: ['none'] })).toEqual([]);
    expect(await names({ regimeCode: 'elsewhere' })).toEqual([]);
  });

  it('is for every unit, without what only its case says', async () => {
    const { systems } = await (
      await city.client(city.filers.transport)
    ).data<{
      systems: { nodes: { name: string; functions: string[] }[] };
    }>(SYSTEMS, {});
    expect(systems.nodes.map(({ name, functions }) => [name, functions])).toEqual([
      ['急救调度台', []],
      ['校园安全预警平台', []],
    ]);
  });

  it('asks the database as often for one as for many', async () => {
    const client = await reader();
    const count = async (where: object) =>
      given.statementsOf(await client.ask(SYSTEMS, { where })).filter((sql) => /^select/i.test(sql.trim())).length;
    await put(alone, 'unit-system', 'unit', { name: '院感监测台', duty: 'none' });
    expect(await count({ states: ['stop', 'none'] })).toBe(await count({ text: '院感' }));
  });
});

describe('what is like a project', () => {
  it('is told to who screens it, with the words in common; what most names have does not count', async () => {
    const twin = await city.file('transport', '700000.00', {
      projectName: '校园安全巡查平台',
      content: '校门视频联动',
    });
    const found = await alikeOf(await reader(), twin.application?.id ?? '');
    expect(found.map(({ title, nameWords }) => [title, nameWords])).toEqual([['校园安全预警平台', ['校园安全']]]);
    // 校园, 园安, 安全 of six and six pairs without 平台: six of twelve; but 全巡, 巡查, 查平 and 全预, 预警, 警平 are each one's own.
    expect(found[0]?.nameShare).toBe(50);
    // 校门, 门视, 视频, 频联, 联动 are all five of the one, and five of the eight of the other: ten of thirteen.
    expect(found[0]?.functionShare).toBe(76);
    expect(found[0]?.system).not.toBeNull();
  });

  it('is told to the filer before handing in, of others by their names only', async () => {
    const { draft } = await city.start('transport');
    const saved = await city.save(city.filers.transport, {
      id: draft?.id ?? null,
      answers: await city.form('transport', '700000.00', { projectName: '院前急救指挥', content: '急救车辆定位' }),
      expectedVersion: 1,
    });
    const client = await city.client(city.filers.transport);
    const { draft: own } = await client.data<{ draft: { similarSystems: Alike[] } }>(
      `query ($id: ID!) { draft(id: $id) { similarSystems ${ALIKE} } }`,
      { id: saved.draft?.id },
    );
    expect(own.similarSystems.map(({ title, functionShare }) => [title, functionShare])).toEqual([
      ['院前急救平台', null],
    ]);
  });

  it('is nothing where nothing is alike, and never the project itself', async () => {
    expect(await alikeOf(await reader(), alone)).toEqual([]);
  });

  async function alikeOf(client: TestClient, id: string): Promise<readonly Alike[]> {
    return (
      await client.data<{ application: { similarSystems: Alike[] } }>(
        `query ($id: ID!) { application(id: $id) { similarSystems ${ALIKE} } }`,
        { id },
      )
    ).application.similarSystems;
  }
});

/** Lets lines end as a list would have them end; how lists decide is told in application-list.test.ts. */
async function decideLines(lines: Readonly<Record<string, readonly [list: string, outcome: string]>>): Promise<void> {
  await asAdministrator(given, async (query) => {
    for (const [title, [procedure, outcome]] of Object.entries(lines)) {
      const [line] = await query<{ list: string; application: string }>(
        `select line.list, line.application from list_line line join project p on p.government = line.government
           and p.application = line.application where p.title = $1`,
        [title],
      );
      if (procedure === 'mid-year-adjustment')
        await query(
          `with copied as (
             insert into application select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
               'procedure', 'mid-year-adjustment'))).* from application a where a.id = $1 returning government, id)
           update list_line line set list = copied.id from copied where line.list = $1 and line.application = $2`,
          [line?.list, line?.application],
        );
      await query('update list_line set outcome = $1 where application = $2', [outcome, line?.application]);
    }
  });
}

/** Puts a row under a case, as a stage would. */
function put(application: string, record: string, owner: string, fields: object): Promise<unknown> {
  const id = randomUUID();
  return asAdministrator(given, (query) =>
    query(
      `insert into record_row (government, id, code, record, title, owner, regime_code, project, organisation, application,
         stage, on_day, about, fields, clause, written_by, written_at)
       select government, $2::uuid, $2::text, $3, $3, $4, 'dazhou', case when $4 = 'project' then project end, organisation, id,
         'x', '2026-11-01', null, $5::jsonb, '{}', opened_by_person, created_at from application where id = $1`,
      [fromGlobalId(application)?.key, id, record, owner, JSON.stringify(fields)],
    ),
  );
}
