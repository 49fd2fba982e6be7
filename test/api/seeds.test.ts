import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../api/config';
import { asSystem } from '../../api/identity/act-as';
import { createServer, type Server } from '../../api/server';
import { DEMO_CITY } from '../../seeds/demo-city';
import { demoClock } from '../../seeds/demo-clock';
import { DEMO_COUNTY } from '../../seeds/demo-county';
import { loadGovernment } from '../../seeds/load-government';
import { seed, seedAtStart } from '../../seeds/seed-at-start';
import { DEMO_PASSWORD } from '../../seeds/set-demo-password';
import { TestClient } from '../support/client';
import { TEST_DATABASE, cloneDatabase, type TestDatabase } from '../support/database-template';
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
    seedOnStart: choice ?? null,
  };
  return createServer(config, { prepare: seedAtStart(config), ...(clock ? { clock } : {}) });
}

async function counts(): Promise<Readonly<Record<string, number>>> {
  return asSystem(server, DEMO_CITY.code, async (ctx) => {
    const pairs: [string, number][] = [];
    for (const table of COUNTED) {
      const [row] = await ctx.tx.query<{ n: number }[]>(
        `select count(*)::int as n from ${table} where government = $1`,
        [DEMO_CITY.code],
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
  it('has a holder for every body of its regime except the unit that files', () => {
    const { bodies } = JSON.parse(regimeFiles('dazhou').get('bodies.json') ?? '') as {
      bodies: { code: string; resolve: string }[];
    };
    const held = new Set(
      DEMO_CITY.officials.flatMap((official) =>
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
  let took: number;
  let first: Readonly<Record<string, number>>;

  beforeAll(async () => {
    const before = process.cpuUsage();
    server = await start('demo');
    const { user, system } = process.cpuUsage(before);
    took = (user + system) / 1_000_000;
    first = await counts();
  });

  it('takes a few seconds of computing, migrations included', () => {
    expect(took).toBeLessThan(20);
  });

  it.each([...DEMO_CITY.officials, ...DEMO_COUNTY.officials].map((official) => [official.login, official] as const))(
    'lets %s sign in, with the roles of the table',
    async (login, official) => {
      const { me } = await (
        await signedIn(login)
      ).data<{ me: { roles: string[]; person: { name: string } } }>('{ me { roles person { name } } }');
      expect(me).toEqual({ roles: official.roles, person: { name: official.name } });
    },
  );

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
    expect(at('公路桥梁健康监测系统')).toEqual(['founded', null]);
    expect(at('中小学图书借阅系统')).toEqual(['refused', null]);
  });

  it('adds nothing a second time', async () => {
    await seed(server, 'demo', data);
    expect(await counts()).toEqual(first);
    expect(first).toMatchObject({
      organisation: DEMO_CITY.organisations.length,
      edition: 1,
      adoption: 1,
      project: 10,
      application: 10,
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

describe('a database that is not empty', () => {
  it('is left alone at start', async () => {
    const { prepare, runtime, close } = await emptyServer();
    await asSystem(runtime, '900100', async (ctx) => {
      await ctx.tx.query(`insert into government values ('900100', '别的市', 'city', null, now())`);
    });
    await prepare(runtime);
    expect(await runtime.database.source.query('select code from government')).toEqual([{ code: '900100' }]);
    await close();
  });
});

describe('a start that was interrupted in the middle of it', () => {
  it('is completed by the next one, and then no more', async () => {
    const { prepare, runtime, close } = await emptyServer();
    await loadGovernment(runtime, DEMO_CITY, null);
    await prepare(runtime);
    const codes = async (): Promise<unknown> =>
      runtime.database.source.query('select code from government order by code');
    expect(await codes()).toEqual([{ code: DEMO_CITY.code }, { code: DEMO_COUNTY.code }]);
    const events = (): Promise<{ n: number }[]> =>
      asSystem(runtime, DEMO_CITY.code, (ctx) =>
        ctx.tx.query('select count(*)::int as n from audit_event where government = $1', [DEMO_CITY.code]),
      );
    const before = await events();
    await prepare(runtime);
    expect(await events()).toEqual(before);
    await close();
  });
});

async function emptyServer() {
  const own = await cloneDatabase();
  const config: Config = {
    ...readConfig({ LOG_LEVEL: 'fatal' }),
    port: 0,
    database: own.config,
    data,
    seedOnStart: 'demo-organisations',
  };
  const running = await createServer(config);
  return {
    runtime: running,
    prepare: seedAtStart(config),
    close: async (): Promise<void> => {
      await running.close();
      await own.drop();
    },
  };
}
