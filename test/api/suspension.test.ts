import type { JsonObject } from '../../form-schemas/engine';
import { GivenCity } from '../support/given-city';
import { fillIn, handIn, refusals, startSide } from '../support/given-sides';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { sweepGovernment } from '../../api/deadline/sweep-government';
import { regimeWithHalts } from '../support/regime-with-halts';

/** A suspended project: what stands beside it stands still, whom it concerns is told, and its time does not run. */

const [FILED, HALTED, MEANWHILE, LIFTED] = ['2026-09-24', '2026-09-28', '2026-10-12', '2026-10-20'] as const;

let given: GivenServer;
let city: GivenCity;
let main: string;
let projectId: string;
let beside: string;
let question: string;
let colleague: GivenOfficial;

const LOOK = `query ($id: ID!) { application(id: $id) {
  suspendedOn suspendedBy { procedure } due { on state words }
  availableActions { action refusal { code } }
  waitingFor { body { code } }
  tasks { id version status dueOn dueState dueWords } project { id } } }`;

interface Looked {
  readonly suspendedOn: string | null;
  readonly suspendedBy: { readonly procedure: string } | null;
  readonly due: { readonly on: string; readonly state: string; readonly words: string } | null;
  readonly availableActions: readonly { readonly action: string; readonly refusal: { readonly code: string } | null }[];
  readonly waitingFor: readonly unknown[];
  readonly tasks: readonly {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly dueOn: string | null;
    readonly dueState: string | null;
    readonly dueWords: string | null;
  }[];
  readonly project: { readonly id: string };
}
async function look(id: string): Promise<Looked> {
  const client = await city.client(city.people.digital);
  return (await client.data<{ application: Looked }>(LOOK, { id })).application;
}

async function done(procedure: string): Promise<string> {
  const bureau = await city.client(city.people.digital);
  const started = await startSide(bureau, { projectId, procedure } as JsonObject);
  const filed = await handIn(bureau, await fillIn(bureau, started, { matter: procedure }));
  expect(refusals(filed)).toEqual([]);
  return filed.application?.id ?? '';
}

async function noticesOf(by: GivenOfficial): Promise<readonly { readonly kind: string; readonly message: string }[]> {
  const client = await city.client(by);
  const { myNotices } = await client.data<{
    myNotices: { nodes: { kind: string; message: string; applicationId: string | null }[] };
  }>('{ myNotices(first: 50) { nodes { kind message applicationId } } }');
  return myNotices.nodes.filter(({ applicationId, kind }) => applicationId === main && /suspended|resumed/.test(kind));
}

interface Listed {
  readonly dueState: 'ON_TIME' | 'NEAR' | 'LATE' | null;
  readonly application: { readonly id: string };
}
async function listed(due?: string): Promise<readonly Listed[]> {
  const client = await city.client(city.people.digital);
  const where = due === undefined ? '' : `, where: { due: ${due} }`;
  const { myTasks } = await client.data<{ myTasks: { nodes: readonly Listed[] } }>(
    `{ myTasks(first: 50${where}) { nodes { dueState application { id } } } }`,
  );
  return myTasks.nodes;
}

/** The list filtered by each state holds just those of which their page says that state. */
async function expectEqualStates(): Promise<void> {
  const all = await listed();
  for (const due of ['LATE', 'NEAR', 'ON_TIME'] as const)
    expect([due, await listed(due)]).toEqual([due, all.filter(({ dueState }) => dueState === due)]);
}

const refusedBy = ({ availableActions }: Looked) => [...new Set(availableActions.map(({ refusal }) => refusal?.code))];

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '913001', FILED, regimeWithHalts());
  colleague = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
  main = (await city.file('education', '600000.00')).application?.id ?? '';
  projectId = (await look(main)).project.id;
  beside = await done('remark');
  question = await done('question');
});
afterAll(() => given?.close());

it('goes on until somebody suspends it', async () => {
  expect(refusedBy(await look(beside))).toContain(undefined);
  // Five workdays after the 24th, around the Mid-Autumn and National Day holidays.
  expect((await look(main)).due?.on).toBe('2026-10-09');
});

describe('suspended', () => {
  beforeAll(async () => {
    city.on(HALTED);
    await done('halt');
  });

  it('keeps still what stands beside it, which says so', async () => {
    const looked = await look(beside);
    expect([looked.suspendedOn, looked.suspendedBy?.procedure]).toEqual([HALTED, 'halt']);
    expect(refusedBy(looked)).toEqual(['case-suspended']);
  });

  it('is told to whoever filed it and whoever holds its open tasks, but not to who has done it', async () => {
    expect((await noticesOf(city.filers.education)).map(({ kind }) => kind)).toEqual(['application-suspended']);
    expect((await noticesOf(colleague)).map(({ message }) => message)).toEqual([
      expect.stringContaining('自 2026-09-28 起中止'),
    ]);
    expect(await noticesOf(city.people.digital)).toEqual([]);
  });
});

it('is not late meanwhile, on the page as for the sweep', async () => {
  city.on(MEANWHILE);
  const { due, tasks } = await look(main);
  expect(due).toMatchObject({ on: '2026-10-09', state: 'ON_TIME' });
  expect(tasks.filter(({ status }) => status === 'OPEN').map(({ dueState }) => dueState)).toEqual(['ON_TIME']);
});

it('is in no list of what is late or near meanwhile, nor is what stands still beside it', async () => {
  const states = async () => (await listed()).map(({ application, dueState }) => [application.id, dueState]);
  for (const on of ['2026-10-09', MEANWHILE]) {
    city.on(on);
    await expectEqualStates();
    expect(await states()).toEqual(
      expect.arrayContaining([
        [main, 'ON_TIME'],
        [question, 'ON_TIME'],
      ]),
    );
  }
});

describe('going on', () => {
  beforeAll(async () => {
    city.on(LIFTED);
    await done('lift');
  });

  it('is told, and lets what stands beside it go on', async () => {
    expect((await noticesOf(city.filers.education)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['application-suspended', 'application-resumed']),
    );
    const looked = await look(beside);
    expect([looked.suspendedOn, looked.suspendedBy]).toEqual([null, null]);
    expect(refusedBy(looked)).toContain(undefined);
  });

  it('has as many workdays left as it had, and tells until when', async () => {
    // Four of five workdays were left on the 28th of September; the 21st, 22nd, 23rd and 26th of October.
    const { due } = await look(main);
    expect(due).toEqual({ on: '2026-10-26', state: 'ON_TIME', words: '5个工作日内（不计中止的12个工作日）' });
    expect((await noticesOf(colleague)).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('期限至 2026-10-26'),
    );
  });
});

describe('at its end', () => {
  const ENDED = '2026-10-22';
  const LATER = '2026-12-01';

  const verbs = ({ availableActions }: Looked) =>
    new Map(availableActions.map(({ action, refusal }) => [action, refusal?.code ?? null]));

  beforeAll(async () => {
    city.on(ENDED);
    await expectEqualStates();
    expect((await listed()).map(({ application }) => application.id)).toContain(question);
    expect(verbs(await look(question)).get('approve')).toBeNull();
    await done('stop');
    city.on(LATER);
  });

  it('offers of what it has left behind only what an act is allowed: refusing', async () => {
    const offered = verbs(await look(question));
    expect([offered.get('approve'), offered.get('reject')]).toEqual(['case-ended', null]);
    const [task] = (await look(question)).tasks.filter(({ status }) => status === 'OPEN');
    const answered = await city.decideTask(city.people.digital, {
      taskId: task?.id ?? '',
      verdict: 'APPROVE',
      expectedVersion: task?.version ?? 0,
    });
    expect(answered.findings.map(({ code }) => code)).toEqual(['case-ended']);
  });

  it('waits for nobody with what it has left behind: no task, no limit, no reminder', async () => {
    expect((await listed()).map(({ application }) => application.id)).not.toContain(question);
    expect((await listed('LATE')).map(({ application }) => application.id)).not.toContain(question);
    await expectEqualStates();
    const { due, waitingFor, tasks } = await look(question);
    expect([due, waitingFor]).toEqual([null, []]);
    expect(tasks.filter(({ status }) => status === 'OPEN').map(({ dueState }) => dueState)).toEqual([null]);
    expect(await sweepGovernment(given.server, city.government.code)).toEqual({ recounted: 0, told: 0, broken: [] });
  });

  it('lets what may stand beside any project go on', async () => {
    expect((await listed()).map(({ application }) => application.id)).toContain(beside);
    expect(verbs(await look(beside)).get('approve')).toBeNull();
  });
});
