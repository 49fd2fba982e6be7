import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../api/config';
import { recountAllClocks } from '../../api/deadline/sweep-government';
import { asSystem } from '../../api/identity/act-as';
import { createServer, type Server } from '../../api/server';
import { DEMO_CITIES } from '../../seeds/demo-cities';
import { DEMO_CITY } from '../../seeds/demo-city';
import { demoClock } from '../../seeds/demo-clock';
import { DEMO_COUNTY } from '../../seeds/demo-county';
import { seed, seedAtStart } from '../../seeds/seed-at-start';
import { ToldDays } from '../../seeds/told-days';
import { DEMO_PASSWORD } from '../../seeds/set-demo-password';
import { TestClient } from '../support/client';
import { TEST_DATABASE, cloneDatabase, type TestDatabase } from '../support/database-template';
import { dashboardNumbers } from '../support/dashboard-check';
import { regimeFiles } from '../support/given-regime';

const onEmbedded = TEST_DATABASE === 'pglite' ? describe : describe.skip;
const COUNTED = [
  'organisation',
  'post',
  'appointment',
  'duty',
  'edition',
  'adoption',
  'project',
  'application',
  'task',
  'attachment',
  'notice',
  'paper',
  'budget_line',
];

let data: string;
let database: TestDatabase;
let server: Server;

async function start(choice: Config['seedOnStart'], clock?: () => Date): Promise<Server> {
  const config: Config = {
    ...readConfig({ LOG_LEVEL: 'fatal' }),
    port: 0,
    database: database.config,
    data,
    loginsPerMinute: 1_000,
    // What a sweep tells meanwhile would be counted as seeded.
    sweepMs: null,
    seedOnStart: choice ?? null,
  };
  return createServer(config, { prepare: seedAtStart(config), ...(clock ? { clock } : {}) });
}

function counts(): Promise<Readonly<Record<string, number>>> {
  return countsOf(DEMO_CITY.code);
}

async function countsOf(government: string): Promise<Readonly<Record<string, number>>> {
  return asSystem(server, government, async (ctx) => {
    const pairs: [string, number][] = [];
    for (const table of COUNTED) {
      const [row] = await ctx.tx.query<{ n: number }[]>(
        `select count(*)::int as n from ${table} where government = $1`,
        [government],
      );
      pairs.push([table, row?.n ?? -1]);
    }
    return Object.fromEntries(pairs);
  });
}

async function signedIn(login: string): Promise<TestClient> {
  const client = new TestClient(server.url);
  const answer = await client.data<{ login: { token: string } }>(
    'mutation ($input: LoginInput!) { login(input: $input) { token } }',
    {
      input: { name: login, password: DEMO_PASSWORD },
    },
  );
  return client.as(answer.login.token);
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-seeds-'));
  database = await cloneDatabase();
});
afterAll(async () => {
  await server?.close();
  await database.drop();
  rmSync(data, { recursive: true, force: true });
});

describe('the demonstration’s data', () => {
  it.each(DEMO_CITIES)('of $title has a holder for every body of its regime except the unit that files', (demo) => {
    const { bodies } = JSON.parse(regimeFiles(demo.regime?.code ?? '').get('bodies.json') ?? '') as {
      bodies: { code: string; resolve: string }[];
    };
    const held = new Set(
      demo.officials.flatMap((official) =>
        (official.bodies ?? []).map((one) => (typeof one === 'string' ? one : one.body)),
      ),
    );
    expect(bodies.filter((body) => body.resolve !== 'applicant' && !held.has(body.code))).toEqual([]);
  });

  it('lets two units have different vice mayors, and a third the one for the digital economy', () => {
    const fieldOf = (unit: string): readonly string[] =>
      DEMO_CITY.officials
        .filter((official) =>
          official.bodies?.some(
            (held) => typeof held !== 'string' && held.body === 'vice-mayor-field' && held.of.includes(unit),
          ),
        )
        .map((official) => official.login);
    expect([fieldOf('education'), fieldOf('transport'), fieldOf('health')]).toEqual([
      ['vice.wang'],
      ['vice.li'],
      ['vice.zhao'],
    ]);
    expect(DEMO_CITY.officials.find((official) => official.bodies?.includes('vice-mayor-digital'))?.login).toBe(
      'vice.zhao',
    );
  });

  it('gives no login twice, over all its governments', () => {
    const logins = [...DEMO_CITIES, DEMO_COUNTY].flatMap(({ officials }) => officials.map(({ login }) => login));
    expect(new Set(logins).size).toBe(logins.length);
  });

  it.each(['2026-01-31', '2026-11-21', '2028-02-29'])(
    'tells lives that are all over by %s, by less than a year',
    (today) => {
      for (const life of DEMO_CITIES.flatMap(({ lives = [] }) => lives)) {
        const last = ToldDays.of(life, today).moved(life.until);
        expect(last < today).toBe(true);
        if (!life.asWritten) expect(last > `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`).toBe(true);
      }
    },
  );

  it('tells of a past within the filing window, never of the future', () => {
    for (const now of [
      '2026-01-01T00:00:00Z',
      '2026-09-10T00:59:59Z',
      '2026-09-11T02:00:00Z',
      '2026-12-31T23:59:59Z',
    ]) {
      const real = new Date(now);
      const clock = demoClock(real);
      expect(clock().toISOString().slice(5, 16)).toBe('09-10T01:00');
      expect(clock().getTime()).toBeLessThanOrEqual(real.getTime());
      clock.advance(400 * 24 * 3_600_000);
      expect(clock()).toEqual(real);
    }
  });
});

onEmbedded('a first start on the embedded database', () => {
  let first: Readonly<Record<string, number>>;

  beforeAll(async () => {
    server = await start('demo');
    first = await counts();
  });

  it.each(
    [...DEMO_CITIES, DEMO_COUNTY]
      .flatMap(({ officials }) => officials)
      .map((official) => [official.login, official] as const),
  )('lets %s sign in, with the roles of the table', async (login, official) => {
    const { me } = await (
      await signedIn(login)
    ).data<{ me: { roles: string[]; person: { name: string } } }>('{ me { roles person { name } } }');
    expect(me).toEqual({ roles: official.roles, person: { name: official.name } });
  });

  it('has the city’s regime in force, published by another than who prepared it; the county has none', async () => {
    const query = '{ regimeInForce(code: "dazhou") { number status preparedBy { name } publishedBy { name } } }';
    expect(await (await signedIn('jiaoyu.filer')).data(query)).toEqual({
      regimeInForce: {
        number: 1,
        status: 'PUBLISHED',
        preparedBy: { name: '金文涛' },
        publishedBy: { name: '姜一凡' },
      },
    });
    expect(await (await signedIn('dachuan.filer')).data(query)).toEqual({ regimeInForce: null });
  });

  it('shows the county the city’s published regime and nothing else that is the city’s', async () => {
    const county = await signedIn('dachuan.prepare');
    const { editions, ...seen } = await county.data<{ editions: { nodes: { id: string; preparedBy: unknown }[] } }>(
      `{ regimes { own code inForce { number } openDrafts } editions(first: 10) { nodes { id number status preparedBy { name } comments(first: 5) { nodes { text } } } }
         regimeDrafts(first: 1) { totalCount } projects(first: 1) { totalCount } applications(first: 1) { totalCount } }`,
    );
    expect(seen).toEqual({
      regimes: [{ own: false, code: 'dazhou', inForce: { number: 1 }, openDrafts: 0 }],
      regimeDrafts: { totalCount: 0 },
      projects: { totalCount: 0 },
      applications: { totalCount: 0 },
    });
    expect(editions.nodes).toMatchObject([
      { number: 1, status: 'PUBLISHED', preparedBy: null, comments: { nodes: [] } },
    ]);
    // Control: the city's own administrator sees the projects, and the other way round nothing of the county's.
    const city = await signedIn('regime.prepare');
    expect(await city.data('{ projects(first: 1) { totalCount } regimes { own code openDrafts } }')).toEqual({
      projects: { totalCount: 17 },
      regimes: [{ own: true, code: 'dazhou', openDrafts: 1 }],
    });
  });

  it('has a draft of the regime that nobody has changed yet, with one remark on it', async () => {
    const ask =
      '{ regimeDrafts(first: 5) { nodes { note status version changes { path } comments(first: 5) { nodes { place author { name } } } } } }';
    expect(await (await signedIn('regime.publish')).data(ask)).toEqual({
      regimeDrafts: {
        nodes: [
          {
            note: expect.stringContaining('公布版修订演示'),
            status: 'OPEN',
            version: 1,
            changes: [],
            comments: { nodes: [{ place: 'regime.json#/parameters/3/value', author: { name: '姜一凡' } }] },
          },
        ],
      },
    });
  });

  it('has a case waiting at each stage worth looking at, one founded and one refused', async () => {
    const stages = await asSystem(server, DEMO_CITY.code, (ctx) =>
      ctx.tx.query<{ title: string; stage: string; bodies: string[] | null }[]>(
        `select a.title, a.stage, (select array_agg(t.body order by t.body) from task t
           where t.government = a.government and t.application = a.id and t.status = 'open') as bodies
         from application a where a.government = $1`,
        [DEMO_CITY.code],
      ),
    );
    const at = (title: string): unknown => {
      const found = stages.find((row) => row.title === title);
      return found && [found.stage, found.bodies];
    };
    expect(at('智慧校园数据共享平台')).toEqual(['screening', ['digital-bureau']]);
    expect(at('治超联网管理系统')).toEqual([
      'argumentation',
      ['development-reform', 'digital-bureau', 'finance-bureau'],
    ]);
    expect(at('教育资源公共服务平台升级')).toEqual(['joint-pool', null]);
    expect(at('综合交通运行监测中心')).toEqual(['joint-pool', null]);
    expect(at('出租汽车运营监管系统')).toEqual(['single-decision', ['vice-mayor-digital', 'vice-mayor-field']]);
    expect(at('妇幼健康服务管理系统')).toEqual(['single-decision', ['vice-mayor-digital', 'vice-mayor-field']]);
    expect(at('教育督导评估系统')).toEqual(['single-decision', ['mayor']]);
    expect(at('基层医疗机构药品监管系统')).toEqual(['filing', ['applicant']]);
    expect(at('公路桥梁健康监测系统')).toEqual(['function-list', ['applicant']]);
    // Of the project that was founded, and of the life that has come to its acceptance.
    expect(first['paper']).toBe(2);
    expect(at('中小学图书借阅系统')).toEqual(['refused', null]);
  });

  it.each([
    ['511700', '教师培训学时管理系统', 'in-use', 'in-use', false],
    ['511700', '城市道路养护调度系统', 'building', null, false],
    ['511700', '危险货物运输调度系统', 'trial-run', null, false],
    ['511700', '应急物资调度系统', 'building', null, true],
    ['511700', '义务教育招生入学平台', 'function-list', null, false],
    ['511700', '区域检验检查结果互认平台', 'function-list', null, false],
    ['511700', '公路防汛值守系统', 'founding-review', null, false],
    ['431000', '城市排水防涝调度系统', 'accepted', 'accepted', false],
    ['431000', '公租房分配管理系统', 'building', null, true],
    ['431000', '公共体育场馆预约系统', 'pre-reviews', null, false],
    ['411300', '城市体检平台', 'centre-review', null, false],
    ['411300', '政务云扩容', 'completion', null, false],
    ['411300', '历史建筑保护管理系统', 'centre-analysis', null, false],
    ['430100', '应急指挥平台', 'bidding', null, false],
    ['430100', '渣土车监管系统', 'outside', 'outside', false],
    ['430100', '城市照明管理平台', 'need-review', null, false],
  ])('has in %s %s at %s', async (government, title, stage, outcome, isSuspended) => {
    const [found] = await asSystem(server, government, (ctx) =>
      ctx.tx.query<{ stage: string; outcome: string | null; suspended: boolean }[]>(
        `select stage, outcome, suspended_on is not null as suspended from application
         where government = $1 and title = $2 and kind = 'main'`,
        [government, title],
      ),
    );
    expect(found).toEqual({ stage, outcome, suspended: isSuspended });
  });

  it('has a contract with a supplement and a payment on record, and a unit under sanction', async () => {
    const rows = await asSystem(server, DEMO_CITY.code, (ctx) =>
      ctx.tx.query<{ record: string; n: number }[]>(
        `select record, count(*)::int as n from record_row where government = $1 and closed_on is null group by record`,
        [DEMO_CITY.code],
      ),
    );
    const open = Object.fromEntries(rows.map(({ record, n }) => [record, n]));
    expect(open).toMatchObject({ contract: 4, supplement: 1, payment: 1, sanction: 1 });
  });

  it('shows on its dashboards what the lists behind them come to, in every city', async () => {
    for (const { code } of DEMO_CITIES) {
      await recountAllClocks(server, code);
      const numbers = await asSystem(server, code, dashboardNumbers);
      // Of its projects some have clocks that run; another city's may all have been met.
      if (code === DEMO_CITY.code) expect(numbers.find(({ what }) => what === 'clocks')?.shown[0]).toBeGreaterThan(0);
      expect(numbers.length).toBeGreaterThan(10);
      expect(numbers.map(({ what, shown }) => [what, shown])).toEqual(
        numbers.map(({ what, listed }) => [what, listed]),
      );
    }
  });

  it('lets cases be opened under a draft and under a lapsed regulation, each for the reason that two persons gave', async () => {
    for (const [code, reason] of [
      ['411300', '征求意见稿'],
      ['430100', '继续参照执行'],
    ] as const) {
      const said = await asSystem(server, code, (ctx) =>
        ctx.tx.query<{ reason: string; two: boolean }[]>(
          `select reason, proposed_by <> confirmed_by as two from regime_confirmation where government = $1`,
          [code],
        ),
      );
      expect(said).toEqual([{ reason: expect.stringContaining(reason), two: true }]);
    }
  });

  it('tells of nothing that has not happened yet', async () => {
    for (const { code } of DEMO_CITIES) {
      const [late] = await asSystem(server, code, (ctx) =>
        ctx.tx.query<{ n: number }[]>(
          'select count(*)::int as n from audit_event where government = $1 and at > now()',
          [code],
        ),
      );
      expect(late).toEqual({ n: 0 });
    }
  });

  it('adds nothing a second time', async () => {
    const others = await countsOf('431000');
    await seed(server, 'demo', data);
    expect(await counts()).toEqual(first);
    expect(await countsOf('431000')).toEqual(others);
    expect(first).toMatchObject({
      organisation: DEMO_CITY.organisations.length,
      edition: 1,
      adoption: 1,
      project: 17,
      application: 27,
    });
  });

  it('leaves a chain of audit events that holds', async () => {
    const { verifyAudit } = await (
      await signedIn('audit.admin')
    ).data<{ verifyAudit: { events: number; flaws: unknown[] } }>('{ verifyAudit { events flaws { message } } }');
    expect(verifyAudit.flaws).toEqual([]);
    expect(verifyAudit.events).toBeGreaterThan(100);
  });
});

describe('a database server', () => {
  it('is refused the demonstration with its known passwords', () => {
    const url = 'postgres://app@db/tongchou';
    expect(() => readConfig({ DATABASE_URL: url, TONGCHOU_SEED: 'demo' })).toThrow('只能用于内嵌数据库');
    expect(readConfig({ DATABASE_URL: url }).seedOnStart).toBeNull();
    expect(readConfig({ DATABASE_URL: url, TONGCHOU_SEED: 'demo-organisations' }).seedOnStart).toBe(
      'demo-organisations',
    );
    expect(readConfig({}).seedOnStart).toBe('demo');
    expect(readConfig({ TONGCHOU_SEED: 'none' }).seedOnStart).toBeNull();
    expect(() => readConfig({ TONGCHOU_SEED: 'all' })).toThrow('TONGCHOU_SEED');
  });

  (TEST_DATABASE === 'postgres' ? it : it.skip)(
    'takes organisations and people on demand, and nobody can sign in',
    async () => {
      server = await start('demo-organisations');
      const first = await counts();
      expect(first).toMatchObject({
        organisation: DEMO_CITY.organisations.length,
        post: DEMO_CITY.officials.length,
        edition: 0,
        project: 0,
      });
      await seed(server, 'demo-organisations', data);
      expect(await counts()).toEqual(first);
      const answer = await new TestClient(server.url).ask(
        'mutation ($input: LoginInput!) { login(input: $input) { token } }',
        {
          input: { name: 'mayor', password: DEMO_PASSWORD },
        },
      );
      expect(answer.status).toBe(401);
      await expect(seed(server, 'demo', data)).rejects.toThrow('embedded database only');
    },
  );
});
