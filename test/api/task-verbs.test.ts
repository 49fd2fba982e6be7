import type { JsonObject } from '../../form-schemas/engine';
import { endAppointment } from '../../api/identity/end-appointment';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { regimeWithSigners } from '../support/regime-with-signers';
import { codes, GivenVerbs, idOf, VERBS, type Done, type Verb } from '../support/given-verbs';
import { replayedCases } from '../support/replayed-cases';

/** What is done with a task besides deciding it: 转办、加签、减签、催办; 抄送 has a file of its own. */

const DAY = '2026-09-10';
const NEXT = '2026-09-11';

let given: GivenServer;
let city: GivenCity;
let verbs: GivenVerbs;
let colleague: GivenOfficial;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', DAY, regimeWithSigners());
  verbs = new GivenVerbs(city);
  colleague = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
});
beforeEach(() => city.on(DAY));
afterAll(() => given?.close());

const act = (by: GivenOfficial, verb: Verb, input: JsonObject): Promise<Done> => verbs.act(by, verb, input);
const codeOf = (by: GivenOfficial, verb: Verb, input: JsonObject): Promise<unknown> => verbs.codeOf(by, verb, input);
const filed = (): Promise<string> => verbs.filed();
const openTasks = (id: string) => verbs.openTasks(id);
const onlyTask = (id: string) => verbs.onlyTask(id);
const noticesOf = (official: GivenOfficial, id: string) => verbs.noticesOf(official, id);
const historyOf = (id: string) => verbs.historyOf(id);

describe('a task handed over (转办)', () => {
  it('is seen and decided by whom it was handed to alone, who is told; case, history and audit say so', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const client = await city.client(city.people.digital);
    const { task: looked } = await client.data<{ task: { transferTo: unknown } }>(
      'query ($id: ID!) { task(id: $id) { transferTo { id } } }',
      { id: task.id },
    );
    expect(looked.transferTo).toEqual([{ id: idOf(colleague) }]);
    expect((await city.tasks(colleague, id)).length).toBe(1);

    const input = { taskId: task.id, personId: idOf(colleague), reason: '出差', expectedVersion: task.version };
    const done = await act(city.people.digital, 'transferTask', input);
    expect(done.task).toMatchObject({ assignee: { id: idOf(colleague) }, version: task.version + 1, status: 'OPEN' });
    expect(await city.tasks(city.people.digital, id)).toEqual([]);
    expect((await city.tasks(colleague, id)).length).toBe(1);
    expect(await noticesOf(colleague, id)).toEqual(['task-opened', 'task-transferred']);

    const late = await city.decideTask(city.people.digital, {
      taskId: task.id,
      verdict: 'APPROVE',
      answers: SCREENED,
      expectedVersion: task.version + 1,
    });
    expect(late.findings.map(({ code }) => code)).toEqual(['slot-assigned']);
    const seen = await client.data<{ task: { isMine: boolean }; application: { waitingFor: unknown } }>(
      'query ($task: ID!, $id: ID!) { task(id: $task) { isMine } application(id: $id) { waitingFor { holders { id } assignee { id } } } }',
      { task: task.id, id },
    );
    expect(seen).toMatchObject({
      task: { isMine: false },
      application: { waitingFor: [{ holders: [{ id: idOf(colleague) }], assignee: { id: idOf(colleague) } }] },
    });
    await city.approve(colleague, id, { answers: SCREENED });
    expect((await historyOf(id)).slice(1)).toEqual([
      {
        type: 'transfer',
        text: '出差',
        stage: 'screening',
        toTitle: null,
        action: null,
        person: { id: idOf(city.people.digital) },
        transferredTo: { id: idOf(colleague) },
        bodies: [{ code: 'digital-bureau' }],
        concerned: [],
      },
      expect.objectContaining({ type: 'decide', person: { id: idOf(colleague) }, transferredTo: null }),
    ]);
    const uuid = Buffer.from(task.id, 'base64url').toString('utf8').split(':')[1];
    const audited = await city.government.system((ctx) =>
      ctx.tx.query<{ verb: string; details: string }[]>(
        'select verb, details from audit_event where government = $1 and subject = $2 order by seq',
        [ctx.government, uuid],
      ),
    );
    expect(audited.map(({ verb }) => verb)).toEqual(['task:transfer', 'task:decide']);
    expect(JSON.parse(audited[0]?.details ?? '')).toMatchObject({
      to: colleague.person.id,
      toName: colleague.person.name,
      reason: '出差',
    });
  });

  it('is refused to who does not hold the body, to oneself, without a reason, by others, and where it has changed', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const input = { taskId: task.id, personId: idOf(colleague), reason: '出差', expectedVersion: task.version };
    const { digital, finance, mayor } = city.people;
    const wrong = await act(digital, 'transferTask', { ...input, personId: idOf(mayor) });
    expect(wrong.findings).toMatchObject([{ code: 'transfer-not-holder', path: 'personId' }]);
    expect(codes(await act(digital, 'transferTask', { ...input, personId: idOf(digital) }))).toEqual([
      'transfer-to-self',
    ]);
    expect((await act(digital, 'transferTask', { ...input, reason: ' ' })).errors).toMatchObject([{ path: 'reason' }]);
    expect(await codeOf(finance, 'transferTask', input)).toBe('FORBIDDEN');
    expect(await codeOf(digital, 'transferTask', { ...input, expectedVersion: 9 })).toBe('CONFLICT');
    expect(await codeOf(city.people.reader, 'transferTask', input)).toBe('FORBIDDEN');
    expect(await onlyTask(id)).toEqual(task);
    expect((await historyOf(id)).length).toBe(1);
  });

  it('is done once for one key, however often it is asked', async () => {
    const task = await onlyTask(await filed());
    const input = { taskId: task.id, personId: idOf(colleague), reason: '出差', expectedVersion: task.version };
    const client = await city.client(city.people.digital);
    const options = { idempotencyKey: 'transfer-once-1' };
    const [first, second] = [
      await client.data(VERBS.transferTask, { input }, options),
      await client.data(VERBS.transferTask, { input }, options),
    ];
    expect(second).toEqual(first);
  });

  it('comes back to all who hold the body once whom it was handed to does not any more', async () => {
    const leaving = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
    const [id, onPaper] = [await filed(), await filed()];
    for (const one of [id, onPaper]) {
      const task = await onlyTask(one);
      const input = { taskId: task.id, personId: idOf(leaving), reason: '由其主办', expectedVersion: task.version };
      await act(city.people.digital, 'transferTask', input);
    }
    expect(await city.tasks(city.people.digital, id)).toEqual([]);
    await city.government.system((ctx) =>
      endAppointment(ctx, { id: leaving.appointment.id, expectedVersion: 1, lastDay: null }),
    );
    expect((await city.tasks(city.people.digital, id)).length).toBe(1);
    expect((await city.tasks(colleague, id)).length).toBe(1);
    const done = await city.approve(city.people.digital, id, { answers: SCREENED });
    expect(done.application?.stage).toBe('argumentation');
    // Also where a clerk enters what one of them decided on paper.
    const scan = await city.attachment(city.desk, city.people.clerk, '签批件.pdf');
    const task = await onlyTask(onPaper);
    const recorded = await city.decideTask(city.people.clerk, {
      taskId: task.id,
      verdict: 'APPROVE',
      answers: SCREENED,
      expectedVersion: task.version,
      recordFor: { personId: idOf(city.people.digital), scanAttachmentId: scan.id },
    });
    expect(recorded.application?.stage).toBe('argumentation');
  });

  it('of a filing that came back is its colleague’s alone to file, and leaves the draft as it was being mended', async () => {
    const other = await city.government.official(city.units.education, ['applicant']);
    const filer = city.filers.education;
    const id = await filed();
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    const client = await city.client(filer);
    const drafts = async () =>
      (
        await client.data<{
          myDrafts: { nodes: { id: string; version: number; answers: JsonObject; application: { id: string } }[] };
        }>('{ myDrafts(first: 100) { nodes { id version answers application { id } } } }')
      ).myDrafts.nodes.find((one) => one.application?.id === id);
    const draft = await drafts();
    const answers = { ...draft?.answers, projectName: '改了名的项目' };
    await city.save(filer, { id: draft?.id ?? '', answers, expectedVersion: draft?.version ?? 0 });
    const task = await onlyTask(id);
    await act(filer, 'transferTask', {
      taskId: task.id,
      personId: idOf(other),
      reason: '由其补正',
      expectedVersion: task.version,
    });
    await act(city.people.digital, 'remindTask', { taskId: task.id, expectedVersion: task.version + 1 });
    const kept = await drafts();
    expect(kept).toMatchObject({ id: draft?.id, answers: { projectName: '改了名的项目' } });
    const handIn = { draftId: draft?.id ?? '', expectedVersion: kept?.version ?? 0 };
    expect((await city.handIn(filer, handIn)).findings.map(({ code }) => code)).toContain('slot-assigned');
    expect((await city.handIn(other, handIn)).application?.stage).toBe('screening');
  });
});

describe('a body that is asked besides (加签)', () => {
  it('has a task of its own that says who asked; the case waits for it too', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const { digital, development } = city.people;
    const input = { taskId: task.id, body: 'development-reform', reason: '请核投资', expectedVersion: task.version };
    const done = await act(digital, 'addSigner', input);
    expect(done.task).toMatchObject({ addedBy: { code: 'digital-bureau' }, status: 'OPEN', version: 1 });
    expect(await noticesOf(development, id)).toEqual(['task-opened']);
    expect((await openTasks(id)).map(({ body, addedBy }) => [body.code, addedBy?.code ?? null]).sort()).toEqual([
      ['development-reform', 'digital-bureau'],
      ['digital-bureau', null],
    ]);
    expect((await city.approve(digital, id, { answers: SCREENED })).application?.stage).toBe('screening');
    expect((await city.approve(development, id)).application?.stage).toBe('argumentation');
    expect((await historyOf(id))[1]).toMatchObject({
      type: 'add-signer',
      text: '请核投资',
      bodies: [{ code: 'digital-bureau' }],
      concerned: [{ code: 'development-reform' }],
    });
  });

  it('is let go only by the body that asked; the case goes on where it waited for nothing else, and it may be asked anew', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const { digital, development, finance } = city.people;
    const asking = { taskId: task.id, body: 'development-reform', reason: '请核投资' };
    const first = await act(digital, 'addSigner', { ...asking, expectedVersion: task.version });
    const letting = { taskId: first.task?.id ?? '', reason: '已口头核过', expectedVersion: 1 };
    expect(codes(await act(finance, 'removeSigner', letting))).toEqual(['signer-not-removable']);
    expect(codes(await act(development, 'removeSigner', letting))).toEqual(['signer-not-removable']);
    const own = { ...letting, taskId: task.id, expectedVersion: task.version + 1 };
    expect(codes(await act(digital, 'removeSigner', own))).toEqual(['signer-not-removable']);
    const gone = await act(digital, 'removeSigner', letting);
    expect([gone.task?.status, gone.application?.stage]).toEqual(['CLOSED', 'screening']);
    expect(await city.tasks(development, id)).toEqual([]);
    expect(await noticesOf(development, id)).toEqual(['signer-removed', 'task-opened']);

    const again = await act(digital, 'addSigner', { ...asking, expectedVersion: task.version + 1 });
    expect(again.task).toMatchObject({ id: first.task?.id, status: 'OPEN' });
    expect((await city.tasks(development, id)).length).toBe(1);
    await city.approve(digital, id, { answers: SCREENED });
    const last = { ...letting, expectedVersion: again.task?.version ?? 0 };
    expect((await act(digital, 'removeSigner', last)).application?.stage).toBe('argumentation');
    expect((await openTasks(id)).length).toBe(3);
  });

  it('is refused where the regime names none, twice, and from a task that is not one’s own', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const asking = { taskId: task.id, body: 'development-reform', reason: '请核', expectedVersion: task.version };
    const { digital, finance } = city.people;
    expect(codes(await act(digital, 'addSigner', { ...asking, body: 'mayor' }))).toEqual(['signer-not-possible']);
    expect(await codeOf(finance, 'addSigner', asking)).toBe('FORBIDDEN');
    await act(digital, 'addSigner', asking);
    expect(await codeOf(digital, 'addSigner', asking)).toBe('CONFLICT');
    const twice = { ...asking, expectedVersion: task.version + 1 };
    expect(codes(await act(digital, 'addSigner', twice))).toEqual(['signer-twice']);
  });
});

describe('a reminder (催办)', () => {
  it('is counted once a day for each task, tells the holders, and changes nothing that a decider has seen', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const filer = city.filers.education;
    const input = { taskId: task.id, expectedVersion: task.version };
    expect((await act(filer, 'remindTask', input)).task).toMatchObject({
      reminders: 1,
      remindedOn: DAY,
      version: task.version,
    });
    expect(codes(await act(city.people.clerk, 'remindTask', input))).toEqual(['reminded-today']);
    city.on(NEXT);
    expect((await act(city.people.clerk, 'remindTask', input)).task).toMatchObject({ reminders: 2, remindedOn: NEXT });
    expect(await noticesOf(city.people.digital, id)).toEqual(['task-opened', 'task-reminded', 'task-reminded']);
    expect(await noticesOf(colleague, id)).toEqual(['task-opened', 'task-reminded', 'task-reminded']);
    expect(codes(await act(city.people.digital, 'remindTask', input))).toEqual(['remind-self']);
    const decided = await city.decideTask(city.people.digital, {
      taskId: task.id,
      verdict: 'APPROVE',
      answers: SCREENED,
      expectedVersion: task.version,
    });
    expect(decided.application?.stage).toBe('argumentation');
    expect(await codeOf(filer, 'remindTask', input)).toBe('CONFLICT');
  });

  it('goes to whom the task was handed over alone, by whoever may look at the case and has the right', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const transfer = { taskId: task.id, personId: idOf(colleague), reason: '出差', expectedVersion: task.version };
    await act(city.people.digital, 'transferTask', transfer);
    const input = { taskId: task.id, expectedVersion: task.version + 1 };
    expect(await codeOf(city.filers.transport, 'remindTask', input)).toBe('NOT_FOUND');
    expect(await codeOf(city.people.reader, 'remindTask', input)).toBe('FORBIDDEN');
    await act(city.filers.education, 'remindTask', input);
    expect(await noticesOf(colleague, id)).toContain('task-reminded');
    expect(await noticesOf(city.people.digital, id)).not.toContain('task-reminded');
  });
});

describe('a version that nothing has come to', () => {
  it('as high as a number may be is a conflict for every verb, and one beyond is no number', async () => {
    const id = await filed();
    const { digital } = city.people;
    const task = await onlyTask(id);
    const expectedVersion = 2_147_483_647;
    const about = { taskId: task.id, expectedVersion };
    expect(await codeOf(digital, 'transferTask', { ...about, personId: idOf(colleague), reason: '出差' })).toBe(
      'CONFLICT',
    );
    expect(await codeOf(digital, 'addSigner', { ...about, body: 'development-reform', reason: '请核' })).toBe(
      'CONFLICT',
    );
    expect(await codeOf(city.filers.education, 'remindTask', about)).toBe('CONFLICT');
    const copy = { applicationId: id, bodies: ['finance-bureau'], expectedVersion };
    expect(await codeOf(digital, 'copyCase', copy)).toBe('CONFLICT');
    expect(await codeOf(digital, 'copyCase', { ...copy, expectedVersion: expectedVersion + 1 })).toBe('BAD_USER_INPUT');
    const deciding = 'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { task { id } } }';
    const input = { ...about, verdict: 'APPROVE', answers: SCREENED };
    const { errors } = await (await city.client(digital)).ask(deciding, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', currentVersion: task.version });
    expect(await onlyTask(id)).toEqual(task);
  });
});

describe('what can be done', () => {
  it('says whom one may ask besides and send a copy, with their titles, and on which task; by the day', async () => {
    const id = await filed();
    const task = await onlyTask(id);
    const { digital, reader } = city.people;
    const offered = async (by: GivenOfficial) => {
      const client = await city.client(by);
      const { application } = await client.data<{
        application: {
          availableActions: {
            action: string;
            needs: string[];
            bodies: { code: string; title: string }[];
            causes: unknown;
            refusal: { code: string } | null;
            task: { id: string } | null;
          }[];
        };
      }>(
        `query ($id: ID!) { application(id: $id) { availableActions {
          action needs bodies { code title } causes { records effects } refusal { code } task { id } } } }`,
        { id },
      );
      return new Map(application.availableActions.map((action) => [action.action, action]));
    };
    const mine = await offered(digital);
    expect([...mine.keys()].sort()).toEqual(
      ['add-signer', 'approve', 'copy', 'reject', 'remind', 'return', 'transfer', 'withdraw'].sort(),
    );
    expect(mine.get('add-signer')).toEqual({
      action: 'add-signer',
      needs: ['reason'],
      bodies: [
        { code: 'development-reform', title: '市发展改革委' },
        { code: 'finance-bureau', title: '市财政局' },
      ],
      causes: { records: [], effects: [] },
      refusal: null,
      task: { id: task.id },
    });
    const toCopy = mine.get('copy')?.bodies.map(({ code }) => code) ?? [];
    expect([toCopy.includes('finance-bureau'), toCopy.includes('digital-bureau')]).toEqual([true, false]);
    await act(digital, 'copyCase', { applicationId: id, bodies: ['finance-bureau'], expectedVersion: 1 });
    expect((await offered(digital)).get('copy')?.bodies.map(({ code }) => code)).not.toContain('finance-bureau');

    const { education } = city.filers;
    expect((await offered(education)).get('remind')?.refusal).toBeNull();
    await act(education, 'remindTask', { taskId: task.id, expectedVersion: task.version });
    expect((await offered(education)).get('remind')?.refusal).toMatchObject({ code: 'reminded-today' });
    city.on(NEXT);
    expect((await offered(education)).get('remind')?.refusal).toBeNull();
    expect((await offered(reader)).has('remind')).toBe(false);
  });
});

describe('the record', () => {
  it('replayed gives every case’s snapshot, whatever was done besides deciding', async () => {
    const { count, differing } = await city.government.system(replayedCases);
    expect(differing).toEqual([]);
    expect(count).toBeGreaterThan(8);
  });
});
