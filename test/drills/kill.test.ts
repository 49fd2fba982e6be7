import type { Query } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { describeOnDatabase, drillDatabase, type DrillDatabase } from '../support/drill-database';
import { fileOne, givenFilers, type Filed } from '../support/drill-filing';
import { flawsAtOnce, flawsOf } from '../support/drill-flaws';
import { killUnderLoad, type Killed } from '../support/drill-kill';
import { DrillLoad, type Told } from '../support/drill-load';
import { DrillProxy } from '../support/drill-proxy';
import { buildServer, DrillServer } from '../support/drill-server';

const CLIENTS = 4;
const KILLS = TEST_DATABASE === 'postgres' ? 20 : 10;
/** The first takes place after a commit of which nobody heard; the filing is repeated when the server is back. */
const CONTROL_KILLS = 1;
const LONGEST_MS = 900_000;

/** What a crash must not do, and the flaw that says so. `$1` is a filing that was acknowledged. */
const DAMAGES: readonly (readonly [name: string, sql: string, flaw: RegExp])[] = [
  ['a lost filing', `update application set title = 'other' where title = $1`, /acknowledged and lost/],
  [
    'a filing stored twice',
    'update application set title = $1 where ctid = (select ctid from application where title <> $1 limit 1)',
    /stored 2 times/,
  ],
  ['a lost event', `delete from application_event where application = ${ofCase()}`, /events null/],
  [
    'a changed event',
    `update application_event set event = replace(event, '30000', '30001') where application = ${ofCase()}`,
    /snapshot/,
  ],
  [
    'a changed state',
    `update application set snapshot = jsonb_set(snapshot, '{visit}', '7') where title = $1`,
    /snapshot/,
  ],
  [
    'a lost task',
    `delete from task where ctid = (select ctid from task where application = ${ofCase()} limit 1)`,
    /open tasks/,
  ],
  [
    'a lost notice',
    `delete from notice where ctid = (select ctid from notice where application = ${ofCase()} limit 1)`,
    /notices 1/,
  ],
  [
    'a lost audit event',
    `delete from audit_event where verb = 'application:file' and subject = ${ofCase()}::text`,
    /audit events 0/,
  ],
  ['a lost project', 'delete from project where title = $1', /project null/],
  ['a project number given for nothing', 'update project_number set last = last + 1 where $1 = $1', /project numbers/],
  [
    'an idempotency key without its answer',
    `update idempotency_key set payload = null where key = $1 || '-file'`,
    /idempotency keys/,
  ],
];

function ofCase(): string {
  return '(select id from application where title = $1)';
}

let database: DrillDatabase;
let tokens: readonly string[];

describeOnDatabase('the API killed with SIGKILL while clients file and repeat until they are answered', () => {
  let killed: Killed;
  let told: Told<Filed>;
  let flaws: readonly string[];
  let noticed: readonly (readonly [name: string, isNoticed: boolean])[];

  beforeAll(async () => {
    await buildServer();
    database = await drillDatabase();
    tokens = await givenFilers(database, CLIENTS);
    ({ killed, told } = await drill('keyed', KILLS));
    [flaws, noticed] = await database.inspect(
      async (query) => [await flawsAtOnce(query, told), await notice(query, told)] as const,
    );
  }, LONGEST_MS);
  afterAll(() => database?.close());

  it(`was killed ${KILLS} times under load, half of them after a commit of which nobody heard, and served again each time`, () => {
    expect(killed).toEqual({
      atRandom: KILLS / 2,
      unheard: KILLS / 2,
      starting: KILLS / 5,
      backends: database.killBackend ? KILLS / 4 : 0,
    });
    expect(told.acknowledged.size).toBeGreaterThan(KILLS);
    expect(told.retries).toBeGreaterThan(KILLS);
  });

  it('answered nothing but “done” and “try again”', () => {
    expect(told.surprises).toEqual([]);
  });

  it('kept every acknowledged filing exactly once, and nothing by halves', () => {
    expect(flaws).toEqual([]);
  });

  it('control: each kind of damage would have been noticed', () => {
    expect(noticed).toEqual(DAMAGES.map(([name]) => [name, true]));
  });

  it(
    'control: without idempotency keys the same load files twice, which is noticed',
    async () => {
      const control = await drill('keyless', CONTROL_KILLS);
      expect(await database.inspect((query) => flawsAtOnce(query, control.told))).toContainEqual(
        expect.stringMatching(/^keyless-\d+: stored \d+ times$/),
      );
    },
    LONGEST_MS,
  );
});

async function drill(name: 'keyed' | 'keyless', times: number) {
  const server = await DrillServer.on(database.environment);
  const proxy = await DrillProxy.before(server.port);
  const options = { name, decisive: 'file', withKeys: name === 'keyed', tokens };
  const load = new DrillLoad(`http://127.0.0.1:${proxy.port}`, fileOne, options);
  try {
    const ended = await killUnderLoad({ server, proxy, load, database }, times);
    return { killed: ended, told: await load.stop() };
  } finally {
    await load.stop();
    await server.kill();
    await proxy.close();
  }
}

/** Does each damage past every trigger and key, looks whether it shows, and takes it back. */
async function notice(query: Query, told: Told<Filed>): Promise<readonly (readonly [string, boolean])[]> {
  const [label = ''] = told.acknowledged.keys();
  const results: (readonly [string, boolean])[] = [];
  for (const [name, sql, flaw] of DAMAGES) {
    await query('begin');
    await query('set local session_replication_role = replica');
    await query(sql, [label]);
    results.push([name, (await flawsOf(query, told)).some((text) => flaw.test(text))]);
    await query('rollback');
  }
  return results;
}
