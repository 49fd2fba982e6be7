import { holdersOfCases } from '../../api/live/holders-of-cases';
import { fromGlobalId } from '../../api/platform/global-id';
import type { Change } from '../../api/platform/live/change';
import type { LiveTimes } from '../../api/platform/live/live-limits';
import { createServer, type Server } from '../../api/server';
import type { TestClient } from '../support/client';
import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { codes, GivenVerbs, idOf } from '../support/given-verbs';
import {
  LiveClient,
  MISSING_PROJECT,
  MY_TASKS,
  PROGRESS,
  type Listening,
  type ProgressNews,
  type TasksNews,
} from '../support/live-client';

/** Subscriptions with the real client: what is told to whom, and what ends them. */

/** The control tells everybody of everything, as if the hub knew no governments. */
const mockHub = { government: null as string | null };
jest.mock('../../api/platform/live/change', () => {
  const actual = jest.requireActual<{ readChange: (payload: string | null) => Change }>(
    '../../api/platform/live/change',
  );
  return {
    readChange: (payload: string | null): Change => {
      const change = actual.readChange(payload);
      return change.kind === 'case' && mockHub.government !== null
        ? { ...change, government: mockHub.government }
        : change;
    },
  };
});

const TIMES: LiveTimes = { init: 500, gather: 20, recheck: 60_000, ping: 60_000, messagesMs: 10_000 };

let given: GivenServer;
let city: GivenCity;
let neighbour: GivenCity;
const open: LiveClient[] = [];

beforeAll(async () => {
  given = await givenServer({}, { liveTimes: TIMES });
  city = await GivenCity.found(given, '511700');
  neighbour = await GivenCity.found(given, '511800');
});
afterAll(() => given?.close());
afterEach(() => {
  mockHub.government = null;
  for (const client of open.splice(0)) client.end();
});

const live = (client: TestClient): LiveClient => {
  const opened = LiveClient.of(client);
  open.push(opened);
  return opened;
};
const file = async (of = city, total = '600000.00'): Promise<string> =>
  (await of.file('education', total)).application?.id ?? '';
const projectOf = async (of: GivenCity, application: string): Promise<string> => {
  const client = await of.client(of.people.digital);
  const answer = await client.data<{ application: { project: { id: string } } }>(
    'query ($id: ID!) { application(id: $id) { project { id } } }',
    { id: application },
  );
  return answer.application.project.id;
};
/** A subscription that has begun: the first news says how things stand. */
const tasksOf = async (of: GivenCity, who = of.people.digital): Promise<readonly [Listening<TasksNews>, TasksNews]> => {
  const listening = live(await who.signedIn()).subscribe<TasksNews>(MY_TASKS);
  return [listening, await listening.next()];
};
const codesOf = (errors: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]) =>
  errors.map(({ extensions }) => extensions['code']);

describe('myTasksChanged', () => {
  it('tells at first how many there are, then of each that comes and goes, to those who hold it', async () => {
    const [digital, before] = await tasksOf(city);
    const [reform] = await tasksOf(city, city.people.development);
    expect(before.tasks).toEqual([]);
    const id = await file();
    const came = await digital.next();
    expect(came).toMatchObject({ open: before.open + 1, tasks: [{ applicationId: id, version: 1, status: 'OPEN' }] });
    await city.approve(city.people.digital, id, { answers: SCREENED });
    // The screening is decided, the argumentation of three bodies open.
    expect(await digital.next()).toMatchObject({
      open: before.open + 1,
      tasks: [
        { applicationId: id, version: 2, status: 'DECIDED' },
        { applicationId: id, version: 1, status: 'OPEN' },
      ],
    });
    expect((await reform.next()).tasks.map(({ status }) => status)).toEqual(['OPEN']);
    // Who has no task in a case hears nothing of it: the first that the reform commission heard of was its own.
    expect(reform.left).toEqual([]);
  });

  it('tells of a day that was counted again', async () => {
    const [digital] = await tasksOf(city);
    const id = await file();
    await digital.next();
    await asAdministrator(given, (query) =>
      query(
        `update task set due_on = '2026-12-24', due_words = 'x', due_from = '2026-12-01', due_within = 1, due_unit = 'day', due_revision = 6
          where government = '511700' and status = 'open' and application = $1`,
        [fromGlobalId(id)?.key],
      ),
    );
    expect((await digital.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([id]);
  });

  it('of one handed over tells also those from whose lists it has gone', async () => {
    const colleague = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
    const id = await file();
    const [digital] = await tasksOf(city);
    const [theirs] = await tasksOf(city, colleague);
    const verbs = new GivenVerbs(city);
    const task = await verbs.onlyTask(id);
    const input = { taskId: task.id, personId: idOf(colleague), reason: '由其主办', expectedVersion: task.version };
    expect(codes(await verbs.act(city.people.digital, 'transferTask', input))).toEqual([]);
    for (const listening of [digital, theirs])
      expect((await listening.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([id]);
  });

  it('gathers what comes together, and stops when it is left', async () => {
    const [digital] = await tasksOf(city);
    const ids = await Promise.all([file(), file(), file()]);
    const told = new Set<string>();
    while (told.size < 3) for (const { applicationId } of (await digital.next()).tasks) told.add(applicationId);
    expect([...told].sort()).toEqual([...ids].sort());
    digital.stop();
    expect(await digital.over()).toEqual([]);
  });
});

describe('whom many changes at once concern', () => {
  /** More tasks of a case, opened later than all others: so many, of as many bodies or of its own. */
  const add = (application: string, count: number, body: string) =>
    asAdministrator(given, (query) =>
      query(
        `insert into task select (jsonb_populate_record(task, jsonb_build_object('id', gen_random_uuid(), 'slot', 'x.' || $3::text || n,
            'status', 'closed', 'opened_at', task.opened_at + interval '1 day', 'body', case $3 when '' then task.body else $3 || n end))).*
          from task, generate_series(1, $2::int) n where task.application = $1 and task.status = 'open'`,
        [application, count, body],
      ),
    );

  it('is known of each, however many tasks another has; of more than can be asked, of none', async () => {
    const [large, small] = [await file(), await file()].map((id) => fromGlobalId(id)?.key ?? '');
    const ask = () => holdersOfCases(given.server, '511700', [large ?? '', small ?? '']);
    await add(large ?? '', 600, '');
    expect((await ask())?.get(small ?? '')?.has(city.people.digital.person.id)).toBe(true);
    await add(large ?? '', 2_000, 'body');
    expect(await ask()).toBeNull();
  });
});

describe('projectProgress', () => {
  it('tells the project’s version with every act, and no more than ids', async () => {
    const id = await file();
    const project = await projectOf(city, id);
    const listening = live(await city.people.reader.signedIn()).subscribe<ProgressNews>(PROGRESS, { id: project });
    const first = await listening.next();
    expect(first).toMatchObject({ projectId: project, applicationIds: [] });
    await city.approve(city.people.digital, id, { answers: SCREENED });
    const next = await listening.next();
    expect(next.version).toBeGreaterThan(first.version);
    expect(next.applicationIds).toEqual([id]);
  });

  it('of another unit tells who only files nothing of what is done with it', async () => {
    const [id, ownId] = [await file(), (await city.file('transport', '600000.00')).application?.id ?? ''];
    const [project, ownProject] = [await projectOf(city, id), await projectOf(city, ownId)];
    const client = live(await city.filers.transport.signedIn());
    const other = client.subscribe<ProgressNews>(PROGRESS, { id: project });
    const own = client.subscribe<ProgressNews>(PROGRESS, { id: ownProject });
    // Control: the unit itself hears of the very same act.
    const unit = live(await city.filers.education.signedIn()).subscribe<ProgressNews>(PROGRESS, { id: project });
    for (const listening of [other, own, unit]) await listening.next();
    await city.approve(city.people.digital, id, { answers: SCREENED });
    expect((await unit.next()).applicationIds).toEqual([id]);
    await city.approve(city.people.digital, ownId, { answers: SCREENED });
    expect((await own.next()).applicationIds).toEqual([ownId]);
    expect(other.left).toEqual([]);
  });

  it('of another government is as one that is missing', async () => {
    const theirs = await projectOf(neighbour, await file(neighbour));
    const client = await city.people.digital.signedIn();
    const said = async (id: string) =>
      (await live(client).subscribe(PROGRESS, { id }).over()).map(({ message, extensions }) => [
        message,
        extensions['code'],
      ]);
    expect(await said(theirs)).toEqual([['没有找到该项目', 'NOT_FOUND']]);
    expect(await said(MISSING_PROJECT)).toEqual(await said(theirs));
    expect(codesOf(await live(client).subscribe(PROGRESS, { id: 'x' }).over())).toEqual(['BAD_USER_INPUT']);
  });
});

describe('another city', () => {
  it('hears nothing: what it hears first is its own', async () => {
    const [theirs] = await tasksOf(neighbour);
    await file(city);
    const own = await file(neighbour);
    expect((await theirs.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([own]);
    expect(theirs.left).toEqual([]);
  });

  it('control: told of everything by mistake it still hears nothing, since it reads for itself', async () => {
    const [theirs] = await tasksOf(neighbour);
    const [ours] = await tasksOf(city);
    mockHub.government = '511800';
    await file(city);
    mockHub.government = null;
    const own = await file(neighbour);
    expect((await theirs.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([own]);
    expect(ours.left).toEqual([]);
  });

  it('control: the city itself hears of the very same act', async () => {
    const [ours] = await tasksOf(city);
    const id = await file(city);
    expect((await ours.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([id]);
  });
});

const onPostgres = TEST_DATABASE === 'postgres' ? describe : describe.skip;

onPostgres(
  `${TEST_DATABASE === 'postgres' ? '' : 'SKIPPED, needs PostgreSQL: '}several servers on one database`,
  () => {
    let second: Server;
    beforeAll(async () => {
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
        { clock: given.clock, liveTimes: TIMES },
      );
    });
    afterAll(() => second?.close());

    it('who is subscribed at one hears what is done at the other', async () => {
      const { token } = await city.people.digital.signedIn();
      const there = new LiveClient(second.url, { token });
      open.push(there);
      const listening = there.subscribe<TasksNews>(MY_TASKS);
      await listening.next();
      const id = await file();
      expect((await listening.next()).tasks.map(({ applicationId }) => applicationId)).toEqual([id]);
    });

    it('a line to the database that is cut is drawn again, and whoever waits looks for himself', async () => {
      const [digital] = await tasksOf(city);
      await asAdministrator(given, (query) =>
        query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tongchou-live' and datname = current_database()`,
        ),
      );
      // As at the beginning: no names, look at everything.
      expect((await digital.next()).tasks).toEqual([]);
      const id = await file();
      let told: readonly string[] = [];
      while (!told.includes(id)) told = (await digital.next()).tasks.map(({ applicationId }) => applicationId);
      expect(told).toContain(id);
    });
  },
);
