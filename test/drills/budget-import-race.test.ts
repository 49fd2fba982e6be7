import type { lockProjects as realLock } from '../../api/budget/lock-projects';
import type { saveLines as realSave } from '../../api/budget/import/save-lines';
import type { StoryCase, StoryEvent } from '../../form-schemas/engine';
import { asAdministrator } from '../support/admin';
import { IMPORT, inForce, type Answer } from '../support/ask-budget';
import { XLSX } from '../support/catalogue-sheets';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { upload } from '../support/send-file';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';
import { workbookOf } from '../support/workbook-bytes';

/**
 * A workbook with lines for a project is imported while money of that project is decided on: one waits for the other, and both come
 * through. Each needs the project and the lines of the year; whoever took them the other way round would wait for who waits for him.
 */

/** The control takes away that an import holds its projects before it holds lines. */
const mockLock = { isOn: true };
jest.mock('../../api/budget/lock-projects', () => {
  const actual = jest.requireActual<{ lockProjects: typeof realLock }>('../../api/budget/lock-projects');
  return {
    lockProjects: async (...given: Parameters<typeof realLock>) => {
      if (mockLock.isOn) await actual.lockProjects(...given);
    },
  };
});

/** Where an import has its locks and has written nothing. */
const mockSaving = { reached: (): void => {}, goOn: Promise.resolve() };
jest.mock('../../api/budget/import/save-lines', () => {
  const actual = jest.requireActual<{ saveLines: typeof realSave }>('../../api/budget/import/save-lines');
  return {
    saveLines: async (...given: Parameters<typeof realSave>) => {
      mockSaving.reached();
      await mockSaving.goOn;
      await actual.saveLines(...given);
    },
  };
});

/** On one connection nothing meets: there is nothing to be seen of the order of locks. */
const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;
const STORY = 'dz-beside-project';
/** Its events before money is asked for the first time. */
const UNTIL = 16;
const SOURCE = 'city-budget';
const TASKS = '{ myTasks(first: 50) { nodes { id version application { procedure } } } }';
const DECIDE = `mutation ($input: DecideTaskInput!) { decideTask(input: $input) {
  application { outcome } findings { code severity } errors { message } } }`;

let given: GivenServer;
let city: ToldCity;
let finance: TestClient;
let told: ToldStory;
let project: string;

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '918011', '2020-01-02', regimeFiles('dazhou'));
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === STORY);
  if (!story) throw new Error('no story');
  told = new ToldStory(city, story);
  for (const event of story.events.slice(0, UNTIL)) {
    if (event.expect.refused !== undefined || event.case !== undefined) continue;
    await told.play(event);
  }
  city.on('2024-12-04');
  finance = await city.client('finance-bureau');
  await inForce(finance, await city.client('digital-bureau'), { year: 2025, source: SOURCE, amount: '9000000.00' });
  const { projects } = await finance.data<{ projects: { nodes: { code: string }[] } }>(
    '{ projects(first: 1) { nodes { code } } }',
  );
  project = projects.nodes[0]?.code ?? '';
}, 120_000);
afterAll(() => given?.close());

/** Asks for money of the project; the task by which it is decided on. */
async function asked(label: string): Promise<{ readonly id: string; readonly version: number }> {
  const steps: readonly StoryEvent[] = [
    { on: '2024-12-04', by: 'applicant', do: 'open', case: label, procedure: 'allocation', expect: {} },
    {
      on: '2024-12-04',
      by: 'applicant',
      do: 'file',
      case: label,
      answers: { kind: 'preliminary', year: 2025, amount: '10000.00', source: SOURCE },
      expect: {},
    },
  ];
  for (const step of steps) await told.play(step);
  const { myTasks } = await finance.data<{
    myTasks: { nodes: { id: string; version: number; application: { procedure: string } }[] };
  }>(TASKS);
  const [task] = myTasks.nodes.filter(({ application }) => application.procedure === 'allocation');
  if (!task) throw new Error('no task');
  return task;
}

/** Whether somebody in this test's database waits for somebody else's lock. */
async function somebodyWaits(): Promise<boolean> {
  const [row] = await asAdministrator(given, (query) =>
    query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    ),
  );
  return (row?.n ?? 0) > 0;
}

/** Imports a line for the project; once that has its locks, its money is decided on; once the one waits for the other, the import goes on. */
async function race(label: string): Promise<readonly string[]> {
  const task = await asked(label);
  const file = workbookOf({
    name: '年度预算',
    rows: [
      ['年度', '资金来源', '单位', '项目编号', '文号', '金额（元）'],
      [2025, SOURCE, '市教育局', project, label, 20_000],
    ],
  });
  const { id } = await upload(finance, '预算.xlsx', file, XLSX);
  const decider = await (await city.holder('finance-bureau')).signedIn();
  let goOn = (): void => {};
  mockSaving.goOn = new Promise((resolve) => (goOn = resolve));
  const saving = new Promise<void>((resolve) => (mockSaving.reached = resolve));
  const importing = finance.ask<{ importBudget: Answer }>(IMPORT, { input: { attachment: id, mode: 'ALL' } });
  await Promise.race([saving, importing]);
  const input = { taskId: task.id, expectedVersion: task.version, verdict: 'APPROVE', opinion: '同意安排' };
  const deciding = decider.ask<{ decideTask: { application: { outcome: string } | null } }>(DECIDE, { input });
  let isDecided = false;
  void deciding.then(() => (isDecided = true));
  // One question after the other: whoever decides either waits or is through.
  while (!isDecided && !(await somebodyWaits()));
  goOn();
  const [saved, decided] = await Promise.all([importing, deciding]);
  const codeOf = (errors: readonly { readonly message: string }[]) => errors[0]?.message;
  return [
    codeOf(saved.errors) ?? `saved: ${saved.data?.importBudget.result?.saved}`,
    codeOf(decided.errors) ?? `decided: ${decided.data?.decideTask.application?.outcome}`,
  ];
}

whereTheyMeet('both come through', async () => {
  expect(await race('first')).toEqual(['saved: true', 'decided: arranged']);
});

whereTheyMeet(
  'control: where an import holds lines before it holds their projects, one of the two is broken off',
  async () => {
    mockLock.isOn = false;
    expect(await race('second')).toContain('与他人的操作互相等待，请重试');
  },
);
