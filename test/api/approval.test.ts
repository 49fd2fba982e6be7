import { asAdministrator, asApplication } from '../support/admin';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { replayedCases } from '../support/replayed-cases';

/** Who may sign what, once, and that what is stored is what was done. */

let given: GivenServer;
let city: GivenCity;
let county: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  county = await GivenCity.found(given, '511703');
});
afterAll(() => given?.close());

const DECIDE = 'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { task { id } findings { code } } }';

describe('tasks', () => {
  it('of units under different vice mayors go to different vice mayors', async () => {
    const [education, transport] = [
      await city.upTo('education', '600000.00', 'single'),
      await city.upTo('transport', '600000.00', 'single'),
    ];
    const of = async (office: 'viceEducation' | 'viceTransport') =>
      (await city.tasks(city.people[office])).map((task) => task.application.id);
    expect(await of('viceEducation')).toEqual([education]);
    expect(await of('viceTransport')).toEqual([transport]);
  });

  it('of one person for two bodies are one entry and one signature (第十条)', async () => {
    const id = await city.upTo('health', '600000.00', 'single');
    const tasks = await city.tasks(city.people.viceDigital, id);
    expect(tasks.map((task) => [task.body.code, task.alsoFor])).toEqual([
      ['vice-mayor-digital', [{ code: 'vice-mayor-field' }]],
    ]);
    await city.approve(city.people.viceDigital, id);
    expect(await city.tasks(city.people.viceDigital, id)).toEqual([]);
    expect((await city.tasks(city.people.viceFinance, id)).length).toBe(1);
    const client = await city.client(city.people.reader);
    const { application } = await client.data<{
      application: { tasks: { body: { code: string }; status: string; decidedBy: { id: string } | null }[] };
    }>('query ($id: ID!) { application(id: $id) { tasks { stage status body { code } decidedBy { id } } } }', { id });
    const signed = application.tasks.filter(
      (task) => task.body.code.startsWith('vice-mayor') && task.status === 'DECIDED',
    );
    expect(signed.map((task) => task.body.code).sort()).toEqual(['vice-mayor-digital', 'vice-mayor-field']);
    expect(new Set(signed.map((task) => task.decidedBy?.id)).size).toBe(1);
  });

  it('a duty for the very unit goes before one for all', async () => {
    const stray = await city.government.official(city.desk, ['decider'], ['vice-mayor-field']);
    const id = await city.upTo('education', '700000.00', 'single');
    expect(await city.tasks(stray, id)).toEqual([]);
    const [task] = await city.tasks(city.people.viceEducation, id);
    const client = await city.client(stray);
    const { errors } = await client.ask(DECIDE, {
      input: { taskId: task?.id, verdict: 'APPROVE', expectedVersion: 1 },
    });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', body: 'vice-mayor-field' });
  });

  it('say what can be done with them and why not', async () => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    const client = await city.client(city.people.digital);
    const [task] = await city.tasks(city.people.digital, id);
    const { task: looked } = await client.data<{
      task: {
        form: { code: string };
        availableActions: { action: string; to: string[]; refusal: { code: string } | null }[];
      };
    }>(
      'query ($id: ID!) { task(id: $id) { form { code } availableActions { action to form needs refusal { code article } } } }',
      { id: task?.id },
    );
    expect(looked.form.code).toBe('screening');
    expect(looked.availableActions.map((action) => [action.action, action.to, action.refusal])).toEqual([
      ['approve', ['argumentation'], null],
      ['reject', ['not-admitted'], null],
      ['return', ['filing'], null],
      // Nobody else holds the body: there is nobody to hand it over to.
      ['remind', [], { code: 'remind-self', article: '第七条' }],
    ]);
    const stranger = await city.client(city.people.mayor);
    const answered = await stranger.data<{
      task: { availableActions: { action: string; refusal: { code: string } | null }[] };
    }>('query ($id: ID!) { task(id: $id) { availableActions { action refusal { code } } } }', { id: task?.id });
    const reason = new Map(answered.task.availableActions.map(({ action, refusal }) => [action, refusal?.code]));
    // Whoever may look may remind; all else is the body's own.
    expect(Object.fromEntries(reason)).toEqual({
      ...Object.fromEntries(['approve', 'reject', 'return', 'transfer'].map((action) => [action, 'not-your-body'])),
      remind: undefined,
    });
    const { application } = await client.data<{ application: { waitingFor: unknown } }>(
      'query ($id: ID!) { application(id: $id) { waitingFor { body { code title } holders { id } } } }',
      { id },
    );
    expect(application.waitingFor).toEqual([
      {
        body: { code: 'digital-bureau', title: '市数字经济局' },
        holders: [{ id: city.people.digital.person.globalId() }],
      },
    ]);
  });
});

describe('deciding', () => {
  it.each([
    ['APPROVE', 'filing', '依办法转入“逐一论证”，所给为“申报”'],
    ['APPROVE', 'nowhere', '所给为“nowhere”（程序中没有这个环节）'],
    ['REJECT', 'filing', '“不同意”不能选择去向'],
  ])('%s with another stage to go to (%s) is refused, and nothing is done', async (verdict, to, said) => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    const { digital } = city.people;
    const input = { verdict, to, opinion: '按所选去向', ...(verdict === 'APPROVE' ? { answers: SCREENED } : {}) };
    const { application, findings } = await city.decide(digital, id, input);
    expect([application, findings]).toMatchObject([null, [{ code: 'to-not-here', path: 'to' }]]);
    expect(findings[0]?.message).toContain(said);
    // Where it leads anyway may be said.
    const done = await city.approve(digital, id, { to: 'argumentation', answers: SCREENED });
    expect(done.application?.stage).toBe('argumentation');
  });

  it('twice is a CONFLICT that names who decided; so is a version that is not the current one', async () => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    const [task] = await city.tasks(city.people.digital, id);
    const client = await city.client(city.people.digital);
    const input = { taskId: task?.id, verdict: 'APPROVE', answers: SCREENED };
    const stale = await client.ask(DECIDE, { input: { ...input, expectedVersion: 7 } });
    expect(stale.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      expectedVersion: 7,
      currentVersion: 1,
      status: 'open',
    });
    expect((await client.ask(DECIDE, { input: { ...input, expectedVersion: 1 } })).errors).toEqual([]);
    const second = await client.ask(DECIDE, { input: { ...input, expectedVersion: 1 } });
    expect(second.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      status: 'decided',
      decidedBy: city.people.digital.person.name,
    });
  });

  it('what the regime refuses leaves the task as it was', async () => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    const refused = await city.decide(city.people.digital, id, { answers: { ...SCREENED, materialsDeficient: true } });
    expect(refused.findings).toContainEqual(
      expect.objectContaining({ rule: 'materials-complete', article: expect.stringContaining('第九条') }),
    );
    expect((await city.tasks(city.people.digital, id))[0]?.version).toBe(1);
  });

  it('somebody else’s task is FORBIDDEN; that of another government and a missing one are NOT_FOUND alike', async () => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    const foreign = (await county.file('education', '600000.00')).application?.id ?? '';
    const [own] = await city.tasks(city.people.digital, id);
    const [other] = await county.tasks(county.people.digital, foreign);
    const missing = Buffer.from('Task:00000000-0000-4000-8000-000000000000').toString('base64url');
    const client = await city.client(city.people.mayor);
    const code = async (taskId: string | undefined): Promise<unknown> =>
      (await client.ask(DECIDE, { input: { taskId, verdict: 'APPROVE', expectedVersion: 1 } })).errors.map((error) => [
        error.extensions.code,
        error.message,
      ]);
    expect((await code(own?.id)) as unknown[]).toMatchObject([['FORBIDDEN', expect.any(String)]]);
    expect(await code(other?.id)).toEqual(await code(missing));
    for (const field of ['application', 'project', 'task', 'draft']) {
      const asked = await client.ask(`query ($id: ID!) { ${field}(id: $id) { id } }`, {
        id: field === 'task' ? other?.id : foreign,
      });
      expect([field, asked.errors[0]?.extensions.code]).toEqual([field, 'NOT_FOUND']);
    }
  });
});

describe('a decision on paper', () => {
  it('is entered by a clerk for who holds the body, with its scan; both persons are kept', async () => {
    const id = await city.upTo('education', '5000000.00', 'single');
    const [task] = await city.tasks(city.people.executive, id);
    const scan = await city.attachment(city.desk, city.people.clerk, '签批件.pdf');
    const input = { taskId: task?.id ?? '', verdict: 'APPROVE', minutes: '常务会纪要9号', expectedVersion: 1 };
    const person = (official: { readonly person: { globalId(): string } }): string => official.person.globalId();
    const recordFor = { personId: person(city.people.executive), scanAttachmentId: scan.id };

    const notHolder = await city.decideTask(city.people.clerk, {
      ...input,
      recordFor: { ...recordFor, personId: person(city.people.mayor) },
    });
    expect(notHolder.findings.map((finding) => finding.code)).toEqual(['recorded-not-holder']);
    const themself = await city.decideTask(city.people.clerk, {
      ...input,
      recordFor: { ...recordFor, personId: person(city.people.clerk) },
    });
    expect(themself.findings.map((finding) => finding.code)).toEqual(['recorder-is-actor']);
    const foreignScan = await city.attachment(city.units.education, city.filers.education);
    const wrongScan = await city.decideTask(city.people.clerk, {
      ...input,
      recordFor: { ...recordFor, scanAttachmentId: foreignScan.id },
    });
    expect(wrongScan.findings.map((finding) => finding.code)).toEqual(['scan-unknown']);
    const client = await city.client(city.people.clerk);
    expect((await client.ask(DECIDE, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const decider = await city.client(city.people.mayor);
    expect((await decider.ask(DECIDE, { input: { ...input, recordFor } })).errors[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );

    const recorded = await city.decideTask(city.people.clerk, { ...input, recordFor });
    expect([recorded.findings.filter((finding) => finding.severity === 'ERROR'), recorded.application?.stage]).toEqual([
      [],
      'founding-review',
    ]);
    const { task: looked } = await client.data<{ task: unknown }>(
      'query ($id: ID!) { task(id: $id) { decidedBy { id } recordedBy { id } scanAttachment { id } minutes } }',
      { id: task?.id },
    );
    expect(looked).toEqual({
      decidedBy: { id: person(city.people.executive) },
      recordedBy: { id: person(city.people.clerk) },
      scanAttachment: { id: scan.id },
      minutes: '常务会纪要9号',
    });
  });
});

describe('the record', () => {
  it('replayed gives every case’s snapshot', async () => {
    const id = await city.upTo('education', '600000.00', 'single');
    await city.approve(city.people.viceEducation, id, { verdict: 'RETURN', to: 'argumentation' });
    await city.withdraw(city.people.viceEducation, id);
    const replayed = await city.government.system(replayedCases);
    expect(replayed.differing).toEqual([]);
    expect(replayed.count).toBeGreaterThan(5);
  });

  it('cannot be changed or deleted by the application, nor by the owner of the tables', async () => {
    for (const sql of [
      'update application_event set type = type',
      'delete from application_event',
      'truncate application_event',
    ]) {
      const tried = asApplication(given, '511700', (query) => query(sql));
      await expect(tried.catch((error: { driverError?: { code?: string } }) => error.driverError?.code)).resolves.toBe(
        '42501',
      );
      const owned = asAdministrator(given, (query) => query(sql));
      await expect(owned).rejects.toThrow('只可追加');
    }
  });

  it('has an audit event for every act, in the same chain', async () => {
    const id = (await city.file('education', '600000.00')).application?.id ?? '';
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    const uuid = Buffer.from(id, 'base64url').toString('utf8').split(':')[1];
    const verbs = await city.government.system((ctx) =>
      ctx.tx.query<{ verb: string }[]>(
        `select verb from audit_event where government = $1 and (subject = $2 or details::jsonb ->> 'application' = $2) order by seq`,
        [ctx.government, uuid],
      ),
    );
    expect(verbs.map((row) => row.verb)).toEqual(['application:file', 'task:decide']);
  });

  it('tells whom it concerns', async () => {
    const id = (await city.file('transport', '600000.00')).application?.id ?? '';
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    const notices = async (official: typeof city.people.digital): Promise<readonly unknown[]> => {
      const client = await city.client(official);
      const { myNotices } = await client.data<{ myNotices: { nodes: { kind: string; applicationId: string }[] } }>(
        '{ myNotices(first: 100) { nodes { kind applicationId } } }',
      );
      return myNotices.nodes.filter((notice) => notice.applicationId === id).map((notice) => notice.kind);
    };
    expect(await notices(city.people.digital)).toEqual(['task-opened']);
    expect(await notices(city.filers.transport)).toEqual(['application-returned']);
  });
});
