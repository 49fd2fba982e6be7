import type { lockBudget as realLock } from '../../api/application/lock-budget';
import type { writeRows as realWrite } from '../../api/record/record-rows';
import type { Json, JsonObject, StoryCase, StoryEvent } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { CONFIRM, CORRECT, inForce, run } from '../support/ask-budget';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { cappedByBudget, regimeFiles } from '../support/given-regime';
import { meetingOf } from '../support/meeting';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';

/**
 * What is arranged for several projects out of one budget, at once: each alone fits, all together do not. The edition here has the
 * lines of the budget as a cap, as a city may; 达州's own articles know none (`test/api/budget-warning.test.ts`).
 * Each stands in a project of its own, so that nothing but the budget's own lock has them follow one another.
 */

/** The control takes the lock of the budget away. */
const mockLock = { isOn: true };
jest.mock('../../api/application/lock-budget', () => {
  const actual = jest.requireActual<{ lockBudget: typeof realLock }>('../../api/application/lock-budget');
  return {
    lockBudget: async (...given: Parameters<typeof realLock>) => {
      if (mockLock.isOn) await actual.lockBudget(...given);
    },
  };
});

/** The control has each wait, with all that it has read, until the other is as far. */
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

const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;
const STORY = 'dz-beside-project';
/** Its events before money is asked for the first time. */
const UNTIL = 16;
const TASKS = '{ myTasks(first: 50) { nodes { id version application { procedure createdAt } } } }';
const DECIDE = `mutation ($input: DecideTaskInput!) { decideTask(input: $input) {
  application { outcome } findings { code severity article message } } }`;
const ARRANGED = '{ recordTotals(regimeCode: "dazhou", record: "allocation") { sums { name sum } } }';

let given: GivenServer;
let city: ToldCity;
let finance: TestClient;
let other: TestClient;
const stories: ToldStory[] = [];

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '918010', '2020-01-02', severalAtOnce(cappedByBudget(regimeFiles('dazhou'))));
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === STORY);
  if (!story) throw new Error('no story');
  // One after the other on each day: the clock never goes back.
  for (let count = 0; count < 4; count += 1) stories.push(new ToldStory(city, story));
  for (const event of story.events.slice(0, UNTIL)) {
    if (event.expect.refused !== undefined || event.case !== undefined) continue;
    for (const told of stories) await told.play(event);
  }
  city.on('2024-12-04');
  finance = await city.client('finance-bureau');
  other = await city.client('digital-bureau');
});
afterAll(() => given?.close());

/** Asks for 前期经费 of a project; what the API answers to the filing. */
async function asks(told: ToldStory, label: string, amount: string, refused?: readonly string[]): Promise<unknown> {
  const steps: readonly StoryEvent[] = [
    { on: '2024-12-04', by: 'applicant', do: 'open', case: label, procedure: 'allocation', expect: {} },
    {
      on: '2024-12-04',
      by: 'applicant',
      do: 'file',
      case: label,
      answers: { kind: 'preliminary', year: 2025, amount, source: 'city-budget' },
      expect: refused ? { refused } : {},
    },
  ];
  let came: unknown = null;
  for (const step of steps) came = await told.play(step);
  return came;
}

async function decided(client: TestClient, { id, version }: { readonly id: string; readonly version: number }) {
  const { decideTask } = await client.data<{
    decideTask: {
      application: { outcome: string | null } | null;
      findings: readonly { code: string; severity: string; article: string | null; message: string }[];
    };
  }>(DECIDE, { input: { taskId: id, expectedVersion: version, verdict: 'APPROVE', opinion: '同意安排' } });
  return decideTask;
}

async function tasks() {
  const { myTasks } = await finance.data<{
    myTasks: { nodes: { id: string; version: number; application: { procedure: string; createdAt: string } }[] };
  }>(TASKS);
  return myTasks.nodes
    .filter(({ application }) => application.procedure === 'allocation')
    .sort((one, two) => one.application.createdAt.localeCompare(two.application.createdAt));
}

async function arranged(): Promise<string | undefined> {
  const { recordTotals } = await finance.data<{
    recordTotals: { sums: readonly { name: string; sum: string }[] };
  }>(ARRANGED);
  return recordTotals.sums.find(({ name }) => name === 'amount')?.sum;
}

it('a year of which nobody keeps a budget bounds nothing', async () => {
  const [first] = stories;
  if (!first) throw new Error('no project');
  await asks(first, 'unbound', '100000.00');
  const [task] = await tasks();
  if (!task) throw new Error('no task');
  expect((await decided(finance, task)).application?.outcome).toBe('arranged');
});

describe('a budget of 1,500,000 for the year, of which 100,000 are arranged', () => {
  let line: { readonly id: string; readonly version: number };

  beforeAll(async () => {
    line = await inForce(finance, other, { year: 2025, source: 'city-budget', amount: '1500000.00' });
    // Another source and another year do not count for it.
    await inForce(finance, other, { year: 2025, source: 'local-bond', amount: '9000000.00' });
    await inForce(finance, other, { year: 2026, source: 'city-budget', amount: '9000000.00' });
  });

  it('who asks for one fen more than is left is told at once, with the article', async () => {
    const [, second] = stories;
    if (!second) throw new Error('no project');
    expect(await asks(second, 'too-much', '1400000.01', ['budget-exceeded'])).toMatchObject({
      refused: ['budget-exceeded'],
    });
  });

  it('of three projects whose money is decided on at once, 700,000 each, two go through', async () => {
    for (const [index, told] of stories.slice(1).entries()) await asks(told, `a-${index}`, '700000.00');
    const open = await tasks();
    expect(open).toHaveLength(3);
    const holder = await city.holder('finance-bureau');
    const clients = await Promise.all(open.map(() => holder.signedIn()));
    const came = await Promise.all(open.map((task, index) => decided(clients[index] as TestClient, task)));
    expect(came.filter(({ application }) => application?.outcome === 'arranged')).toHaveLength(2);
    const [refused] = came.filter(({ application }) => application === null);
    expect(refused?.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([
      expect.objectContaining({ code: 'budget-exceeded', article: expect.stringContaining('第二十八条') as string }),
    ]);
    expect(refused?.findings.at(-1)?.message).toContain('150万元');
    expect(await arranged()).toBe('1500000.00');
  });

  it('is not lessened below what is arranged', async () => {
    const lessened = await run(finance, CORRECT, {
      id: line.id,
      expectedVersion: line.version,
      amount: '1499999.99',
      reason: '压减',
    });
    const which = { id: line.id, expectedVersion: lessened.line?.version };
    const { lines, findings } = await run(other, CONFIRM, { lines: [which] });
    expect([lines, findings.map(({ code }) => code)]).toEqual([[], ['budget-below-taken']]);
  });

  whereTheyMeet('control: without its lock two more go through that are together over it', async () => {
    await inForce(finance, other, { year: 2025, source: 'city-budget', number: '追加', amount: '100000.00' });
    const before = await tasks();
    for (const [index, told] of stories.slice(2).entries()) await asks(told, `b-${index}`, '100000.00');
    const known = new Set(before.map(({ id }) => id));
    const open = (await tasks()).filter(({ id }) => !known.has(id));
    expect(open).toHaveLength(2);
    const holder = await city.holder('finance-bureau');
    const clients = await Promise.all(open.map(() => holder.signedIn()));
    mockLock.isOn = false;
    mockMeeting.wait = meetingOf(2);
    const came = await Promise.all(open.map((task, index) => decided(clients[index] as TestClient, task)));
    expect(came.filter(({ application }) => application?.outcome === 'arranged')).toHaveLength(2);
    expect(await arranged()).toBe('1700000.00');
  });
});

/** What a refusal leaves open does not stop the next. */
function severalAtOnce(files: RegimeFiles): RegimeFiles {
  const path = 'procedures/allocation.json';
  const procedure = JSON.parse(files.get(path) ?? '') as { opens: JsonObject };
  const several = { ...procedure, opens: { ...procedure.opens, several: true } };
  return new Map(files).set(path, canonicalText(several as unknown as Json));
}
