import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { asAdministrator } from '../support/admin';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity, SCREENED } from '../support/given-city';
import { regimeWithLimits } from '../support/regime-with-limits';

/** Until when: counted when a task opens, shown and filtered by how it stands to its limit; nothing decides by itself. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10', regimeWithLimits());
});
afterAll(() => given?.close());
beforeEach(() => city.on('2026-09-10'));

type Official = typeof city.people.digital;

interface DueTask {
  readonly id: string;
  readonly stage: string;
  readonly dueOn: string | null;
  readonly dueState: string | null;
  readonly dueProvisional: boolean;
  readonly dueWords: string | null;
  readonly dueArticle: string | null;
  readonly dueClause: readonly string[];
  readonly waitingDays: number;
  readonly application: { readonly id: string };
}

const DUE = 'dueOn dueState dueProvisional dueWords dueArticle';
const TASKS = `query ($where: TaskWhere, $first: Int, $after: String) { myTasks(where: $where, first: $first, after: $after) {
  nodes { id stage ${DUE} dueClause waitingDays application { id } } pageInfo { endCursor } } }`;

async function tasks(official: Official, where: object = {}, page: object = { first: 100 }) {
  const client = await city.client(official);
  const { myTasks } = await client.data<{
    myTasks: { nodes: readonly DueTask[]; pageInfo: { endCursor: string | null } };
  }>(TASKS, { where, ...page });
  return myTasks;
}

async function taskOf(official: Official, id: string): Promise<DueTask> {
  const task = (await tasks(official)).nodes.find((one) => one.application.id === id);
  if (!task) throw new Error('no task in this case');
  return task;
}

const file = async (unit: 'education' | 'transport' = 'education', total = '600000.00') =>
  (await city.file(unit, total)).application?.id ?? '';

async function messagesTo(official: Official, id: string): Promise<readonly string[]> {
  const client = await city.client(official);
  const { myNotices } = await client.data<{ myNotices: { nodes: { message: string; applicationId: string }[] } }>(
    '{ myNotices(first: 100) { nodes { message applicationId } } }',
  );
  return myNotices.nodes.filter((notice) => notice.applicationId === id).map((notice) => notice.message);
}

const ARGUED = { necessary: true, arguedKind: 'new', expertCount: 5, expertOpinion: '可行', arguedTotal: '600000.00' };

/** The pilot with its argumentation in turn, three workdays for each: invented, no regulation says so. */
function withArgumentationInTurn(): RegimeFiles {
  const files = new Map(regimeWithLimits());
  const path = 'procedures/project.json';
  const procedure = JSON.parse(files.get(path) ?? '') as { stages: { code: string }[] };
  const stages = procedure.stages.map((stage) =>
    stage.code === 'argumentation'
      ? { ...stage, mode: 'sequence', deadline: { within: 3, unit: 'workday', strength: 'must', clause: ['DZ-10-1'] } }
      : stage,
  );
  return files.set(path, canonicalText({ ...procedure, stages }));
}

async function caseOf(id: string) {
  const client = await city.client(city.people.reader);
  const { application } = await client.data<{
    application: {
      stage: string;
      due: { on: string; state: string; provisional: boolean; words: string; article: string } | null;
      waitingFor: readonly { body: { code: string }; dueOn: string | null; dueState: string | null }[];
    };
  }>(
    `query ($id: ID!) { application(id: $id) { stage due { on state provisional words article } waitingFor { body { code } since ${DUE} } } }`,
    { id },
  );
  return application;
}

describe('a task with a limit', () => {
  it('is due on the fifth workday after it came, by its article', async () => {
    const id = await file();
    expect(await taskOf(city.people.digital, id)).toMatchObject({
      dueOn: '2026-09-17',
      dueState: 'ON_TIME',
      dueProvisional: false,
      dueWords: '5个工作日内',
      dueClause: ['DZ-7-3'],
      dueArticle: expect.stringContaining('第七条') as string,
      waitingDays: 0,
    });
  });

  it('is near two workdays before, also on its day, and late after it; it can be decided all the same', async () => {
    const id = await file();
    const states: unknown[] = [];
    for (const day of ['2026-09-14', '2026-09-15', '2026-09-17', '2026-09-18']) {
      city.on(day);
      const { dueState, waitingDays } = await taskOf(city.people.digital, id);
      states.push([day, dueState, waitingDays]);
    }
    expect(states).toEqual([
      ['2026-09-14', 'ON_TIME', 4],
      ['2026-09-15', 'NEAR', 5],
      ['2026-09-17', 'NEAR', 7],
      ['2026-09-18', 'LATE', 8],
    ]);
    await city.approve(city.people.digital, id, { answers: SCREENED });
    const decided = (await tasks(city.people.digital, { status: 'DECIDED' })).nodes.find(
      (task) => task.application.id === id,
    );
    expect(decided).toMatchObject({ stage: 'screening', dueState: 'LATE', waitingDays: 8 });
  });

  it('of a unit counts only from a return, never for a first filing', async () => {
    const id = await file('transport');
    city.on('2026-09-11');
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    expect(await taskOf(city.filers.transport, id)).toMatchObject({
      stage: 'filing',
      dueOn: '2026-09-21',
      dueWords: '原则上10日内',
    });
  });

  it('does not get more time by a decision that is taken back', async () => {
    const id = await file();
    city.on('2026-09-14');
    await city.approve(city.people.digital, id, { answers: SCREENED });
    await city.withdraw(city.people.digital, id);
    expect(await taskOf(city.people.digital, id)).toMatchObject({ stage: 'screening', dueOn: '2026-09-17' });
  });

  it('starts anew with a new round', async () => {
    const id = await file('transport');
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    city.on('2026-09-21');
    const client = await city.client(city.filers.transport);
    const { application } = await client.data<{ application: { tasks: { id: string }[] } }>(
      'query ($id: ID!) { application(id: $id) { tasks { id } } }',
      { id },
    );
    expect(application.tasks.length).toBe(2);
    const { myDrafts } = await client.data<{
      myDrafts: { nodes: { id: string; version: number; application: { id: string } | null }[] };
    }>('{ myDrafts(first: 50) { nodes { id version application { id } } } }');
    const draft = myDrafts.nodes.find((one) => one.application?.id === id);
    await city.handIn(city.filers.transport, { draftId: draft?.id ?? '', expectedVersion: draft?.version ?? 0 });
    // Mid-autumn of 2026 is 25 to 27 September: 22, 23, 24, 28, 29.
    expect(await taskOf(city.people.digital, id)).toMatchObject({ dueOn: '2026-09-29' });
  });

  it('has none where the regime gives none', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { answers: SCREENED });
    expect(await taskOf(city.people.development, id)).toMatchObject({
      stage: 'argumentation',
      dueOn: null,
      dueState: null,
      dueProvisional: false,
      dueWords: null,
      dueArticle: null,
    });
  });
});

describe('a case', () => {
  it('says by when those are due whom it waits for', async () => {
    const id = await city.upTo('education', '600000.00', 'single');
    const { due, waitingFor } = await caseOf(id);
    expect(waitingFor.map((one) => [one.body.code, one.dueOn])).toEqual([
      ['vice-mayor-digital', '2026-09-15'],
      ['vice-mayor-field', '2026-09-15'],
    ]);
    expect(due).toMatchObject({ on: '2026-09-15', state: 'ON_TIME', words: '3个工作日内', provisional: false });
  });

  it('in a pool has the limit of the pool, though nobody has a task', async () => {
    const id = await city.upTo('education', '600000.00', 'joint');
    const { stage, due, waitingFor } = await caseOf(id);
    // A month later is Saturday, 10 October, which is worked to make up for 国庆.
    expect([stage, waitingFor, due?.on, due?.words]).toEqual(['joint-pool', [], '2026-10-10', '1个月内']);
  });

  it('counted into a year whose days off are not announced says that its day is provisional', async () => {
    const id = await city.upTo('education', '600000.00', 'single');
    await city.approve(city.people.viceEducation, id);
    await city.approve(city.people.viceDigital, id);
    city.on('2026-11-20');
    await city.approve(city.people.viceFinance, id);
    expect((await caseOf(id)).due).toMatchObject({ provisional: true, words: '60个工作日内' });
  });

  it('that has no limit says nothing', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { answers: SCREENED });
    expect((await caseOf(id)).due).toBeNull();
  });
});

describe('the list of tasks', () => {
  it('puts what is due first before what came first, page by page, and finds by body and by limit', async () => {
    const other = await GivenCity.found(given, '511800', '2026-09-10', regimeWithLimits());
    const before = city;
    city = other;
    try {
      const first = await file();
      await city.approve(city.people.digital, first, { answers: SCREENED });
      city.on('2026-09-11');
      const second = await file('transport');
      city.on('2026-09-14');
      const third = await file('transport', '700000.00');
      const order = async (where: object) =>
        (await tasks(city.people.digital, where)).nodes.map((task) => [task.application.id, task.dueOn]);
      expect(await order({})).toEqual([
        [second, '2026-09-18'],
        [third, '2026-09-20'],
        [first, null],
      ]);
      const paged: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 3; page += 1) {
        const { nodes, pageInfo }: Awaited<ReturnType<typeof tasks>> = await tasks(
          city.people.digital,
          {},
          { first: 1, after },
        );
        paged.push(...nodes.map((task) => task.application.id));
        after = pageInfo.endCursor;
      }
      expect(paged).toEqual([second, third, first]);
      expect(await order({ body: 'digital-bureau' })).toHaveLength(3);
      expect(await order({ body: 'mayor' })).toEqual([]);
      expect(await order({ due: 'ON_TIME' })).toHaveLength(2);
      city.on('2026-09-16');
      expect(await order({ due: 'NEAR' })).toEqual([[second, '2026-09-18']]);
      city.on('2026-09-21');
      expect(await order({ due: 'LATE' })).toHaveLength(2);
      expect(await order({ due: 'ON_TIME' })).toEqual([]);
    } finally {
      city = before;
    }
  });
});

describe('a notice', () => {
  it('says until when also to who comes second where bodies act one after the other', async () => {
    const before = city;
    city = await GivenCity.found(given, '511702', '2026-09-10', withArgumentationInTurn());
    try {
      const id = await file();
      await city.approve(city.people.digital, id, { answers: SCREENED });
      city.on('2026-09-11');
      await city.approve(city.people.digital, id, { answers: ARGUED });
      expect(await messagesTo(city.people.development, id)).toEqual([expect.stringMatching(/，期限至 2026-09-16$/)]);
      expect(await messagesTo(city.people.finance, id)).toEqual([]);
    } finally {
      city = before;
    }
  });

  it('says until when, and how much is asked to be mended', async () => {
    const id = await file('transport');
    await city.approve(city.people.digital, id, {
      verdict: 'RETURN',
      remarks: [{ path: 'declaredTotal', text: '请附测算' }],
    });
    expect(await messagesTo(city.people.digital, id)).toEqual([expect.stringMatching(/，期限至 2026-09-17$/)]);
    expect(await messagesTo(city.filers.transport, id)).toEqual([
      expect.stringMatching(/已退回，请补正后重新提交（1 条逐项意见），期限至 2026-09-20$/),
    ]);
  });
});

describe('a time that must pass', () => {
  /** {@link regimeWithLimits} with three workdays between filing and screening, which the digital bureau declares to be over by a form. */
  function regimeWithWait(): RegimeFiles {
    const files = new Map(regimeWithLimits());
    const path = 'procedures/project.json';
    const procedure = JSON.parse(files.get(path) ?? '') as { stages: { code: string; next?: string }[] };
    for (const stage of procedure.stages) if (stage.code === 'filing') stage.next = 'cooling';
    const cooling = {
      code: 'cooling',
      title: '静候',
      clause: ['DZ-7-3'],
      kind: 'wait',
      by: ['digital-bureau'],
      form: 'publicity-result',
      atLeast: { count: 3, unit: 'workday', clause: ['DZ-7-3'] },
      next: 'screening',
    };
    procedure.stages.splice(1, 0, cooling);
    files.set(path, canonicalText(procedure as never));
    return files;
  }

  it('is counted by the government’s own calendar, for the case and for what is being filled in', async () => {
    const waiting = await GivenCity.found(given, '511798', '2026-09-10', regimeWithWait());
    const { application } = await waiting.file('education', '600000.00');
    const WAIT = 'wait { earliest from words provisional problem article }';
    const ask = async () => {
      const client = await waiting.client(waiting.people.digital);
      const answer = await client.data<{ application: { wait: object; tasks: { draft: { wait: object } | null }[] } }>(
        `query ($id: ID!) { application(id: $id) { ${WAIT} tasks { draft { ${WAIT} } } } }`,
        { id: application?.id },
      );
      return [answer.application.wait, ...answer.application.tasks.flatMap(({ draft }) => (draft ? [draft.wait] : []))];
    };
    // From Thursday, the 10th: Friday, Monday and Tuesday.
    const told = { earliest: '2026-09-16', from: '2026-09-10', words: '至少3个工作日', provisional: false };
    expect(await ask()).toEqual(Array(2).fill({ ...told, problem: null, article: expect.stringContaining('第七条') }));
    await asAdministrator(given, (query) =>
      query(
        `insert into calendar_year (government, id, year, number, announced, status, source_number, source_title, source_issued, holidays, workdays, note, created_at, published_at, revision)
         values ('511798', gen_random_uuid(), 2026, 2, true, 'published', 'x', 'x', '2026-09-01', '[{"title":"某节","from":"2026-09-14","to":"2026-09-14"}]', '[]', '', now(), now(), 7)`,
      ),
    );
    expect((await ask()).map((wait) => (wait as { earliest: string }).earliest)).toEqual(['2026-09-17', '2026-09-17']);
  });

  it('is none at any other stage', async () => {
    const client = await city.client(city.people.digital);
    const { application } = await client.data<{ application: { wait: object | null } }>(
      'query ($id: ID!) { application(id: $id) { wait { earliest } } }',
      { id: await file() },
    );
    expect(application.wait).toBeNull();
  });
});
