import { setTimeout as pause } from 'node:timers/promises';
import type { Query } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { describeOnCluster, drillCluster, type DrillDatabase } from '../support/drill-database';
import { buildServer, DrillServer } from '../support/drill-server';
import { GivenCity } from '../support/given-city';
import { GivenServer } from '../support/given';
import { regimeWithClocks } from '../support/regime-with-clocks';

/** A server that is killed while it sweeps the deadlines, and started again: nothing is lost, nothing is told twice. */

const GOVERNMENT = '970100';
/** More than one step of the sweep over projects (25). */
const CASES = 32;
const SLOW_MS = 20;
const LONGEST_MS = 300_000;
const PATIENCE_MS = 120_000;
/** Of each case its late task and its late clock are told of, and both further up. */
const KINDS = ['clock-late', 'clock-late-escalated', 'task-late', 'task-late-escalated'] as const;

type Told = Readonly<Record<string, number>>;
const NONE: Told = {};
const TASKS: Told = { 'task-late': CASES, 'task-late-escalated': CASES };
const STEP: Told = { ...TASKS, 'clock-late': 25, 'clock-late-escalated': 25 };
const ALL: Told = Object.fromEntries(KINDS.map((kind) => [kind, CASES]));

const describeHere =
  TEST_DATABASE === 'postgres'
    ? describeOnCluster
    : (name: string, tests: () => void) => describe.skip(`SKIPPED, runs on PostgreSQL: ${name}`, tests);

describeHere('a server that is killed with SIGKILL while it sweeps', () => {
  let database: DrillDatabase;
  let server: DrillServer;

  beforeAll(async () => {
    await buildServer();
    database = await drillCluster();
    await lateCases(database);
    server = await DrillServer.on({ ...database.environment, TONGCHOU_SWEEP_SECONDS: '1' });
  }, LONGEST_MS);
  afterAll(async () => {
    await server?.kill();
    await database?.close();
  });

  it(
    'has told each thing once in the end, whichever step it was killed in',
    async () => {
      await database.inspect(async (query) => {
        await slowDown(query);
        // In the midst of its first step: over the tasks; the next over projects; the last one.
        for (const before of [NONE, TASKS, STEP]) {
          server.start();
          await server.ready();
          await until(async () => (await isTelling(query)) && equal(await told(query), before));
          await pause(5 * SLOW_MS);
          await server.kill();
          expect(await settled(query)).toEqual(before);
        }
        server.start();
        await server.ready();
        await until(async () => equal(await told(query), ALL));
        // And once more all over: there is nothing left to be told.
        const swept = await sweptAt(query);
        await until(async () => (await sweptAt(query)) > swept);
        expect(await told(query)).toEqual(ALL);
        expect(await doubled(query)).toBe(0);
      });
    },
    LONGEST_MS,
  );

  it('control: a notice that was lost or doubled would have been seen', async () => {
    await database.inspect(async (query) => {
      const one = `select ctid from notice where government = '${GOVERNMENT}' and kind = 'task-late' limit 1`;
      await query('begin');
      await query('set local session_replication_role = replica');
      await query(`delete from notice where ctid = (${one})`);
      expect(await told(query)).not.toEqual(ALL);
      await query('rollback');
      await query('begin');
      await query('set local session_replication_role = replica');
      await query(
        `insert into notice select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid()))).* from notice n where n.ctid = (${one})`,
      );
      expect([equal(await told(query), ALL), await doubled(query)]).toEqual([false, 1]);
      await query('rollback');
    });
  });
});

/** Cases that were filed so long ago that their first task and their clock are late today, by the process’s own clock. */
async function lateCases(database: DrillDatabase): Promise<void> {
  const given = await GivenServer.start({ database: database.config, data: database.data });
  try {
    const long = new Date(Date.now() - 60 * 86_400_000).toISOString();
    const year = Number(long.slice(0, 4));
    const day = [`${year}-09-10`, `${year - 1}-09-10`].find((one) => one < long) ?? '';
    const city = await GivenCity.found(given, GOVERNMENT, day, regimeWithClocks());
    for (let n = 0; n < CASES; n += 1) {
      const { application, findings } = await city.file('education', '600000.00');
      if (!application) throw new Error(JSON.stringify(findings));
    }
  } finally {
    await given.close();
  }
}

/** So that there is a midst to be killed in. */
async function slowDown(query: Query): Promise<void> {
  await query(`create function slow_down() returns trigger language plpgsql as $$ begin
    perform pg_sleep(${SLOW_MS / 1000}); return new; end $$`);
  await query('create trigger slow before insert on deadline_notice for each row execute function slow_down()');
}

/** What has been told of cases, by kind. */
async function told(query: Query): Promise<Told> {
  const rows = await query<{ kind: string; n: number }>(
    `select kind, count(*)::int as n from notice
      where government = $1 and kind = any ($2) and application is not null group by kind`,
    [GOVERNMENT, KINDS],
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** How much was told to the same person twice, of cases, units or the government. */
async function doubled(query: Query): Promise<number> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (select from notice where government = $1 and kind ~ '^(task-late|clock-)'
       group by application, person, kind, message having count(*) > 1) x`,
    [GOVERNMENT],
  );
  return row?.n ?? 0;
}

async function sweptAt(query: Query): Promise<number> {
  const [row] = await query<{ at: Date }>(
    `select ran_at as at from sweep_state where government = $1 and kind = 'tasks'`,
    [GOVERNMENT],
  );
  return row?.at.getTime() ?? 0;
}

async function isTelling(query: Query): Promise<boolean> {
  return (await serving(query, `and query like 'insert into deadline_notice%'`)) > 0;
}

/** What stands when the killed server's connections have ended, and what they had not committed is gone. */
async function settled(query: Query): Promise<Told> {
  await until(async () => (await serving(query, '')) === 0);
  return told(query);
}

async function serving(query: Query, which: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where application_name = 'tongchou' ${which}`,
  );
  return row?.n ?? 0;
}

function equal(one: Told, other: Told): boolean {
  return KINDS.every((kind) => one[kind] === other[kind]);
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  const latest = Date.now() + PATIENCE_MS;
  while (!(await isThere())) {
    if (Date.now() > latest) throw new Error('waited in vain');
    await pause(5);
  }
}
