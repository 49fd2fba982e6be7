import { sweepDeadlines, type SweepOptions } from '../../api/deadline/sweep-deadlines';
import { createServer, type Server } from '../../api/server';
import { asAdministrator, type Query } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { regimeWithClocks } from '../support/regime-with-clocks';

/** Two servers on one database: one sweeps at a time, and nothing is told twice. Only PostgreSQL can show it. */

const on = TEST_DATABASE === 'postgres' ? describe : describe.skip;
const CASES = 8;

on(`${TEST_DATABASE === 'postgres' ? '' : 'SKIPPED, needs PostgreSQL: '}two servers that sweep at once`, () => {
  let given: GivenServer;
  let second: Server;
  let city: GivenCity;
  let codes = 960_100;

  beforeAll(async () => {
    given = await givenServer();
    second = await createServer(
      {
        host: '127.0.0.1',
        port: 0,
        database: given.database.config,
        data: '.data/test',
        console: '.data/test/no-console',
        logLevel: 'fatal',
        secureCookies: false,
        loginsPerMinute: 10_000,
      },
      { clock: given.clock },
    );
  });
  afterAll(async () => {
    await second?.close();
    await given?.close();
  });
  beforeEach(async () => {
    codes += 1;
    city = await GivenCity.found(given, String(codes), '2026-09-10', regimeWithClocks());
    for (let n = 0; n < CASES; n += 1) await city.file('education', '600000.00');
    city.on('2026-09-18');
  });

  const tally = () =>
    asAdministrator(given, (query) =>
      query<{ told: string; most: string }>(
        `select coalesce(sum(n), 0)::text as told, coalesce(max(n), 0)::text as most from (
           select count(*) as n from notice where government = $1 and kind like 'task-late%' group by application, person, kind) x`,
        [city.government.code],
      ),
    );
  const both = (options: SweepOptions) =>
    Promise.all([sweepDeadlines(given.server, options), sweepDeadlines(second, options)]);

  it('do the work once: the other is told that it is being done', async () => {
    // The work waits until one has been told that the other does it: one is not simply over before the other begins.
    const swept = await asAdministrator(given, async (query) => {
      await query('begin');
      await query('lock table deadline_notice in access exclusive mode');
      const sweeps = [sweepDeadlines(given.server), sweepDeadlines(second)];
      expect(await Promise.race(sweeps)).toBeNull();
      await query('commit');
      return Promise.all(sweeps);
    });
    expect(swept.filter((one) => one === null)).toHaveLength(1);
    expect(await tally()).toEqual([{ told: String(CASES), most: '1' }]);
  });

  it('control: without the lock both do all the work, and still nothing is told twice, because of what is written beside', async () => {
    const swept = await both({ withoutLock: true });
    expect(swept.filter((one) => one === null)).toHaveLength(0);
    expect(await tally()).toEqual([{ told: String(CASES), most: '1' }]);
  });

  it('control: without the lock and without what is written beside, it doubles', async () => {
    await asAdministrator(given, async (query) => {
      await query('alter table deadline_notice drop constraint deadline_notice_pkey');
      // Neither writes before both have read what is to be told.
      await query('begin');
      await query('lock table deadline_notice in exclusive mode');
      const sweeps = both({ withoutLock: true });
      while ((await waiting(query)) < 2);
      await query('commit');
      await sweeps;
    });
    expect(Number((await tally())[0]?.told)).toBeGreaterThan(CASES);
  });
});

/** How many wait to write what they have told. */
async function waiting(query: Query): Promise<number> {
  const [found] = await query<{ n: number }>(
    `select count(*)::int as n from pg_locks where relation = 'deadline_notice'::regclass and not granted`,
  );
  return found?.n ?? 0;
}
