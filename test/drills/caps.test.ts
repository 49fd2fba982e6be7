import type { lockAround as realAround, lockCaseRows as realRows } from '../../api/application/lock-cases';
import type { writeRows as realWrite } from '../../api/record/record-rows';
import type { Json, JsonObject, StoryCase } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { toGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { fillIn, handIn, refusals, startSide, type Side } from '../support/given-sides';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { meetingOf } from '../support/meeting';
import { ToldCity } from '../support/told-city';
import { expected, ToldStory } from '../support/told-story';

/**
 * What only one may do at a time, done by two at once: each alone is within what the law allows, both together are not.
 * On PostgreSQL the two truly meet; the embedded database has one connection, where they queue and only the outcome is shown.
 */

/** The control takes the locks away: of the project, of the unit, of the government, of the cases. */
const mockLocks = { areOn: true };
jest.mock('../../api/application/lock-cases', () => {
  const actual = jest.requireActual<{ lockAround: typeof realAround; lockCaseRows: typeof realRows }>(
    '../../api/application/lock-cases',
  );
  return {
    lockAround: async (...given: Parameters<typeof realAround>) => {
      if (mockLocks.areOn) await actual.lockAround(...given);
    },
    lockCaseRows: async (...given: Parameters<typeof realRows>) => {
      if (mockLocks.areOn) await actual.lockCaseRows(...given);
    },
  };
});

/** The control has each wait, with all that it has read, until the other is as far: none is over before the other has looked. */
const mockMeeting = { wait: async (): Promise<void> => {} };
jest.mock('../../api/record/record-rows', () => {
  const actual = jest.requireActual<{ writeRows: typeof realWrite }>('../../api/record/record-rows');
  return {
    ...actual,
    writeRows: async (...given: Parameters<typeof realWrite>) => {
      await mockMeeting.wait();
      await actual.writeRows(...given);
    },
  };
});

/** The locks are taken away, and two that are handed in meet. */
function unguarded(): void {
  mockLocks.areOn = false;
  mockMeeting.wait = meetingOf(2);
}

/** On one connection nothing meets: there is nothing to be seen of a missing lock. */
const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;

let given: GivenServer;
beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());
beforeEach(() => {
  mockLocks.areOn = true;
  mockMeeting.wait = async () => {};
});

interface Half {
  readonly client: TestClient;
  readonly draft: { readonly id: string; readonly version: number };
}

/** Two drafts of the same, each begun by somebody else. */
async function prepared(clients: readonly TestClient[], input: JsonObject, answers: JsonObject) {
  const halves: Half[] = [];
  for (const client of clients)
    halves.push({ client, draft: await fillIn(client, await startSide(client, input), answers) });
  return halves;
}

/** Hands both in at the same time. @returns those that went through, and the refused ones */
async function atOnce(halves: readonly Half[]) {
  const answers = await Promise.all(
    halves.map(async (half) => ({ half, answer: await handIn(half.client, half.draft) })),
  );
  return {
    through: answers.flatMap(({ answer }) => (answer.application ? [answer.application] : [])),
    refused: answers.filter(({ answer }) => !answer.application),
  };
}

/** The refused one is handed in again. */
async function again([refused]: readonly { readonly half: Half }[]): Promise<Side> {
  if (!refused) throw new Error('nobody was refused');
  return handIn(refused.half.client, refused.half.draft);
}

function errorsOf(side: Side | undefined): readonly (string | null)[] {
  return (side?.findings ?? []).filter(({ severity }) => severity === 'ERROR').map(({ article }) => article);
}

/** Somebody who sees every case. */
function someone(city: ToldCity): Promise<TestClient> {
  return city.client(city.regime.bodies.find(({ code }) => !city.isUnit(code))?.code ?? '');
}

const TASKS = 'query ($id: ID!) { application(id: $id) { tasks { id version status body { code } } } }';
const DECIDE = 'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { application { outcome } } }';

/** Lets everybody for whom a case waits decide on it. @returns how it ended */
async function decided(city: ToldCity, id: string, verdict = 'APPROVE'): Promise<string | null> {
  for (;;) {
    const reader = await someone(city);
    const { application } = await reader.data<{
      application: { tasks: { id: string; version: number; status: string; body: { code: string } }[] };
    }>(TASKS, { id });
    const task = application.tasks.find(({ status }) => status === 'OPEN');
    if (!task) throw new Error('waits for nobody');
    const { decideTask } = await (
      await city.client(task.body.code)
    ).data<{ decideTask: { application: { outcome: string | null } } }>(DECIDE, {
      input: { taskId: task.id, expectedVersion: task.version, verdict, opinion: '已核' },
    });
    const { outcome } = decideTask.application;
    if (outcome !== null || verdict !== 'APPROVE') return outcome;
  }
}

describe('beside a project', () => {
  const DAY = '2025-05-06';
  let city: ToldCity;
  let filers: readonly TestClient[];
  let beside: JsonObject;

  beforeAll(async () => {
    city = await ToldCity.found(given, '913001', '2020-01-02', withAdvances(regimeFiles('dazhou')));
    beside = await builtProject(city);
    city.on(DAY);
    const colleague = await city.government.official(city.unit, ['applicant']);
    filers = [await city.client('applicant'), await colleague.signedIn()];
  });

  const file = async (name: string) =>
    (await city.withFiles('applicant', { file: [{ id: name, name, size: 1, digest: '0' }] }))['file'] ?? null;
  const supplements = async (amount: string) =>
    prepared(
      filers,
      { ...beside, procedure: 'supplement' },
      {
        amount,
        sameSubject: true,
        termsUnchanged: true,
        sameSupplier: true,
        reason: '点位增加',
        draft: await file('补充合同.pdf'),
      },
    );
  const payments = async (amount: string) =>
    prepared(
      filers,
      { ...beside, procedure: 'payment' },
      {
        amount,
        account: '信息化项目专户',
        ownProject: true,
        treasury: true,
        approvalLetter: await file('复函.pdf'),
        acceptanceReport: await file('验收报告.pdf'),
      },
    );

  // The contract is over 1,600,000.00 yuan: a tenth of it is 160,000.00 (第四十三条第二款).
  it('of two supplements of 90,000 yuan that are handed in at once one goes through; the other is told why not, and comes to over a tenth', async () => {
    const { through, refused } = await atOnce(await supplements('90000.00'));
    expect(through.map(({ stage }) => stage)).toEqual(['decision']);
    expect(refused.map(({ answer }) => refusals(answer))).toEqual([['side-under-way']]);
    expect(errorsOf(refused[0]?.answer)).toEqual([expect.stringContaining('第四十三条')]);
    expect(await decided(city, through[0]?.id ?? '')).toBe('signed');
    const second = await again(refused);
    expect([second.application?.stage, second.findings.map(({ rule }) => rule)]).toEqual([
      'over-tenth',
      expect.arrayContaining(['supplement-tenth']),
    ]);
    expect(await decided(city, second.application?.id ?? '', 'REJECT')).toBe('refused');
  });

  whereTheyMeet('control: without the locks two of 40,000 yuan go through, and 170,000 are signed', async () => {
    const halves = await supplements('40000.00');
    unguarded();
    const { through } = await atOnce(halves);
    mockLocks.areOn = true;
    expect(through.map(({ stage }) => stage)).toEqual(['decision', 'decision']);
    expect(await Promise.all(through.map(({ id }) => decided(city, id)))).toEqual(['signed', 'signed']);
    expect(await factOf(city, 'supplementsTotal')).toBe('170000.00');
  });

  it('of two payments that are handed in at once one goes through; the other is told why not, and that it is over the contract', async () => {
    const { through, refused } = await atOnce(await payments('900000.00'));
    expect(through.map(({ stage }) => stage)).toEqual(['review']);
    expect(refused.map(({ answer }) => refusals(answer))).toEqual([['side-under-way']]);
    expect(errorsOf(refused[0]?.answer)).toEqual([expect.stringContaining('第四十九条')]);
    expect(await decided(city, through[0]?.id ?? '')).toBe('paid');
    const second = await again(refused);
    expect(second.findings.map(({ rule }) => rule)).toContain('payment-within-contract');
    expect(second.application).toBeNull();
  });

  whereTheyMeet('control: without the locks two go through, and more is paid than was contracted', async () => {
    const halves = await payments('440000.00');
    unguarded();
    const { through } = await atOnce(halves);
    mockLocks.areOn = true;
    expect(await Promise.all(through.map(({ id }) => decided(city, id)))).toEqual(['paid', 'paid']);
    // Of 1,600,000 and supplements of 170,000.
    expect(await factOf(city, 'paidTotal')).toBe('1780000.00');
  });

  // 第四十六条第二款: what is suspended stands still, and so does its money.
  it('of a suspended project nothing is paid and no supplement is signed, though they were filled in before', async () => {
    const waiting = [...(await payments('0.01')), ...(await supplements('0.01'))];
    const [client] = filers as [TestClient];
    const incident = await startSide(client, { projectId: beside['projectId'] ?? null, procedure: 'incident' });
    const reported = await handIn(
      client,
      await fillIn(client, incident, { kind: 'delay', occurredOn: DAY, matter: '承建单位停工' }),
    );
    const bureau = await city.client('digital-bureau');
    const { application } = await bureau.data<{ application: { tasks: { id: string; version: number }[] } }>(TASKS, {
      id: reported.application?.id,
    });
    const [task] = application.tasks.slice(-1);
    const { decideTask } = await bureau.data<{ decideTask: { application: { outcome: string } } }>(DECIDE, {
      input: {
        taskId: task?.id,
        expectedVersion: task?.version,
        verdict: 'APPROVE',
        answers: { measure: 'suspend', topic: 'progress', matter: '恢复施工力量', rectifyBy: '2025-06-30' },
      },
    });
    expect(decideTask.application.outcome).toBe('suspended');
    for (const half of waiting) expect(refusals(await handIn(half.client, half.draft))).toContain('case-suspended');
  });

  async function factOf(of: ToldCity, name: string): Promise<unknown> {
    const reader = await of.client('finance-bureau');
    const { project } = await reader.data<{ project: { application: { facts: JsonObject } } }>(
      'query ($id: ID!) { project(id: $id) { application { facts } } }',
      { id: beside['projectId'] },
    );
    return project.application.facts[name];
  }
});

describe('beside a unit, and the government', () => {
  const DAY = '2026-10-12';
  let city: ToldCity;
  let bureau: readonly TestClient[];
  let counties: readonly TestClient[];

  beforeAll(async () => {
    city = await ToldCity.found(given, '913002', '2024-01-02', oneAtATime(regimeFiles('nanyang'), 'county-plan'));
    city.on(DAY);
    // Of two organisations: what is done to the government is the same, whoever acts for it.
    const second = await city.government.organisation('second', '市大数据中心');
    const one = await city.holder('data-bureau');
    const other = await city.government.official(second, ['decider', 'clerk'], ['data-bureau']);
    bureau = [await one.signedIn(), await other.signedIn()];
    const county = await city.holder('county');
    const colleague = await city.government.official(city.desk, ['decider', 'clerk'], ['county']);
    counties = [await county.signedIn(), await colleague.signedIn()];
  });

  const rounds = (year: number) =>
    prepared(bureau, { regimeCode: 'nanyang', procedure: 'collection' }, { roundYear: year, roundOn: `${year}-10-15` });
  const plans = async (year: number) =>
    prepared(
      counties,
      { regimeCode: 'nanyang', procedure: 'county-plan', organisationId: toGlobalId('Organisation', city.unit.id) },
      {
        countyName: '卧龙区',
        countyYear: year,
        countyFile:
          (await city.withFiles('county', { file: [{ id: 'x', name: '计划.pdf', size: 1, digest: '0' }] }))['file'] ??
          null,
      },
    );

  it('of two of the government that are handed in at once, by two organisations, one goes through', async () => {
    const { through, refused } = await atOnce(await rounds(2026));
    expect(through.map(({ stage }) => stage)).toEqual(['round-summary']);
    expect(refused.map(({ answer }) => refusals(answer))).toEqual([['side-under-way']]);
    expect(errorsOf(refused[0]?.answer)).toEqual([expect.stringContaining('第十三条')]);
    await summedUp(through[0]?.id ?? '');
  });

  whereTheyMeet('control: without the locks both go through', async () => {
    const halves = await rounds(2027);
    unguarded();
    expect((await atOnce(halves)).through).toHaveLength(2);
  });

  it('of two of a unit one goes through', async () => {
    const { through, refused } = await atOnce(await plans(2027));
    expect(through.map(({ stage }) => stage)).toEqual(['county-review']);
    expect(refused.map(({ answer }) => refusals(answer))).toEqual([['side-under-way']]);
    expect(await decided(city, through[0]?.id ?? '', 'REJECT')).toBe('county-refused');
  });

  whereTheyMeet('control: without the locks both of a unit go through', async () => {
    const halves = await plans(2028);
    unguarded();
    expect((await atOnce(halves)).through).toHaveLength(2);
  });

  /** Ends a round, so that another may begin. */
  async function summedUp(id: string): Promise<void> {
    const [client] = bureau as [TestClient];
    const { application } = await client.data<{
      application: { tasks: { draft: { id: string; version: number } | null }[] };
    }>('query ($id: ID!) { application(id: $id) { tasks { draft { id version } } } }', { id });
    const draft = application.tasks.map((task) => task.draft).find((one) => one !== null);
    const started: Side = { draft: draft ? { ...draft, answers: {} } : null, findings: [], errors: [] };
    expect(refusals(await handIn(client, await fillIn(client, started, { roundNeeds: 3 })))).toEqual([]);
  }
});

/** A regime of which one procedure may not be under way twice. */
function oneAtATime(files: RegimeFiles, code: string): RegimeFiles {
  const path = `procedures/${code}.json`;
  return new Map(files).set(path, (files.get(path) ?? '').replace('"several": true', '"several": false'));
}

/** A city that pays before the acceptance what the contract says, so that a payment needs no project that is done. */
function withAdvances(files: RegimeFiles): RegimeFiles {
  const regime = JSON.parse(files.get('regime.json') ?? '') as { parameters: { name: string; value: string }[] };
  for (const parameter of regime.parameters) if (parameter.name === 'advancePayments') parameter.value = 'allowed';
  return new Map(files).set('regime.json', canonicalText(regime as unknown as Json));
}

/** A project up to where it is built, as the worked story tells it, and its contract. */
async function builtProject(city: ToldCity): Promise<JsonObject> {
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === 'dz-beside-project');
  if (!story) throw new Error('no story');
  const told = new ToldStory(city, story);
  for (const event of story.events) {
    if (event.on > '2025-03-17') break;
    const isWanted = event.case === undefined || event.case === 'fund-0' || event.case === 'fund-1';
    if (!isWanted || event.expect.refused !== undefined) continue;
    expect(await told.play(event)).toEqual(expected(event));
  }
  const client = await city.client('finance-bureau');
  const { projects, records } = await client.data<{
    projects: { nodes: { id: string }[] };
    records: { nodes: { id: string }[] };
  }>('{ projects(first: 1) { nodes { id } } records(first: 1, where: { record: "contract" }) { nodes { id } } }');
  return { projectId: projects.nodes[0]?.id ?? '', aboutId: records.nodes[0]?.id ?? '' };
}
