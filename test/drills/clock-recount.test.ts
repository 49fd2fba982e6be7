import { calendarOf } from '../../api/calendar/calendar-of';
import { clocksNow } from '../../api/deadline/clocks-now';
import { countedNow } from '../../api/deadline/recount-clocks';
import { storeClocks } from '../../api/deadline/store-clocks';
import { recountAllClocks, sweepGovernment } from '../../api/deadline/sweep-government';
import { fromGlobalId } from '../../api/platform/global-id';
import { Project } from '../../api/project/project.entity';
import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { regimeWithClocks } from '../support/regime-with-clocks';

/** Somebody acts while a project's clocks are being counted: nobody waits for the other, and what is done is counted afterwards. */

const on = TEST_DATABASE === 'postgres' ? describe : describe.skip;

on(`${TEST_DATABASE === 'postgres' ? '' : 'SKIPPED, needs PostgreSQL: '}an act beside the sweep`, () => {
  let given: GivenServer;
  let city: GivenCity;
  let codes = 961_100;

  beforeAll(async () => {
    given = await givenServer();
  });
  afterAll(() => given?.close());
  beforeEach(async () => {
    codes += 1;
    city = await GivenCity.found(given, String(codes), '2026-09-10', regimeWithClocks());
  });

  const listed = async (): Promise<number> => {
    const rows = await asAdministrator(given, (query) =>
      query('select 1 from project_clock where government = $1', [city.government.code]),
    );
    return rows.length;
  };

  /** Counts, and before it has ended the clock is met by an act that commits. */
  async function countAroundAct(forget: 'before' | 'after'): Promise<void> {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    await sweepGovernment(given.server, city.government.code);
    expect(await listed()).toBe(1);
    await city.government.system(async (ctx) => {
      const where = { government: ctx.government, application: fromGlobalId(id)?.key ?? '' };
      const project = await ctx.tx.findOneOrFail(Project, { where });
      if (forget === 'before') await countedNow(ctx, [project.id]);
      const now = await clocksNow(ctx, await calendarOf(ctx), project);
      await city.argue(id, '600000.00');
      await storeClocks(ctx, project, now);
      if (forget === 'after') await countedNow(ctx, [project.id]);
    });
    expect(await listed()).toBe(1);
    expect(await recountAllClocks(given.server, city.government.code)).toEqual([]);
  }

  it('is counted by the next sweep, since what was noted is taken away before anything is read', async () => {
    await countAroundAct('before');
    expect(await listed()).toBe(0);
  });

  it('control: taken away afterwards, what was done meanwhile is lost', async () => {
    await countAroundAct('after');
    expect(await listed()).toBe(1);
  });
});
