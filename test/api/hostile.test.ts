import { QueryFailedError } from 'typeorm';
import type { JsonObject } from '../../form-schemas/engine';
import { createServiceAccount } from '../../api/identity/create-service-account';
import { logError } from '../../api/platform/log-error';
import type { Right } from '../../api/platform/rights';
import type { TestClient } from '../support/client';
import { GivenCity, SCREENED } from '../support/given-city';
import { regimeFiles } from '../support/given-regime';
import { givenServer, type GivenServer } from '../support/given';

/** What somebody with a session and bad intentions would try, and no form of the console would send. */

let given: GivenServer;
let city: GivenCity;

/** The pilot regulation with two fields of the argumentation that only the digital bureau may see, and so without the papers that print them. */
function secretiveRegime(): ReadonlyMap<string, string> {
  const path = 'forms/argumentation.json';
  const form = JSON.parse(regimeFiles('dazhou').get(path) ?? '') as {
    schema: { properties: Record<string, Record<string, unknown>> };
  };
  for (const field of ['expertOpinion', 'arguedTotal'])
    Object.assign(form.schema.properties[field] ?? {}, { 'x-roles': { see: ['digital-bureau'] } });
  const others = [...regimeFiles('dazhou')].filter(([file]) => !file.startsWith('papers/'));
  return new Map([...others, [path, JSON.stringify(form, null, 2)]]);
}

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10', secretiveRegime());
});
afterAll(() => given?.close());

async function program(scopes: readonly Right[]): Promise<TestClient> {
  const { token } = await city.government.system((ctx) =>
    createServiceAccount(ctx, {
      title: scopes.join(' '),
      appointment: city.people.digital.appointment.id,
      scopes,
      expiresAt: new Date('2027-06-01T00:00:00+08:00'),
    }),
  );
  return given.client.as(token);
}

describe('the scopes of a service account', () => {
  it('hold for what a thing refers to as they do for the thing itself', async () => {
    await city.file('education', '600000.00');
    const [task] = await city.tasks(city.people.digital);
    const ask = 'query ($id: ID!) { task(id: $id) { id application { id facts } organisation { title } } }';
    const narrow = await (await program(['task:read'])).ask(ask, { id: task?.id });
    expect(narrow.data).toEqual({ task: { id: task?.id, application: null, organisation: null } });
    expect(narrow.errors.map((error) => [error.extensions.code, error.path])).toEqual([
      ['FORBIDDEN', ['task', 'application']],
      ['FORBIDDEN', ['task', 'organisation']],
    ]);
    const wide = await (
      await program(['task:read', 'application:read', 'organisation:read'])
    ).ask(ask, { id: task?.id });
    expect([wide.errors, wide.data?.['task']]).toEqual([
      [],
      {
        id: task?.id,
        application: { id: task?.application.id, facts: expect.anything() },
        organisation: { title: '市教育局' },
      },
    ]);
  });

  it('leave a program its own name, and what it has itself just done', async () => {
    const writer = await program(['attachment:upload']);
    const create = `mutation { createUploadTicket(input: { name: "a.pdf", size: 9, mediaType: "application/pdf" }) { attachment { name } } }`;
    expect(await writer.data(create)).toEqual({ createUploadTicket: { attachment: { name: 'a.pdf' } } });
    expect(await writer.data('{ me { person { name } } }')).toMatchObject({
      me: { person: { name: expect.any(String) } },
    });
  });
});

describe('a field that only some bodies may see', () => {
  const ASK = 'query ($id: ID!) { application(id: $id) { facts answers(form: "argumentation") } }';
  interface Seen {
    readonly application: { readonly facts: JsonObject; readonly answers: JsonObject };
  }
  let id: string;
  beforeAll(async () => {
    id = await city.upTo('education', '600000.00', 'single');
    const filed = await city.file('transport', '3000000.00');
    id = filed.application?.id ?? '';
    await city.approve(city.people.digital, id, { answers: SCREENED });
    await city.approve(city.people.digital, id, {
      answers: {
        necessary: true,
        arguedKind: 'new',
        expertCount: 5,
        expertOpinion: '不宜公开的意见',
        arguedTotal: '2800000.00',
        arguedTotalReason: '核减',
      },
    });
  });

  it('is in the answers and facts of who may, and of nobody else; nor is what is computed from it', async () => {
    const bureau = await (await city.client(city.people.digital)).data<Seen>(ASK, { id });
    expect(bureau.application.answers).toMatchObject({ expertOpinion: '不宜公开的意见', arguedTotal: '2800000.00' });
    expect(bureau.application.facts).toMatchObject({ arguedTotal: '2800000.00', total: '2800000.00' });
    for (const official of [city.people.reader, city.filers.transport, city.people.finance]) {
      const other = await (await city.client(official)).data<Seen>(ASK, { id });
      expect(other.application.answers).toMatchObject({ expertCount: 5, necessary: true });
      expect(JSON.stringify(other)).not.toMatch(/不宜公开|2800000/);
    }
  });

  it('is not told by checking answers against the case either', async () => {
    const client = await city.client(city.filers.transport);
    const checked = await client.data(
      'query ($input: ValidateAnswersInput!) { validateAnswers(input: $input) { answers facts fields { path value } findings { message } } }',
      { input: { applicationId: id, form: 'argumentation', answers: { necessary: true } } },
    );
    expect(JSON.stringify(checked)).not.toMatch(/不宜公开|2800000/);
    expect(checked).toMatchObject({ validateAnswers: { answers: { necessary: true } } });
  });
});

describe('a list', () => {
  const ANSWERS = { listTitle: '2027年度清单', listTotal: '6000000.00' };

  it('refuses a case given twice, and a line with two verdicts; both keep nothing', async () => {
    const [a, b] = [
      await city.upTo('education', '3000000.00', 'joint'),
      await city.upTo('transport', '3000000.00', 'joint'),
    ];
    const open = (applicationIds: readonly string[]) =>
      city.openList(city.people.digital, {
        procedure: 'joint-list',
        applicationIds,
        title: '年度清单',
        answers: ANSWERS,
      });
    const twice = await open([a, b, a]);
    expect([twice.application, twice.errors]).toEqual([
      null,
      [{ path: 'applicationIds[2]', message: '同一案件给出了两次' }],
    ]);
    const list = (await open([a, b])).application?.id ?? '';
    const [task] = await city.tasks(city.people.committee, list);
    const input = { taskId: task?.id ?? '', verdict: 'APPROVE', minutes: '财经委纪要1号', expectedVersion: 1 };
    const torn = await city.decideTask(city.people.committee, {
      ...input,
      lines: [
        { applicationId: a, verdict: 'REJECT' },
        { applicationId: a, verdict: 'RETURN' },
      ],
    });
    expect([torn.task, torn.errors]).toEqual([
      null,
      [{ path: 'lines[1].applicationId', message: expect.stringMatching(/^项目 2027-\d{4} 给出了两次$/) }],
    ]);
    expect((await city.decideTask(city.people.committee, input)).task?.status).toBe('DECIDED');
  });
});

describe('an invented cursor', () => {
  it('with a day or moment that there is not is refused like any other', async () => {
    const client = await city.client(city.people.reader);
    for (const moment of ['2026-02-30 00:00:00+00', '0000-01-01 00:00:00+00', '2026-01-01 99:99:99+99']) {
      const cursor = Buffer.from(JSON.stringify(['created', moment, '00000000-0000-4000-8000-000000000000']));
      const { status, errors } = await client.ask(
        'query ($after: String) { applications(first: 1, after: $after) { nodes { id } } }',
        { after: cursor.toString('base64url') },
      );
      expect([moment, status, errors[0]?.extensions.code]).toEqual([moment, 400, 'BAD_USER_INPUT']);
    }
  });
});

describe('an amount written as a number', () => {
  it('is refused naming that number', async () => {
    const client = await city.client(city.people.reader);
    const { errors } = await client.ask(
      '{ projects(first: 1, where: { declaredTotal: { min: 100.5 } }) { nodes { id } } }',
    );
    expect(errors[0]?.message).toContain('100.5');
  });
});

describe('a case sent back that is handed in again while its decider takes that back', () => {
  it('goes one way or the other; neither waits for the other for ever', async () => {
    const [unit, bureau] = [await city.client(city.filers.education), await city.client(city.people.digital)];
    const FILE =
      'mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id } findings { code severity } } }';
    const WITHDRAW =
      'mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { application { id } findings { code severity } } }';
    for (let round = 0; round < 8; round += 1) {
      const id = (await city.file('education', '600000.00')).application?.id ?? '';
      await city.approve(city.people.digital, id, { verdict: 'RETURN' });
      const { myDrafts } = await unit.data<{
        myDrafts: { nodes: { id: string; application: { id: string } | null }[] };
      }>('{ myDrafts(first: 100) { nodes { id application { id } } } }');
      const draftId = myDrafts.nodes.find((draft) => draft.application?.id === id)?.id;
      const answers = await Promise.all([
        unit.ask(FILE, { input: { draftId, expectedVersion: 1 } }),
        bureau.ask(WITHDRAW, { input: { applicationId: id, reason: '再看' } }),
      ]);
      const done = answers.filter(({ data }) => Object.values(data ?? {}).some((payload) => isDone(payload)));
      expect(done).toHaveLength(1);
      expect(JSON.stringify(answers)).not.toContain('互相等待');
    }
  });
  const isDone = (payload: unknown): boolean =>
    (payload as { readonly application: unknown } | null)?.application != null;
});

describe('the log of a failed statement', () => {
  it('tells the statement, not what it was given: answers, hashes and tokens stay out of it', () => {
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (login)=(secret) exists' });
    const told = JSON.stringify(
      logError(new QueryFailedError('insert into credential values ($1)', ['secret'], cause)),
    );
    expect(told).toContain('insert into credential');
    expect(told).toContain('23505');
    expect(told).not.toContain('secret');
  });
});
