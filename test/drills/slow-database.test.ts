import { once } from 'node:events';
import { Client } from 'pg';
import { TestClient, type Answer } from '../support/client';
import type { Query } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { describeOnCluster, drillCluster, type DrillDatabase } from '../support/drill-database';
import { fileOne, givenFilers, type Filed } from '../support/drill-filing';
import { flawsAtOnce, flawsOf } from '../support/drill-flaws';
import { DrillLoad, type Told } from '../support/drill-load';
import { DrillProxy } from '../support/drill-proxy';
import { buildServer, DrillServer } from '../support/drill-server';

/** Some times what the API promises, for what else the machine does: what takes longer hangs. */
const HUNG_MS = 30_000;
const CLIENTS = 4;
/** More at once than the pool has connections, so that some wait for one. */
const AT_ONCE = 16;
const LONGEST_MS = 300_000;
const ME = '{ me { roles } }';

let database: DrillDatabase;
let proxy: DrillProxy;
let server: DrillServer;
let url: string;
let client: TestClient;
let load: DrillLoad<Filed>;

const describeHere =
  TEST_DATABASE === 'postgres'
    ? describeOnCluster
    : (name: string, tests: () => void) => describe.skip(`SKIPPED, runs on PostgreSQL: ${name}`, tests);

describeHere('the API before a database that is slow, gone or restarted', () => {
  beforeAll(async () => {
    await buildServer();
    database = await drillCluster();
    const tokens = await givenFilers(database, CLIENTS + 1);
    const { cluster, config } = database;
    if (!cluster || config.kind !== 'postgres') throw new Error('the drill needs a cluster');
    proxy = await DrillProxy.before(cluster.port);
    server = await DrillServer.on({ ...database.environment, DATABASE_URL: through(proxy, config.url) });
    server.start();
    await server.ready();
    url = `http://127.0.0.1:${server.port}`;
    const [own, ...others] = tokens;
    client = new TestClient(url, own ?? null);
    // People go on filing through every failure; what they were told is held against the database in the end.
    load = new DrillLoad(url, fileOne, { name: 'slow', decisive: 'file', withKeys: true, tokens: others });
  }, LONGEST_MS);
  afterAll(async () => {
    await load?.stop();
    await server?.kill();
    await proxy?.close();
    await database?.close();
  }, LONGEST_MS);

  it('answers as usual while the database does', async () => {
    expect((await ask()).status).toBe(200);
  });

  it(
    'says UNAVAILABLE in time while the database no longer answers, and heals',
    async () => {
      const witness = await pendingQuery();
      proxy.become('stalled');
      await fails(witness.isPending);
      proxy.become('open');
      await heals();
      await witness.end();
    },
    LONGEST_MS,
  );

  it(
    'says UNAVAILABLE in time while only the answers are lost, and heals',
    async () => {
      proxy.become('mute');
      await fails();
      proxy.become('cut');
      proxy.become('open');
      await heals();
    },
    LONGEST_MS,
  );

  it(
    'says UNAVAILABLE in time while the database cannot be reached, and heals',
    async () => {
      proxy.become('cut');
      await fails();
      proxy.become('open');
      await heals();
    },
    LONGEST_MS,
  );

  it(
    'says UNAVAILABLE in time while the database is dead, and heals when it is started again',
    async () => {
      await database.cluster?.kill();
      await fails();
      await database.cluster?.start();
      await heals();
    },
    LONGEST_MS,
  );

  it(
    'heals after a database process was killed, which takes every connection with it',
    async () => {
      expect(await database.killBackend?.()).toBe(true);
      await heals();
    },
    LONGEST_MS,
  );

  it(
    'kept every acknowledged filing exactly once through all of it, and nothing by halves',
    async () => {
      const told: Told<Filed> = await load.stop();
      expect(told.surprises).toEqual([]);
      expect(server.isRunning).toBe(true);
      expect(told.acknowledged.size).toBeGreaterThan(CLIENTS);
      expect(await database.inspect((query) => flawsAtOnce(query, told))).toEqual([]);
    },
    LONGEST_MS,
  );

  it('control: asked one question after the other, a filing that commits in between looks like half of one', async () => {
    const told = await load.stop();
    const flaws = (asked: typeof flawsOf) => database.inspect((query) => asked(numberedMeanwhile(query), told));
    expect(await flaws(flawsOf)).toContainEqual(expect.stringMatching(/^\d+ project numbers given to \d+ cases$/));
    await database.inspect((query) => query(`update project_number set last = last - 1`));
    expect(await flaws(flawsAtOnce)).toEqual([]);
  });
});

/** Gives one project number more, by another connection, when the first question has been answered. */
function numberedMeanwhile(query: Query): Query {
  let answered = false;
  return async <R>(sql: string, parameters?: readonly unknown[]) => {
    const rows = await query<R>(sql, parameters);
    if (!answered && rows.length > 0) {
      answered = true;
      await database.inspect((another) => another(`update project_number set last = last + 1`));
    }
    return rows;
  };
}

function through({ port }: DrillProxy, databaseUrl: string): string {
  const changed = new URL(databaseUrl);
  changed.port = String(port);
  return changed.href;
}

function ask(): Promise<Answer> {
  return Promise.race([
    client.ask(ME),
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`no answer within ${HUNG_MS} ms`)), HUNG_MS).unref(),
    ),
  ]);
}

/** More requests than connections, twice: those under way when it began, and those that come upon it. */
async function fails(isWitnessed: () => boolean = () => true): Promise<void> {
  for (let round = 1; round <= 2; round += 1) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, ask));
    const told = answers.map(({ status, errors }) => [status, errors[0]?.extensions.code]);
    expect(told).toEqual(Array(AT_ONCE).fill([503, 'UNAVAILABLE']));
  }
  expect((await fetch(`${url}/health`, { signal: AbortSignal.timeout(HUNG_MS) })).status).toBe(503);
  expect(isWitnessed()).toBe(true);
}

/** The same process serves again; until then it goes on saying UNAVAILABLE. */
async function heals(): Promise<void> {
  const latest = Date.now() + HUNG_MS;
  for (;;) {
    const { status, errors } = await ask();
    if (status === 200) break;
    expect(errors[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(Date.now()).toBeLessThan(latest);
  }
  const before = load.acknowledgements;
  while (load.acknowledgements <= before + CLIENTS) {
    expect(Date.now()).toBeLessThan(latest + HUNG_MS);
    await ask();
  }
}

/** Control: a client without time limits, which the same failure leaves hanging. */
async function pendingQuery() {
  const bare = new Client({
    connectionString: through(proxy, database.config.kind === 'postgres' ? database.config.url : ''),
  });
  bare.on('error', () => undefined);
  await bare.connect();
  let pending = true;
  let asked: Promise<unknown> | null = null;
  return {
    isPending: () => {
      asked ??= bare.query('select 1').finally(() => (pending = false));
      return pending;
    },
    end: async () => {
      await asked;
      expect(pending).toBe(false);
      const ended = once(bare, 'end');
      await bare.end();
      await ended;
    },
  };
}
