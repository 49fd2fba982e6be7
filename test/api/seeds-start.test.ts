import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../api/config';
import { asSystem } from '../../api/identity/act-as';
import { createServer } from '../../api/server';
import { DEMO_CITIES } from '../../seeds/demo-cities';
import { DEMO_CITY } from '../../seeds/demo-city';
import { DEMO_COUNTY } from '../../seeds/demo-county';
import { loadGovernment } from '../../seeds/load-government';
import { startDeadlineJob } from '../../api/deadline/deadline-job';
import { loadLives } from '../../seeds/load-lives';
import { seed, seedAtStart } from '../../seeds/seed-at-start';
import { TEST_DATABASE, cloneDatabase } from '../support/database-template';

/** What the seeds tell has tests of its own; here it is asked when, and of which day. */
jest.mock('../../seeds/load-catalogue');
jest.mock('../../seeds/load-evaluations');
jest.mock('../../seeds/load-lives');
jest.mock('../../seeds/load-papers');
jest.mock('../../seeds/load-projects');
jest.mock('../../seeds/load-regime');
jest.mock('../../seeds/load-regime-draft');
jest.mock('../../api/deadline/deadline-job', () => ({
  startDeadlineJob: jest.fn(() => ({ stop: () => Promise.resolve() })),
}));

/** Whether a start seeds at all: an empty database, or one where an earlier start was interrupted. */

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-seeds-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

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
    expect(await codes()).toEqual(
      [...DEMO_CITIES, DEMO_COUNTY].map(({ code }) => ({ code })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
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

describe('the sweep of deadlines', () => {
  const started = jest.mocked(startDeadlineJob);
  beforeEach(() => started.mockClear());
  const server = async (rest: Promise<void>) => {
    const own = await cloneDatabase();
    const config: Config = { ...readConfig({ LOG_LEVEL: 'fatal' }), port: 0, database: own.config, data };
    const running = await createServer(config, { prepare: () => Promise.resolve({ rest }) });
    return async (): Promise<void> => {
      await running.close();
      await own.drop();
    };
  };

  it.each([
    ['been told', true],
    ['failed', false],
  ])('begins when what follows the start has %s, not before', async (_, ends) => {
    let settle: () => void = () => {};
    const rest = new Promise<void>((resolve, reject) => (settle = ends ? resolve : () => reject(new Error('x'))));
    const close = await server(rest);
    expect(started).not.toHaveBeenCalled();
    settle();
    await rest.catch(() => {});
    await new Promise(setImmediate);
    expect(started).toHaveBeenCalledTimes(1);
    await close();
  });

  it('does not begin on a server that is closed', async () => {
    let settle: () => void = () => {};
    const rest = new Promise<void>((resolve) => (settle = resolve));
    const close = await server(rest);
    await close();
    settle();
    await new Promise(setImmediate);
    expect(started).not.toHaveBeenCalled();
  });
});

const onEmbedded = TEST_DATABASE === 'pglite' ? describe : describe.skip;

onEmbedded('the lives', () => {
  it('are over by the day that it is in Asia/Shanghai, also while UTC still has the day before', async () => {
    const { runtime, close } = await emptyServer();
    const clock = () => new Date('2026-11-20T17:00:00Z');
    await seed({ database: runtime.database, clock }, 'demo', data);
    const days = jest.mocked(loadLives).mock.calls.map(([, , , today]) => today);
    expect(days).toEqual(DEMO_CITIES.map(() => '2026-11-21'));
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
