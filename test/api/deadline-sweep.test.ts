import { sweepDeadlines } from '../../api/deadline/sweep-deadlines';
import { sweepGovernment } from '../../api/deadline/sweep-government';
import { fromGlobalId } from '../../api/platform/global-id';
import { endAppointment } from '../../api/identity/end-appointment';
import { asAdministrator } from '../support/admin';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { regimeWithClocks, withHiddenClocks } from '../support/regime-with-clocks';

/** What is told of deadlines, to whom and when; never twice, never lost, and nothing is decided by it. */

let given: GivenServer;
let city: GivenCity;
let codes = 950_100;

beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());
beforeEach(async () => {
  codes += 1;
  city = await GivenCity.found(given, String(codes), '2026-09-10', regimeWithClocks());
});

const file = async () => (await city.file('education', '600000.00')).application?.id ?? '';
const sweep = () => sweepGovernment(given.server, city.government.code);

/** Sweeps on a day, three times: what the second and third tell is told twice. */
async function sweepOn(day: string): Promise<void> {
  city.on(day);
  await sweep();
  expect(await sweep()).toEqual({ recounted: 0, told: 0, broken: [] });
  expect(await sweep()).toEqual({ recounted: 0, told: 0, broken: [] });
}

interface Told {
  readonly day: string;
  readonly kind: string;
  readonly message: string;
}
async function toldTo(official: GivenOfficial, kinds: RegExp): Promise<readonly Told[]> {
  const rows = await asAdministrator(given, (query) =>
    query<{ at: Date; kind: string; message: string }>(
      'select created_at as at, kind, message from notice where government = $1 and person = $2 order by created_at, id',
      [city.government.code, official.person.id],
    ),
  );
  return rows
    .filter(({ kind }) => kinds.test(kind))
    .map(({ at, kind, message }) => ({ day: new Date(at).toISOString().slice(0, 10), kind, message }));
}
const daysOf = (told: readonly Told[]) => told.map(({ day, kind }) => [day, kind]);
const OF_TASKS = /^task-(due-near|late)/;
const OF_CLOCKS = /^clock-/;

describe('a task', () => {
  // Filed on Thursday, 10 September: five workdays are the 17th. Two workdays before is the 15th; Sunday the 20th is worked for 国庆.
  const days = Array.from({ length: 16 }, (_, index) => `2026-09-${10 + index}`);

  it('is told of once when it is near and once when it is late, and further up two workdays after', async () => {
    const id = await file();
    for (const day of days) await sweepOn(day);
    const { digital, finance } = city.people;
    expect(daysOf(await toldTo(digital, OF_TASKS))).toEqual([
      ['2026-09-15', 'task-due-near'],
      ['2026-09-18', 'task-late'],
    ]);
    const [near, late] = await toldTo(digital, OF_TASKS);
    expect(near?.message).toMatch(/的办理将到期，还有 2 天：期限 2026-09-17（5个工作日内，第七条.*）$/);
    expect(late?.message).toMatch(/已逾期 1 天，请尽快办理.*逾期只作提示，不自动作出决定$/);
    const further = await toldTo(finance, OF_TASKS);
    expect(daysOf(further)).toEqual([['2026-09-20', 'task-late-escalated']]);
    expect(further[0]?.message).toMatch(/由市数字经济局办理，已逾期 3 天，请予督促/);

    // It waits as before: a late deadline decides nothing.
    const [task] = await city.tasks(digital, id);
    expect(task).toMatchObject({ stage: 'screening', version: 1 });
    const events = await asAdministrator(given, (query) =>
      query<{ verb: string }>(`select verb from audit_event where government = $1 and verb like 'deadline:%'`, [
        city.government.code,
      ]),
    );
    expect(events).toEqual([{ verb: 'deadline:escalate' }]);
  });

  it('that nobody swept for weeks is told of once, as late', async () => {
    await file();
    await sweepOn('2026-09-30');
    const { digital, finance } = city.people;
    expect(daysOf(await toldTo(digital, OF_TASKS))).toEqual([['2026-09-30', 'task-late']]);
    expect(daysOf(await toldTo(finance, OF_TASKS))).toEqual([['2026-09-30', 'task-late-escalated']]);
  });

  it('that has been decided is told of no more', async () => {
    const id = await file();
    await sweepOn('2026-09-15');
    await city.approve(city.people.digital, id, { answers: SCREENED });
    for (const day of ['2026-09-18', '2026-09-22']) await sweepOn(day);
    expect(daysOf(await toldTo(city.people.digital, OF_TASKS))).toEqual([['2026-09-15', 'task-due-near']]);
    expect(await toldTo(city.people.finance, OF_TASKS)).toEqual([]);
  });

  it('that nobody holds is told to whoever holds it next', async () => {
    await file();
    const { digital } = city.people;
    await city.government.system((ctx) =>
      endAppointment(ctx, { id: digital.appointment.id, expectedVersion: 1, lastDay: null }),
    );
    await sweepOn('2026-09-18');
    expect(await toldTo(digital, OF_TASKS)).toEqual([]);
    const next = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
    await sweepOn('2026-09-19');
    expect(daysOf(await toldTo(next, OF_TASKS))).toEqual([['2026-09-19', 'task-late']]);
  });

  it('of a case that is suspended waits for nobody', async () => {
    const id = await file();
    await asAdministrator(given, (query) =>
      query(
        `update application set snapshot = jsonb_set(snapshot, '{suspended}', '{"on":"2026-09-11","from":"x","clause":[]}') where government = $1`,
        [city.government.code],
      ),
    );
    await sweepOn('2026-09-18');
    expect(await toldTo(city.people.digital, OF_TASKS)).toEqual([]);
    expect(id).not.toBe('');
  });

  it('that an older calendar counted is counted again, and its holder is told', async () => {
    await file();
    await asAdministrator(given, (query) =>
      query(`update task set due_on = '2026-09-16', due_revision = 1 where government = $1`, [city.government.code]),
    );
    city.on('2026-09-11');
    expect(await sweep()).toEqual({ recounted: 1, told: 0, broken: [] });
    expect(await sweep()).toEqual({ recounted: 0, told: 0, broken: [] });
    const told = await toldTo(city.people.digital, /^task-due-changed$/);
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringMatching(/的办理期限由 2026-09-16 改为 2026-09-17：工作日历已更新$/),
    ]);
  });
});

describe('a case that waits for a list', () => {
  it('beyond its limit is told of to whoever may open that list, once', async () => {
    await city.upTo('education', '3000000.00', 'joint');
    const { digital, clerk, mayor } = city.people;
    // Since 10 September a month: Saturday, 10 October, which is worked.
    await sweepOn('2026-10-10');
    expect(await toldTo(digital, OF_TASKS)).toEqual([]);
    await sweepOn('2026-10-11');
    expect(daysOf(await toldTo(digital, OF_TASKS))).toEqual([['2026-10-11', 'task-late']]);
    for (const other of [clerk, mayor]) expect(await toldTo(other, OF_TASKS)).toEqual([]);
  });
});

describe('a clock', () => {
  // Filed on 10 September, 30 days: Saturday, 10 October, which is worked. Reminders ten and three days before.
  it('of a project reminds the unit, tells that it is late, and tells it further up', async () => {
    await file();
    const days = ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-10', '2026-10-11', '2026-10-12'];
    for (const day of [...days, '2026-10-13', '2026-10-14']) await sweepOn(day);
    const told = await toldTo(city.filers.education, OF_CLOCKS);
    expect(daysOf(told.filter(({ message }) => message.includes('论证期限')))).toEqual([
      ['2026-09-30', 'clock-reminder'],
      ['2026-10-07', 'clock-reminder'],
      ['2026-10-11', 'clock-late'],
    ]);
    expect(told[0]?.message).toMatch(/的“论证期限”请及时办理，还有 10 天：期限 2026-10-10（自.*30日内，第七条/);
    expect(daysOf(await toldTo(city.people.finance, OF_CLOCKS))).toEqual([['2026-10-13', 'clock-late-escalated']]);
  });

  it('missed for weeks tells the last reminder only; met, none', async () => {
    const id = await file();
    await sweepOn('2026-10-08');
    expect(daysOf(await toldTo(city.filers.education, OF_CLOCKS))).toEqual([['2026-10-08', 'clock-reminder']]);
    await city.argue(id, '600000.00');
    await sweepOn('2026-10-12');
    expect(await toldTo(city.filers.education, OF_CLOCKS)).toHaveLength(1);
  });

  it('of a project that was refused does not run, on its page as for the sweep', async () => {
    const id = await file();
    const clocks = async () => {
      const client = await city.client(city.people.digital);
      const { application } = await client.data<{
        application: { outcome: string | null; project: { clocks: { code: string; status: string; due: string }[] } };
      }>('query ($id: ID!) { application(id: $id) { outcome project { clocks { code status due } } } }', { id });
      return [application.outcome, application.project.clocks];
    };
    expect(await clocks()).toEqual([null, [{ code: 'argue-in-time', status: 'open', due: '2026-10-10' }]]);
    await city.decide(city.people.digital, id, { verdict: 'REJECT', answers: SCREENED });
    expect(await clocks()).toEqual(['not-admitted', [{ code: 'argue-in-time', status: 'not-running', due: null }]]);
    for (const day of ['2026-10-08', '2026-10-13', '2026-10-15']) await sweepOn(day);
    expect(await toldTo(city.filers.education, OF_CLOCKS)).toEqual([]);
  });

  it('that goes by what somebody may not see is not told to them: neither its day nor whether it is met', async () => {
    city = await GivenCity.found(given, String(codes + 500), '2026-09-10', withHiddenClocks());
    const id = await file();
    const seen = async (who: GivenOfficial) => {
      const { application } = await (
        await city.client(who)
      ).data<{ application: { project: { clocks: { code: string; status: string }[] } } }>(
        'query ($id: ID!) { application(id: $id) { project { clocks { code status } } } }',
        { id },
      );
      return application.project.clocks.map(({ code, status }) => `${code} ${status}`);
    };
    const all = ['argue-in-time open', 'met-in-secret met', 'running-in-secret not-running', 'open-in-secret open'];
    expect([await seen(city.filers.education), await seen(city.people.digital)]).toEqual([all, all]);
    expect(await seen(city.people.finance)).toEqual(['argue-in-time open']);
  });

  it('of a unit and of the government reminds those who have to act, once a year', async () => {
    await file();
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02']) await sweepOn(day);
    const ofUnit = (await toldTo(city.filers.education, OF_CLOCKS)).filter(({ message }) =>
      message.includes('年度报告'),
    );
    expect(daysOf(ofUnit)).toEqual([
      ['2026-11-23', 'clock-reminder'],
      ['2026-12-01', 'clock-late'],
    ]);
    expect(ofUnit[0]?.message).toMatch(/^“市教育局”的“年度报告”（2026年）请及时办理，还有 7 天/);
    expect(await toldTo(city.filers.transport, OF_CLOCKS)).toEqual([]);
    expect(daysOf(await toldTo(city.people.digital, OF_CLOCKS))).toEqual([['2026-12-01', 'clock-reminder']]);
  });

  it('is looked at once a day, and again under a new calendar', async () => {
    await file();
    city.on('2026-09-12');
    await sweep();
    const state = () =>
      asAdministrator(given, (query) =>
        query<{ ran_at: Date; after_key: string | null }>(
          `select ran_at, after_key from sweep_state where government = $1 and kind = 'clocks'`,
          [city.government.code],
        ),
      );
    const [first] = await state();
    given.clock.advance(60_000);
    await sweep();
    expect(await state()).toEqual([first]);
    city.on('2026-09-13');
    await sweep();
    expect(await state()).not.toEqual([first]);
  });
});

describe('a sweep over all governments', () => {
  it('goes on with the other projects where a case cannot be read, and says which', async () => {
    const [broken, other] = [await file(), await file()];
    const id = fromGlobalId(broken)?.key;
    await asAdministrator(given, (query) =>
      query(`update application set snapshot = '{}' where government = $1 and id = $2`, [city.government.code, id]),
    );
    city.on('2026-09-30');
    expect((await sweep()).broken).toHaveLength(1);
    const told = await toldTo(city.filers.education, OF_CLOCKS);
    expect(daysOf(told)).toEqual([['2026-09-30', 'clock-reminder']]);
    expect(other).not.toBe(broken);
  });

  it('goes on with the other tasks where the project of one cannot be read, and says which', async () => {
    const [main, beside] = [await file(), await file()];
    await file();
    const { key: project } = fromGlobalId(main) ?? {};
    const { key: side } = fromGlobalId(beside) ?? {};
    await asAdministrator(given, async (query) => {
      await query(
        `update application set kind = 'side', project = (select project from application where id = $2) where id = $1`,
        [side, project],
      );
      await query(`update application set snapshot = '{}' where id = $1`, [project]);
    });
    city.on('2026-09-18');
    const { broken } = await sweep();
    const [task] = await asAdministrator(given, (query) =>
      query<{ id: string }>(`select id from task where application = $1 and status = 'open'`, [side]),
    );
    expect(broken.filter(({ of }) => of === 'task').map(({ key }) => key)).toEqual([task?.id]);
    // Of the main case itself nothing more has to be read.
    expect(daysOf(await toldTo(city.people.digital, OF_TASKS))).toEqual([
      ['2026-09-18', 'task-late'],
      ['2026-09-18', 'task-late'],
    ]);
  });

  it('counts the other limits again where one cannot be counted, and comes to an end', async () => {
    const damaged = fromGlobalId(await file())?.key;
    await file();
    await asAdministrator(given, async (query) => {
      await query(`update task set due_on = '2026-09-16', due_revision = 1 where government = $1`, [
        city.government.code,
      ]);
      await query(`update task set due_from = 'infinity' where application = $1 and status = 'open'`, [damaged]);
    });
    city.on('2026-09-11');
    const first = await sweep();
    expect([first.recounted, first.broken.map(({ of }) => of)]).toEqual([1, ['task']]);
    expect((await toldTo(city.people.digital, /^task-due-changed$/)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/由 2026-09-16 改为 2026-09-17：工作日历已更新$/),
    ]);
    // It is tried again.
    const second = await sweep();
    expect([second.recounted, second.broken.map(({ of }) => of)]).toEqual([0, ['task']]);
  });

  it('goes on with the other units where a case beside one cannot be read, and says which and why', async () => {
    await city.file('education', '600000.00');
    await city.file('transport', '600000.00');
    const beside = (await city.file('transport', '700000.00')).application?.id ?? '';
    await asAdministrator(given, (query) =>
      query(`update application set kind = 'side', project = null, snapshot = '{}' where government = $1 and id = $2`, [
        city.government.code,
        fromGlobalId(beside)?.key,
      ]),
    );
    city.on('2026-11-23');
    const failed: Readonly<Record<string, unknown>>[] = [];
    const log = { info: () => {}, warn: () => {}, error: (fields: object) => void failed.push({ ...fields }) };
    await sweepDeadlines(given.server, { log });
    const own = failed.filter(({ government }) => government === city.government.code);
    expect(own.map(({ of }) => of).sort()).toEqual(['project', 'unit']);
    expect(own.find(({ of }) => of === 'unit')?.['key']).toBe(`${city.units.transport.id}/dazhou`);
    for (const { error } of own) expect(String(error)).toContain(fromGlobalId(beside)?.key);
    const ofUnit = (await toldTo(city.filers.education, OF_CLOCKS)).filter(({ message }) =>
      message.includes('年度报告'),
    );
    expect(daysOf(ofUnit)).toEqual([['2026-11-23', 'clock-reminder']]);
  });

  it('goes on with the other governments where one fails, and passes over those that were just swept', async () => {
    await file();
    city.on('2026-09-15');
    await asAdministrator(given, (query) =>
      query(
        `insert into calendar_year (government, id, year, number, announced, status, source_number, source_title, source_issued, holidays, workdays, note, created_at, published_at, revision)
         values ($1, gen_random_uuid(), 2030, 1, true, 'published', 'x', 'x', '2029-11-01', '[{"title":"x","from":"x","to":"x"}]', '[]', '', now(), now(), 7)`,
        [city.government.code],
      ),
    );
    const next = await GivenCity.found(given, '959999', '2026-09-10', regimeWithClocks());
    await next.file('education', '600000.00');
    next.on('2026-09-15');
    const warned: unknown[] = [];
    const log = { info: () => {}, warn: (fields: object) => void warned.push(fields), error: () => {} };
    const swept = await sweepDeadlines(given.server, { log });
    expect(swept?.get('959999')?.told).toBe(1);
    expect(swept?.has(city.government.code)).toBe(false);
    expect(warned).toMatchObject([{ government: city.government.code }]);
    const again = await sweepDeadlines(given.server, { unlessWithinMs: 60_000 });
    expect(again?.has('959999')).toBe(false);
  });
});
