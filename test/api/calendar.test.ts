import type { CalendarDocument } from '../../form-schemas/engine';
import { CALENDAR_FILES } from '../../form-schemas/formats/calendars';
import type { TestClient } from '../support/client';
import { asApplication } from '../support/admin';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { calendarKeepers, NOTICE_2027, SOURCE_2027, workdayAfter } from '../support/next-year';
import { regimeWithLimits } from '../support/regime-with-limits';

/** The working-day calendar as its keepers see it: years, import, publication by a second person, and what it changes. */

const YEAR = `id year number announced status inForce sourceNumber version holidays { title from to } workdays preparedBy { id } publishedBy { id }`;
const FOUND = 'findings { code severity message path } errors { path message }';
const YEARS = `query ($year: Int) { calendarYears(year: $year) { ${YEAR} } }`;
const PREVIEW = `query ($input: GivenYearInput!) { previewCalendarYear(input: $input) { year announced holidays { title from to } workdays sourceNumber findings { code severity message } } }`;
const IMPORT = `mutation ($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) { calendarYear { ${YEAR} } ${FOUND} } }`;
const PUBLISH = `mutation ($input: PublishCalendarYearInput!) { publishCalendarYear(input: $input) { calendarYear { ${YEAR} } ${FOUND} } }`;
const WITHDRAW = `mutation ($input: WithdrawCalendarYearInput!) { withdrawCalendarYear(input: $input) { calendarYear { ${YEAR} } ${FOUND} } }`;

interface Year {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly announced: boolean;
  readonly status: string;
  readonly inForce: boolean;
  readonly version: number;
  readonly holidays: CalendarDocument['holidays'];
  readonly workdays: readonly string[];
  readonly preparedBy: { readonly id: string } | null;
}
interface Answered {
  readonly calendarYear: Year | null;
  readonly findings: readonly { readonly code: string; readonly message: string; readonly severity: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

let given: GivenServer;
let government: GivenGovernment;
let importer: TestClient;
let publisher: TestClient;
let keepers: { readonly importer: GivenOfficial; readonly publisher: GivenOfficial };

beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());

let codes = 940_100;
beforeEach(async () => {
  codes += 1;
  given.clock.set('2026-11-21T09:00:00+08:00');
  government = await given.government(String(codes));
  keepers = await calendarKeepers(government);
  [importer, publisher] = [await keepers.importer.signedIn(), await keepers.publisher.signedIn()];
});

const years = async (client: TestClient, year?: number) =>
  (await client.data<{ calendarYears: readonly Year[] }>(YEARS, { year })).calendarYears;
const mutate = async (client: TestClient, mutation: string, input: object): Promise<Answered> => {
  const [answered] = Object.values(await client.data<Readonly<Record<string, Answered>>>(mutation, { input }));
  if (!answered) throw new Error('no answer');
  return answered;
};
const given2027 = { year: 2027, text: NOTICE_2027, ...SOURCE_2027 };
const imported = async (): Promise<Year> => {
  const { calendarYear, findings, errors } = await mutate(importer, IMPORT, given2027);
  if (!calendarYear) throw new Error(JSON.stringify([findings, errors]));
  return calendarYear;
};

describe('a new government', () => {
  it('begins with the years that the library knows: 2022 to 2026 announced, 2027 not', async () => {
    const known = await years(importer);
    expect(known.map(({ year, announced, status, inForce }) => [year, announced, status, inForce])).toEqual(
      [2022, 2023, 2024, 2025, 2026, 2027].map((year) => [year, year < 2027, 'PUBLISHED', true]),
    );
    const library = [...CALENDAR_FILES.values()] as readonly CalendarDocument[];
    expect(known.map(({ holidays, workdays }) => ({ holidays, workdays }))).toEqual(
      library.map(({ holidays, workdays }) => ({ holidays, workdays })),
    );
  });
});

describe('trying a text', () => {
  const tried = async (text: string, more: object = {}) =>
    (
      await importer.data<{
        previewCalendarYear: Answered & { holidays: readonly unknown[]; sourceNumber: string | null };
      }>(PREVIEW, { input: { ...given2027, text, ...more } })
    ).previewCalendarYear;

  it('shows what it comes to and stores nothing', async () => {
    const { holidays, findings } = await tried(NOTICE_2027);
    expect([holidays.length, findings]).toEqual([7, []]);
    expect(await years(importer, 2027)).toHaveLength(1);
  });

  it.each([
    ['2026-12-01,放假,某日', 2028, ['calendar-not-of-year']],
    ['2027-03-03,上班\n2027-01-01,放假,元旦', 2027, ['calendar-no-weekend']],
    ['2027-01-01,放假,元旦\n2027-01-01,放假,某节', 2027, ['calendar-day-twice']],
    ['2027-02-30,放假,某节', 2027, ['day-invalid']],
    ['随便写的', 2027, ['calendar-text-unread']],
    ['2026-12-27,放假,元旦\n2027-01-01,放假,元旦', 2027, ['calendar-statutory', 'calendar-balance']],
  ])('%j of %i: %j', async (text, year, expected) => {
    expect((await tried(text, { year })).findings.map(({ code }) => code)).toEqual(expected);
  });

  it('judges it beside the years that count: 2026-02-28 is worked already', async () => {
    const { findings } = await tried('2026-02-28,放假,某节', { year: 2026 });
    expect(findings.map(({ code }) => code)).toEqual([
      'calendar-statutory',
      'calendar-balance',
      'calendar-source-year',
    ]);
    const beside = await tried('2026-12-31至2027-01-03,放假,元旦', { year: 2027 });
    expect(beside.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });

  it('refuses years out of reach', async () => {
    const answer = await importer.ask(PREVIEW, { input: { ...given2027, year: 3000 } });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('importing and publishing', () => {
  it('refuses a notice dated after today, and says all else that is wrong where its source is missing', async () => {
    const errors = async (input: object): Promise<readonly string[]> => {
      const { calendarYear, findings } = await mutate(importer, IMPORT, { ...given2027, ...input });
      expect(calendarYear).toBeNull();
      return findings.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code);
    };
    expect(await errors({ sourceIssued: '2026-11-22' })).toEqual(['calendar-source-future']);
    const text = '2027-01-01,放假,元旦\n2027-01-01,放假,某节';
    expect(await errors({ text, sourceNumber: null })).toEqual(['calendar-source', 'calendar-day-twice']);
    expect(await years(importer, 2027)).toHaveLength(1);
  });

  it('takes two persons, and tells the one of the other', async () => {
    const row = await imported();
    expect(row).toMatchObject({ year: 2027, number: 2, status: 'SUBMITTED', inForce: false, announced: true });
    expect((await years(publisher)).map(({ year, status }) => [year, status])).toContainEqual([2027, 'SUBMITTED']);
    const notices = '{ myNotices(first: 10) { nodes { kind message } } }';
    expect(JSON.stringify(await publisher.data(notices))).toContain('待您核对发布');

    const own = await mutate(importer, PUBLISH, { id: row.id, expectedVersion: row.version });
    expect([own.calendarYear, own.findings.map(({ code }) => code)]).toEqual([null, ['four-eyes']]);

    const { calendarYear } = await mutate(publisher, PUBLISH, { id: row.id, expectedVersion: row.version });
    expect(calendarYear).toMatchObject({ status: 'PUBLISHED', inForce: true, announced: true });
    const now = await years(publisher, 2027);
    expect(now.map(({ number, inForce }) => [number, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(JSON.stringify(await importer.data(notices))).toContain('已发布，自即刻起据以计算');
  });

  it('leaves an audit event each, which names the year', async () => {
    const row = await imported();
    await mutate(publisher, PUBLISH, { id: row.id, expectedVersion: row.version });
    const events = await government.system((ctx) =>
      ctx.tx.query<{ verb: string; about: string }[]>(
        `select verb, about from audit_event where government = $1 and verb like 'calendar:%' order by seq`,
        [government.code],
      ),
    );
    expect(events).toEqual([
      { verb: 'calendar:import', about: '2027 年 · 国办发明电〔2026〕99号' },
      { verb: 'calendar:publish', about: '2027 年 · 国办发明电〔2026〕99号' },
    ]);
  });

  it('is refused by the database too: by one hand, changed afterwards, deleted, made up as delivered with the software', async () => {
    const row = await imported();
    const person = keepers.importer.person.id;
    const forged = [
      `update calendar_year set status = 'published', published_at = now(), revision = 99, published_by = '${person}' where status = 'submitted'`,
      `update calendar_year set workdays = '[]' where year = 2027`,
      `delete from calendar_year`,
      `update calendar_year set status = 'withdrawn', withdrawn_at = now() where status = 'published'`,
      `insert into calendar_year (government, id, year, number, announced, status, source_number, source_title, source_issued, holidays, workdays, note, created_at, published_at, revision)
        values ('${government.code}', gen_random_uuid(), 2028, 1, true, 'published', 'x', 'x', '2027-01-01', '[]', '[]', '', now(), now(), 98)`,
    ];
    for (const sql of forged)
      await expect(asApplication(given, government.code, (query) => query(sql))).rejects.toThrow(
        /four_eyes|不可更改|不可再更改|permission denied|须由人员导入/,
      );
    expect(row.status).toBe('SUBMITTED');
  });

  it('refuses what is wrong, what waits already, what says what counts, and a stale version', async () => {
    const wrong = await mutate(importer, IMPORT, { ...given2027, text: '2027-03-03,上班\n2027-01-01,放假,元旦' });
    expect([wrong.calendarYear, wrong.findings.map(({ code }) => code)]).toEqual([null, ['calendar-no-weekend']]);
    const same = await mutate(importer, IMPORT, {
      year: 2026,
      text: JSON.stringify({ ...(CALENDAR_FILES.get('2026.json') as object), $schema: undefined }),
    });
    expect(same.findings.map(({ code }) => code)).toEqual(['calendar-unchanged']);
    const row = await imported();
    const again = await mutate(importer, IMPORT, given2027);
    expect(again.findings.map(({ code }) => code)).toEqual(['calendar-waiting']);
    const stale = await publisher.ask(PUBLISH, { input: { id: row.id, expectedVersion: 7 } });
    expect(stale.errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'CONFLICT', currentVersion: 1 }]);
  });

  it('may be taken back before, not after', async () => {
    const row = await imported();
    const { calendarYear } = await mutate(publisher, WITHDRAW, { id: row.id, expectedVersion: 1, reason: '漏了一天' });
    expect(calendarYear).toMatchObject({ status: 'WITHDRAWN' });
    const late = await mutate(publisher, PUBLISH, { id: row.id, expectedVersion: 2 });
    expect(late.findings.map(({ code }) => code)).toContain('calendar-status');
    expect(await imported()).toMatchObject({ number: 3 });
  });

  it('is for those who keep the calendar; everybody reads it', async () => {
    const office = await government.organisation('desk');
    for (const role of ['applicant', 'decider', 'auditor', 'security-administrator', 'reader'] as const) {
      const client = await (await government.official(office, [role])).signedIn();
      expect(await years(client)).toHaveLength(6);
      const answer = await client.ask(IMPORT, { input: given2027 });
      expect([role, answer.status]).toEqual([role, 403]);
    }
  });
});

describe('publishing a year', () => {
  const TASKS = `{ myTasks(first: 100) { nodes { stage dueOn dueState dueProvisional version application { id } } } }`;
  interface Task {
    readonly stage: string;
    readonly dueOn: string | null;
    readonly dueProvisional: boolean;
    readonly dueState: string;
    readonly version: number;
    readonly application: { readonly id: string };
  }
  const taskOf = async (city: GivenCity, official: GivenOfficial, id: string): Promise<Task> => {
    const { myTasks } = await (await city.client(official)).data<{ myTasks: { nodes: readonly Task[] } }>(TASKS);
    const task = myTasks.nodes.find((one) => one.application.id === id);
    if (!task) throw new Error('no task');
    return task;
  };
  const toldOf = async (city: GivenCity, official: GivenOfficial): Promise<readonly string[]> => {
    const client = await city.client(official);
    const { myNotices } = await client.data<{ myNotices: { nodes: { kind: string; message: string }[] } }>(
      '{ myNotices(first: 100) { nodes { kind message } } }',
    );
    return myNotices.nodes.filter(({ kind }) => kind === 'task-due-changed').map(({ message }) => message);
  };
  /** A case whose review is due 60 workdays after it came: far into 2027 from 20 November. */
  const longReview = async (city: GivenCity, from: string): Promise<string> => {
    city.on('2026-09-10');
    const id = await city.upTo('education', '600000.00', 'single');
    await city.approve(city.people.viceEducation, id);
    await city.approve(city.people.viceDigital, id);
    city.on(from);
    await city.approve(city.people.viceFinance, id);
    return id;
  };
  const publish2027 = async (city: GivenCity): Promise<Answered> => {
    const people = await calendarKeepers(city.government);
    const [one, other] = [await people.importer.signedIn(), await people.publisher.signedIn()];
    const row = (await mutate(one, IMPORT, given2027)).calendarYear;
    return mutate(other, PUBLISH, { id: row?.id ?? '', expectedVersion: 1 });
  };

  it('counts provisional days of open tasks again and tells whoever holds them; elsewhere nothing moves', async () => {
    const city = await GivenCity.found(given, '511700', '2026-09-10', regimeWithLimits());
    const neighbour = await GivenCity.found(given, '511800', '2026-09-10', regimeWithLimits());
    const [id, short, theirs] = [
      await longReview(city, '2026-11-20'),
      (await city.file('transport', '700000.00')).application?.id ?? '',
      await longReview(neighbour, '2026-11-20'),
    ];
    const { digital } = city.people;
    const before = await taskOf(city, digital, id);
    const expected = { before: workdayAfter('2026-11-20', 60, false), after: workdayAfter('2026-11-20', 60, true) };
    expect(expected.before).not.toBe(expected.after);
    expect(before).toMatchObject({ stage: 'founding-review', dueOn: expected.before, dueProvisional: true });
    const quick = await taskOf(city, digital, short);

    const { findings } = await publish2027(city);
    expect(findings.map(({ code }) => code)).toEqual(['calendar-recounted']);
    // The review's limit and the screening's are counted again; the screening ends in 2026 as before.
    expect(findings).toMatchObject([{ message: '已重算 2 项待办的期限，其中 1 项改了日子，已告知办理的人' }]);
    expect(await taskOf(city, digital, id)).toEqual({ ...before, dueOn: expected.after, dueProvisional: false });
    expect(await taskOf(city, digital, short)).toEqual(quick);
    expect(await toldOf(city, digital)).toEqual([
      expect.stringMatching(
        new RegExp(
          `办理期限由 ${expected.before}（暂定） 改为 ${expected.after}：2027 年的放假安排已发布（国办发明电〔2026〕99号）$`,
        ),
      ),
    ]);
    expect(await taskOf(neighbour, neighbour.people.digital, theirs)).toMatchObject({
      dueOn: expected.before,
      dueProvisional: true,
    });
    expect(await toldOf(neighbour, neighbour.people.digital)).toEqual([]);

    // What opens from now on is counted by it at once, and how near a day is too.
    const later = await longReview(city, '2026-11-25');
    expect(await taskOf(city, digital, later)).toMatchObject({
      dueOn: workdayAfter('2026-11-25', 60, true),
      dueProvisional: false,
    });
  });

  it('whose day stays the same tells nobody: it is only sure from now on', async () => {
    const city = await GivenCity.found(given, '511900', '2026-09-10', regimeWithLimits());
    const id = await longReview(city, '2026-10-12');
    const [before, after] = [workdayAfter('2026-10-12', 60, false), workdayAfter('2026-10-12', 60, true)];
    expect(before).toBe(after);
    expect(await taskOf(city, city.people.digital, id)).toMatchObject({ dueOn: before, dueProvisional: true });
    // The day on which the notice is issued.
    city.on('2026-11-20');
    await publish2027(city);
    expect(await taskOf(city, city.people.digital, id)).toMatchObject({ dueOn: after, dueProvisional: false });
    expect(await toldOf(city, city.people.digital)).toEqual([]);
  });
});
