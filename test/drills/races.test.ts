import type { hostFacts as realFacts } from '../../api/application/host-facts';
import type { claimSlot as realClaim } from '../../api/approval/claim-slot';
import { fromGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { meetingOf } from '../support/meeting';

/**
 * One decision on one slot, whoever comes at once. On PostgreSQL every session has a connection of its own and they
 * truly meet; the embedded database has one connection, where they queue and only the outcome is shown.
 */

/** The control takes the whole guard away: neither is the case's row locked, nor is the task claimed. */
const mockGuard = { isOn: true };
jest.mock('../../api/approval/claim-slot', () => {
  const actual = jest.requireActual<{ claimSlot: typeof realClaim }>('../../api/approval/claim-slot');
  return {
    claimSlot: async (...given: Parameters<typeof realClaim>) => {
      if (mockGuard.isOn) await actual.claimSlot(...given);
    },
  };
});

/** The last control has two meet when they have read the case, so that neither is over before the other has looked. */
const mockMeeting = { wait: async (): Promise<void> => {} };
jest.mock('../../api/application/host-facts', () => {
  const actual = jest.requireActual<{ hostFacts: typeof realFacts }>('../../api/application/host-facts');
  return {
    ...actual,
    hostFacts: async (...given: Parameters<typeof realFacts>) => {
      await mockMeeting.wait();
      return actual.hostFacts(...given);
    },
  };
});

const SESSIONS = 10;
const DECIDE =
  'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { task { id } findings { code severity } errors { path } } }';

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());
beforeEach(() => {
  mockGuard.isOn = true;
});

interface Tally {
  decided: number;
  conflicts: number;
  others: unknown[];
}

/** Decides with all clients at once; a CONFLICT counts only when it says who was first and the current version. */
async function race(clients: readonly TestClient[], inputs: readonly object[]): Promise<Tally> {
  const answers = await Promise.all(
    clients.map((client, index) =>
      client.ask<{ decideTask: { task: unknown; findings: unknown[] } }>(DECIDE, { input: inputs[index] ?? inputs[0] }),
    ),
  );
  const tally: Tally = { decided: 0, conflicts: 0, others: [] };
  for (const { data, errors } of answers) {
    const [error] = errors;
    if (data?.decideTask.task) tally.decided += 1;
    else if (
      error?.extensions.code === 'CONFLICT' &&
      error.extensions['decidedBy'] &&
      error.extensions['currentVersion'] === 2
    )
      tally.conflicts += 1;
    else tally.others.push(error ?? data);
  }
  return tally;
}

async function sessions(official: GivenOfficial): Promise<readonly TestClient[]> {
  const clients: TestClient[] = [];
  for (let index = 0; index < SESSIONS; index += 1) clients.push(await official.signedIn());
  return clients;
}

async function screeningTask(): Promise<{ readonly application: string; readonly input: object }> {
  const application = (await city.file('education', '600000.00')).application?.id ?? '';
  const [task] = await city.tasks(city.people.digital, application);
  return {
    application,
    input: { taskId: task?.id, verdict: 'APPROVE', answers: SCREENED, expectedVersion: task?.version },
  };
}

async function eventsOf(application: string): Promise<number> {
  const client = await city.client(city.people.reader);
  const answered = await client.data<{ application: { events: unknown[] } }>(
    'query ($id: ID!) { application(id: $id) { events { seq } } }',
    { id: application },
  );
  return answered.application.events.length;
}

describe(`${SESSIONS} sessions that decide one slot at once`, () => {
  it('make one decision and get nine CONFLICTs that name who decided; five times over', async () => {
    const clients = await sessions(city.people.digital);
    for (let round = 0; round < 5; round += 1) {
      const { application, input } = await screeningTask();
      expect(await race(clients, [input])).toEqual({ decided: 1, conflicts: SESSIONS - 1, others: [] });
      expect(await eventsOf(application)).toBe(2);
    }
  });

  it('control: without the guard nobody is told who was first; the database’s own keys stop the others, unexplained', async () => {
    const clients = await sessions(city.people.digital);
    const { application, input } = await screeningTask();
    mockGuard.isOn = false;
    const { decided, conflicts, others } = await race(clients, [input]);
    expect([decided, conflicts, others.length]).toEqual([1, 0, SESSIONS - 1]);
    expect(await eventsOf(application)).toBe(2);
  });
});

describe('two bodies that sign side by side', () => {
  it('both succeed at once, and the case goes on', async () => {
    for (let round = 0; round < 5; round += 1) {
      const application = await city.upTo('education', '600000.00', 'single');
      const both = [city.people.viceEducation, city.people.viceDigital];
      const clients = await Promise.all(both.map((official) => city.client(official)));
      const inputs = await Promise.all(
        both.map(async (official) => {
          const [task] = await city.tasks(official, application);
          return { taskId: task?.id, verdict: 'APPROVE', expectedVersion: task?.version };
        }),
      );
      expect(await race(clients, inputs)).toEqual({ decided: 2, conflicts: 0, others: [] });
      expect((await city.tasks(city.people.viceFinance, application)).length).toBe(1);
    }
  });
});

describe('two lists that take the same case at once', () => {
  it('one gets it', async () => {
    const application = await city.upTo('transport', '800000.00', 'joint');
    const open = () =>
      city.openList(city.people.digital, {
        procedure: 'joint-list',
        applicationIds: [application],
        title: '年度清单',
        answers: { listTitle: '清单', listTotal: '800000.00' },
      });
    const [a, b] = await Promise.all([open(), open()]);
    expect([a, b].map((answered) => answered.application !== null).sort()).toEqual([false, true]);
    expect([a, b].flatMap((answered) => answered.findings.map((finding) => finding.code))).toContain('in-open-list');
  });
});

describe('units that file at once', () => {
  it('get numbers that differ and have no gap', async () => {
    const units = ['education', 'transport', 'health', 'education', 'transport'] as const;
    const drafts = [];
    for (const unit of units) {
      const { draft } = await city.start(unit);
      const saved = await city.save(city.filers[unit], {
        id: draft?.id ?? '',
        answers: await city.form(unit, '600000.00'),
        expectedVersion: 1,
      });
      drafts.push({ unit, draftId: saved.draft?.id ?? '' });
    }
    const filed = await Promise.all(
      drafts.map(({ unit, draftId }) => city.handIn(city.filers[unit], { draftId, expectedVersion: 2 })),
    );
    expect(filed.every((answered) => answered.application !== null)).toBe(true);
    const client = await city.client(city.people.reader);
    const { projects } = await client.data<{ projects: { nodes: { code: string }[] } }>(
      '{ projects(first: 100, orderBy: CODE) { nodes { code } } }',
    );
    expect(projects.nodes.map((project) => project.code)).toEqual(
      projects.nodes.map((_, index) => `2027-${String(index + 1).padStart(4, '0')}`),
    );
  });
});

// Last in this file: the walls that it takes down stay down. On one connection nothing meets, so there is nothing to see.
const whereTheyMeet = TEST_DATABASE === 'postgres' ? describe : describe.skip;
whereTheyMeet('control: with neither the guard nor the keys of the database', () => {
  it('one slot is decided more than once, and everybody is told that it worked', async () => {
    const clients = await sessions(city.people.digital);
    const { application, input } = await screeningTask();
    await asAdministrator(given, async (query) => {
      await query('alter table application_event drop constraint application_event_pkey');
      await query('alter table task drop constraint task_government_application_slot_key');
    });
    mockGuard.isOn = false;
    mockMeeting.wait = meetingOf(2);
    const { decided } = await race(clients, [input]);
    expect(decided).toBeGreaterThan(1);
    const [stored] = await asAdministrator(given, (query) =>
      query<{ n: number }>('select count(*)::int as n from application_event where application = $1', [
        fromGlobalId(application)?.key,
      ]),
    );
    expect(stored?.n).toBe(1 + decided);
  });
});
