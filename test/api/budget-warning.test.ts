import type { StoryCase, StoryEvent } from '../../form-schemas/engine';
import { CONFIRM, CORRECT, inForce, run, type Line } from '../support/ask-budget';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';

/**
 * 第二十八条 and 第二十九条 have the year's money arranged in a budget and cap nothing by its lines: what is arranged above them is
 * said, with the amounts and the article, and stops nobody.
 */

const STORY = 'dz-beside-project';
/** Its events before money is asked for the first time. */
const UNTIL = 16;
const TASKS = '{ myTasks(first: 50) { nodes { id version application { procedure } } } }';
const DECIDE = `mutation ($input: DecideTaskInput!) { decideTask(input: $input) {
  application { outcome } findings { code severity article message } } }`;

let given: GivenServer;
let city: ToldCity;
let told: ToldStory;
let finance: TestClient;
let digital: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '918011', '2020-01-02', regimeFiles('dazhou'));
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === STORY);
  if (!story) throw new Error('no story');
  told = new ToldStory(city, story);
  for (const event of story.events.slice(0, UNTIL))
    if (event.expect.refused === undefined && event.case === undefined) await told.play(event);
  city.on('2024-12-04');
  finance = await city.client('finance-bureau');
  digital = await city.client('digital-bureau');
}, 120_000);
afterAll(() => given?.close());

/** Asks for 前期经费; whether it was warned of the budget. */
async function asks(label: string, amount: string): Promise<boolean> {
  const opened: StoryEvent = {
    on: '2024-12-04',
    by: 'applicant',
    do: 'open',
    case: label,
    procedure: 'allocation',
    expect: {},
  };
  await told.play(opened);
  const filed: StoryEvent = {
    on: '2024-12-04',
    by: 'applicant',
    do: 'file',
    case: label,
    answers: { kind: 'preliminary', year: 2025, amount, source: 'city-budget' },
    expect: { warned: ['budget-exceeded'] },
  };
  const came = await told.play(filed);
  expect(came['refused']).toEqual([]);
  return (came['warned'] as readonly string[]).includes('budget-exceeded');
}

async function arranges() {
  const { myTasks } = await finance.data<{
    myTasks: { nodes: { id: string; version: number; application: { procedure: string } }[] };
  }>(TASKS);
  const task = myTasks.nodes.find(({ application }) => application.procedure === 'allocation');
  if (!task) throw new Error('no task');
  const { decideTask } = await finance.data<{
    decideTask: {
      application: { outcome: string | null } | null;
      findings: readonly { code: string; severity: string; article: string | null; message: string }[];
    };
  }>(DECIDE, {
    input: { taskId: task.id, expectedVersion: task.version, verdict: 'APPROVE', opinion: '同意安排' },
  });
  return {
    outcome: decideTask.application?.outcome,
    said: decideTask.findings.filter(({ code }) => code === 'budget-exceeded'),
  };
}

describe('a budget of 100,000.00 for the year and source', () => {
  let line: Line;

  beforeAll(async () => {
    line = await inForce(finance, digital, { year: 2025, source: 'city-budget', amount: '100000.00' });
  });

  it('of exactly as much nothing is said', async () => {
    expect(await asks('at-it', '100000.00')).toBe(false);
    expect(await arranges()).toEqual({ outcome: 'arranged', said: [] });
  });

  it('of one fen more who asks and who arranges are told, and it is arranged', async () => {
    expect(await asks('above-it', '0.01')).toBe(true);
    const { outcome, said } = await arranges();
    expect(outcome).toBe('arranged');
    expect(said).toEqual([
      {
        code: 'budget-exceeded',
        severity: 'WARNING',
        article: expect.stringContaining('第二十八条第一款') as string,
        message: '2025年“市级财政预算资金”预算为10万元，已有资金安排10万元，加上本次0.01元，超过预算0.01元',
      },
    ]);
  });

  it('may be lessened below what is arranged, and who confirms it is told', async () => {
    const less = { id: line.id, expectedVersion: 2, amount: '99999.99', reason: '压减' };
    const corrected = await run(finance, CORRECT, less);
    const which = { id: line.id, expectedVersion: corrected.line?.version };
    const { lines, findings } = await run(digital, CONFIRM, { lines: [which] });
    expect(lines).toEqual([expect.objectContaining({ state: 'IN_FORCE', amount: '99999.99' })]);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'budget-below-taken',
        severity: 'WARNING',
        article: expect.stringContaining('第二十八条第一款') as string,
      }),
    ]);
  });

  it('says with its rules that it is told of, not refused', async () => {
    const { budgetRules } = await finance.data<{ budgetRules: { bounds: readonly object[] } }>(
      '{ budgetRules { bounds { record bySource effect } } }',
    );
    expect(budgetRules.bounds).toEqual([{ record: 'allocation', bySource: true, effect: 'WARN' }]);
  });
});
