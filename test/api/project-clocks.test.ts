import { readSheet } from 'read-excel-file/node';
import { recountAllClocks, sweepGovernment } from '../../api/deadline/sweep-government';
import { fromGlobalId, toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { dashboardNumbers } from '../support/dashboard-check';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { regimeWithClocks, withClockToOpen, withHiddenClocks } from '../support/regime-with-clocks';

/** The list of all projects' statutory clocks: kept by the sweep, judged by their days when it is read. */

let given: GivenServer;
let city: GivenCity;
let codes = 952_100;

beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());

async function found(regime = regimeWithClocks()): Promise<GivenCity> {
  codes += 1;
  city = await GivenCity.found(given, String(codes), '2026-09-10', regime);
  return city;
}

const sweep = (of = city) => sweepGovernment(given.server, of.government.code);
const file = async (unit: 'education' | 'transport' = 'education') =>
  (await city.file(unit, '600000.00')).application?.id ?? '';

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly year: number | null;
  readonly words: string;
  readonly article: string;
  readonly who: readonly string[];
  readonly state: string;
  readonly opensOn: string | null;
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly sweptOn: string;
  readonly project: { readonly id: string; readonly code: string } | null;
  readonly organisation: { readonly title: string } | null;
}
interface Counts {
  readonly count: number;
  readonly late: number;
  readonly near: number;
  readonly open: number;
  readonly notOpen: number;
}
interface Answer {
  readonly projectClocks: {
    readonly totalCount: number;
    readonly nodes: readonly Listed[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
  readonly projectClockTotals: {
    readonly all: Counts;
    readonly byKind: readonly (Counts & { readonly regimeCode: string; readonly code: string })[];
    readonly byOrganisation: readonly (Counts & { readonly organisation: { readonly title: string } })[];
    readonly sweptAt: string | null;
  };
}
const COUNTS = 'count late near open notOpen';
const LIST = `query ($where: ProjectClockWhere, $first: Int = 50, $after: String) {
  projectClocks(where: $where, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    nodes { id code title year words article who state opensOn dueOn provisional sweptOn project { id code } organisation { title } } }
  projectClockTotals(where: $where) { sweptAt all { ${COUNTS} } byKind { regimeCode code ${COUNTS} }
    byOrganisation { organisation { title } ${COUNTS} } } }`;

async function ask(who: GivenOfficial, variables: Readonly<Record<string, unknown>> = {}, of = city): Promise<Answer> {
  return (await of.client(who)).data<Answer>(LIST, variables);
}
const listed = async (who = city.people.digital, where: object | null = null) =>
  (await ask(who, { where })).projectClocks.nodes;

describe('a clock in the list', () => {
  // Filed on 10 September, 30 days: Saturday, 10 October, which is worked for 国庆 (1 to 7 October). Two workdays before is the 8th.
  it('is judged on the day on which it is read, whenever it was swept: near from two workdays before, late from the day after', async () => {
    await found();
    await file();
    await sweep();
    const states: unknown[] = [];
    for (const day of ['2026-09-11', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-11']) {
      city.on(day);
      const { projectClocks, projectClockTotals } = await ask(city.people.digital);
      states.push([day, projectClocks.nodes.map(({ state, dueOn }) => `${state} ${dueOn}`), projectClockTotals.all]);
      for (const state of ['LATE', 'NEAR', 'OPEN', 'NOT_OPEN'])
        expect(await listed(city.people.digital, { states: [state] })).toEqual(
          projectClocks.nodes.filter((clock) => clock.state === state),
        );
    }
    const none = { count: 1, late: 0, near: 0, open: 0, notOpen: 0 };
    expect(states).toEqual([
      ['2026-09-11', ['OPEN 2026-10-10'], { ...none, open: 1 }],
      ['2026-10-07', ['OPEN 2026-10-10'], { ...none, open: 1 }],
      ['2026-10-08', ['NEAR 2026-10-10'], { ...none, near: 1 }],
      ['2026-10-09', ['NEAR 2026-10-10'], { ...none, near: 1 }],
      ['2026-10-10', ['NEAR 2026-10-10'], { ...none, near: 1 }],
      ['2026-10-11', ['LATE 2026-10-10'], { ...none, late: 1 }],
    ]);
  });

  it('says what the project’s page says of it, on every day from before it opens until it is late', async () => {
    await found(withClockToOpen());
    const id = await file();
    await sweep();
    const page = `query ($id: ID!) { application(id: $id) { project { id code clocks { code title year status opens due words article who provisional } } } }`;
    const seen = new Set<string>();
    for (let day = 10; day <= 44; day += 1) {
      city.on(new Date(Date.UTC(2026, 8, day)).toISOString().slice(0, 10));
      const { application } = await (
        await city.client(city.people.digital)
      ).data<{ application: { project: { id: string; code: string; clocks: Record<string, unknown>[] } } }>(page, {
        id,
      });
      const clocks = (await listed()).map(({ state, opensOn, dueOn, project, ...clock }) => ({
        code: clock.code,
        title: clock.title,
        year: clock.year,
        words: clock.words,
        article: clock.article,
        who: clock.who,
        provisional: clock.provisional,
        status: state.toLowerCase().replace('_', '-'),
        opens: opensOn,
        due: dueOn,
        project: project?.id,
      }));
      const said = application.project.clocks.map((clock) => ({ ...clock, project: application.project.id }));
      expect(clocks.sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(said);
      for (const { status } of clocks) seen.add(status);
    }
    expect([...seen].sort()).toEqual(['late', 'near', 'not-open', 'open']);
  });

  it('that is met, or of a project that was refused, is gone with the next sweep, also where today’s has been', async () => {
    await found();
    const [met, refused, other] = [await file(), await file(), await file('transport')];
    city.on('2026-10-12');
    await sweep();
    expect((await listed()).map(({ state }) => state)).toEqual(['LATE', 'LATE', 'LATE']);
    await city.argue(met, '600000.00');
    await city.decide(city.people.digital, refused, { verdict: 'REJECT', answers: SCREENED });
    given.clock.advance(60_000);
    expect((await sweep()).broken).toEqual([]);
    const rest = await listed();
    expect(rest.map(({ organisation }) => organisation?.title)).toEqual(['市交通运输局']);
    const { application } = await (
      await city.client(city.people.digital)
    ).data<{ application: { project: { id: string } } }>(
      'query ($id: ID!) { application(id: $id) { project { id } } }',
      { id: other },
    );
    expect(rest[0]?.project?.id).toBe(application.project.id);
    // Nothing is left to be counted again.
    const left = await asAdministrator(given, (query) =>
      query('select 1 from clock_change where government = $1', [city.government.code]),
    );
    expect(left).toEqual([]);
  });

  it('keeps its id from sweep to sweep; one that the project has no more goes with the next day’s', async () => {
    await found();
    await file();
    await sweep();
    const [before] = await listed();
    await asAdministrator(given, (query) =>
      query(
        `insert into project_clock select government, gen_random_uuid(), project, application, organisation, edition, regime_code,
           'gone', year, title, words, article, strength, who, opens_on, due_on, provisional, confined, swept_on
         from project_clock where government = $1`,
        [city.government.code],
      ),
    );
    expect(await listed()).toHaveLength(2);
    city.on('2026-09-11');
    await sweep();
    expect(await listed()).toEqual([{ ...before, sweptOn: '2026-09-11' }]);
  });

  it('of a case that cannot be read stays as it was last counted, and says when that was', async () => {
    await found();
    const broken = fromGlobalId(await file())?.key;
    await file('transport');
    await sweep();
    await asAdministrator(given, (query) =>
      query(`update application set snapshot = '{}' where government = $1 and id = $2`, [city.government.code, broken]),
    );
    expect((await sweep()).broken.map(({ of }) => of)).toEqual(['project']);
    city.on('2026-10-11');
    expect((await sweep()).broken.map(({ of }) => of)).toEqual(['project']);
    const now = await listed();
    expect(now.map(({ state, sweptOn, organisation }) => [organisation?.title, state, sweptOn]).sort()).toEqual([
      ['市交通运输局', 'LATE', '2026-10-11'],
      ['市教育局', 'LATE', '2026-09-10'],
    ]);
  });
});

describe('who sees which', () => {
  it('whoever decides or reads sees all of the government, who files their own unit’s, another city none', async () => {
    const there = await found();
    await file();
    await sweep();
    const [clock] = await listed();
    const here = await found();
    await file('transport');
    await sweep();
    const { people, filers } = here;
    for (const who of [people.digital, people.reader, filers.transport])
      expect((await listed(who)).map(({ organisation }) => organisation?.title)).toEqual(['市交通运输局']);
    const stranger = await ask(filers.education);
    expect([stranger.projectClocks, stranger.projectClockTotals.all.count]).toEqual([
      { totalCount: 0, nodes: [], pageInfo: { endCursor: null, hasNextPage: false } },
      0,
    ]);
    // Nor by its id, whoever asks from elsewhere.
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    const byId = async (of: GivenCity, who: GivenOfficial) => (await of.client(who)).data(node, { id: clock?.id });
    expect(await byId(here, people.digital)).toEqual({ node: null });
    expect(await byId(there, there.filers.transport)).toEqual({ node: null });
    expect(await byId(there, there.filers.education)).toEqual({ node: { id: clock?.id } });
    expect((await ask(there.people.reader, {}, there)).projectClocks.nodes).toEqual([clock]);
  });

  it('nobody is told of one that goes by what they may not see: not in the list, its sums, its pages, by its id', async () => {
    await found(withHiddenClocks());
    await file();
    await sweep();
    const both = ['argue-in-time', 'open-in-secret'];
    const { education } = city.filers;
    const { digital, finance, reader } = city.people;
    const seen = async (who: GivenOfficial) => (await listed(who)).map(({ code }) => code).sort();
    expect([await seen(education), await seen(digital)]).toEqual([both, both]);
    expect([await seen(finance), await seen(reader)]).toEqual([['argue-in-time'], ['argue-in-time']]);
    const { projectClocks, projectClockTotals } = await ask(finance);
    expect([projectClocks.totalCount, projectClockTotals.all.count]).toEqual([1, 1]);
    expect(projectClockTotals.byKind.map(({ code }) => code)).toEqual(['argue-in-time']);
    expect(await listed(finance, { code: 'open-in-secret' })).toEqual([]);
    const secret = (await listed(digital)).find(({ code }) => code === 'open-in-secret');
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await (await city.client(finance)).data(node, { id: secret?.id })).toEqual({ node: null });
    expect(await (await city.client(digital)).data(node, { id: secret?.id })).toEqual({ node: { id: secret?.id } });
  });
});

describe('the list', () => {
  beforeAll(async () => {
    await found(withClockToOpen());
    await file();
    await file('transport');
    city.on('2026-09-11');
    await file('transport');
    await sweep();
    // Of the first two the 10th is over; of the third it is the last day, Sunday the 11th going on to Monday the 12th.
    city.on('2026-10-11');
  });

  it('is narrowed by state, kind and unit, and counted by each', async () => {
    const { digital } = city.people;
    const transport = toGlobalId('Organisation', city.units.transport.id);
    const { all, byKind, byOrganisation, sweptAt } = (await ask(digital)).projectClockTotals;
    expect(all).toEqual({ count: 6, late: 4, near: 2, open: 0, notOpen: 0 });
    expect(byKind).toEqual([
      { regimeCode: 'dazhou', code: 'argue-in-time', count: 3, late: 2, near: 1, open: 0, notOpen: 0 },
      { regimeCode: 'dazhou', code: 'opens-later', count: 3, late: 2, near: 1, open: 0, notOpen: 0 },
    ]);
    expect(byOrganisation.map(({ organisation, count, late }) => [organisation.title, count, late]).sort()).toEqual([
      ['市交通运输局', 4, 2],
      ['市教育局', 2, 2],
    ]);
    expect(sweptAt).toBe('2026-09-11T09:00:00.000+08:00');
    const narrowed = await ask(digital, {
      where: { states: ['LATE'], regimeCode: 'dazhou', code: 'argue-in-time', organisationIds: [transport] },
    });
    expect(narrowed.projectClocks.nodes.map(({ code, state, dueOn }) => [code, state, dueOn])).toEqual([
      ['argue-in-time', 'LATE', '2026-10-10'],
    ]);
    expect(narrowed.projectClockTotals.all).toEqual({ count: 1, late: 1, near: 0, open: 0, notOpen: 0 });
    expect(await listed(digital, { regimeCode: 'chenzhou' })).toEqual([]);
    expect(await listed(digital, { states: ['LATE', 'NEAR'], organisationIds: [] })).toHaveLength(6);
  });

  it('is read page by page, what is due first', async () => {
    const whole = await listed();
    expect(whole.map(({ dueOn }) => dueOn)).toEqual([...whole.map(({ dueOn }) => dueOn)].sort());
    const pages: Listed[] = [];
    let after: string | null = null;
    do {
      const { projectClocks }: Answer = await ask(city.people.digital, { first: 4, after });
      pages.push(...projectClocks.nodes);
      after = projectClocks.pageInfo.hasNextPage ? projectClocks.pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages).toEqual(whole);
  });

  it('is taken away as a spreadsheet under the same filter, which the audit says', async () => {
    const where = { states: ['LATE'], code: 'argue-in-time' };
    const exported = async (who: GivenOfficial) =>
      fetch(`${given.server.url}/exports/project-clocks.xlsx?where=${encodeURIComponent(JSON.stringify(where))}`, {
        headers: { authorization: `Bearer ${(await city.client(who)).token ?? ''}` },
      });
    // Above the rows the heads, below them their number.
    const [heads, ...rows] = await readSheet(Buffer.from(await (await exported(city.people.digital)).arrayBuffer()));
    const at = (name: string) => heads?.indexOf(name) ?? -1;
    const late = await listed(city.people.digital, where);
    expect(late).toHaveLength(2);
    expect(
      rows.slice(0, -1).map((row) => [row[at('项目编号')], row[at('申报单位')], row[at('到期日')], row[at('状态')]]),
    ).toEqual(late.map(({ project, organisation, dueOn }) => [project?.code, organisation?.title, dueOn, '已逾期']));
    const own = await readSheet(Buffer.from(await (await exported(city.filers.education)).arrayBuffer()));
    expect(own).toHaveLength(3);
    const told = await asAdministrator(given, (query) =>
      query<{ details: string }>(
        `select details from audit_event where government = $1 and verb = 'clock:export' order by seq`,
        [city.government.code],
      ),
    );
    expect(told.map(({ details }) => (JSON.parse(details) as { clocks: number }).clocks)).toEqual([2, 1]);
  });

  it('comes to what the dashboard shows, and to what the engine says of each project', async () => {
    await recountAllClocks(given.server, city.government.code);
    const numbers = await city.government.system(dashboardNumbers);
    const own = numbers.filter(({ what }) => what.startsWith('clocks'));
    expect(own.map(({ what }) => what)).toContain('clocks of each project');
    expect(own[0]?.shown).toEqual([6, 4, 2, 0, 0]);
    expect(own.map(({ what, shown }) => [what, shown])).toEqual(own.map(({ what, listed: rows }) => [what, rows]));
  });
});
