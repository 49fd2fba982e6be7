import { recordAudit } from '../../api/audit/record-audit';
import { Organisation } from '../../api/identity/organisation.entity';
import { ERRORS } from '../../api/platform/errors';
import { wordRefusal } from '../../api/platform/graphql/word-refusal';
import { updateVersion } from '../../api/platform/version';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

let given: GivenServer;
let city: GivenGovernment;
let reader: TestClient;
let admin: TestClient;

const CREATE =
  'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { code } errors { path message } } }';

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  const unit = await city.organisation('unit');
  reader = await (await city.official(unit, ['reader'])).signedIn();
  admin = await (await city.official(unit, ['system-administrator'])).signedIn();
});
afterAll(() => given?.close());

describe('an error', () => {
  it.each<[string, string, string, number]>([
    ['an unreadable query', '{ me { ', 'GRAPHQL_PARSE_FAILED', 400],
    ['an unknown field', '{ nonsense }', 'GRAPHQL_VALIDATION_FAILED', 400],
    [
      'a wrong variable type',
      'query ($x: Int!) { organisations(first: $x) { nodes { code } } }',
      'BAD_USER_INPUT',
      400,
    ],
    ['a right that the role lacks', '{ verifyAudit { events } }', 'FORBIDDEN', 403],
  ])('for %s has its code, a Chinese message, the request’s id and a true status', async (_, query, code, status) => {
    const answer = await reader.ask(query, { x: 'ten' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch('application/graphql-response+json');
    expect(answer.errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.errors[0]?.extensions).toMatchObject({ code, requestId: answer.headers.get('x-request-id') });
  });

  const ORGANISATIONS = 'query ($x: Int!) { organisations(first: $x) { nodes { code } } }';
  const DELEGATION =
    'mutation ($x: Int!) { endDelegation(input: { id: "x", expectedVersion: $x }) { errors { path } } }';
  const PROJECTS = 'query ($where: ProjectWhere) { projects(first: 1, where: $where) { nodes { id } } }';
  const TASKS = 'query ($where: TaskWhere) { myTasks(first: 1, where: $where) { nodes { id } } }';
  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['{ nonsense }', {}, '类型 Query 没有字段“nonsense”', 'Cannot query field "nonsense" on type "Query".'],
    ['{ me(x: 1) { roles } }', {}, '字段 Query.me 没有参数“x”', 'Unknown argument "x" on field "Query.me".'],
    ['{ me }', {}, '字段 me（类型', 'must have a selection of subfields'],
    [
      '{ project { id } }',
      {},
      '字段 project 缺少必填的参数 id（类型 ID!，标识）',
      'is required, but it was not provided.',
    ],
    ['query ($x: Nonsense) { me { roles } }', {}, '没有类型“Nonsense”', 'Unknown type "Nonsense".'],
    ['{ organisations(first: $y) { nodes { code } } }', {}, '变量 $y 没有声明', 'Variable "$y" is not defined'],
    [
      '{ organisations(first: "十") { nodes { code } } }',
      {},
      '须为整数',
      'Int cannot represent non-integer value: "十"',
    ],
    [ORGANISATIONS, {}, '缺少必填的变量 $x（类型 Int!，整数）', 'of required type "Int!" was not provided.'],
    [ORGANISATIONS, { x: null }, '变量 $x（类型 Int!，整数）不能为 null', 'must not be null.'],
    [ORGANISATIONS, { x: '十' }, '变量 $x：须为整数', 'Int cannot represent non-integer value: "十"'],
    [DELEGATION, { x: 2147483648 }, '变量 $x：整数超出范围', 'non 32-bit signed integer value'],
    [
      TASKS,
      { where: { status: '待办' } },
      '变量 $where 的 status：TaskStatus 没有“待办”这个取值',
      'does not exist in "TaskStatus" enum.',
    ],
    [
      TASKS,
      { where: { statuz: 'OPEN' } },
      '变量 $where：输入类型 TaskWhere 没有“statuz”这一项',
      'is not defined by type "TaskWhere".',
    ],
    [TASKS, { where: '待办' }, '变量 $where：须为对象（输入类型 TaskWhere）', 'to be an object.'],
    [
      PROJECTS,
      { where: { declaredTotal: { min: '一百' } } },
      '变量 $where 的 declaredTotal.min：金额须',
      'got invalid value "一百" at "where.declaredTotal.min"',
    ],
    [
      'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { errors { path } } }',
      { input: { code: 'x' } },
      '变量 $input：缺少必填的输入项 title（类型 String!，文本）',
      'of required type "String!" was not provided.',
    ],
  ])(
    'of the library says first in Chinese what is wrong, then its own words: %s %j',
    async (query, variables, said, own) => {
      const { message = '' } = (await admin.ask(query, variables)).errors[0] ?? {};
      expect(message.startsWith(said)).toBe(true);
      expect(message).toMatch(/（原文：.*）$/s);
      expect(message).toContain(own);
    },
  );

  it('about variables is one, however many are wrong, and says nothing of what stood beside them', async () => {
    const nonsense = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, at]));
    const input = { ...nonsense, name: 'x', password: 'Geheim-123' };
    const answer = await given.client.ask('mutation ($input: LoginInput!) { login(input: $input) { token } }', {
      input,
    });
    expect(answer.status).toBe(400);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toContain('输入类型 LoginInput 没有“f0”这一项');
    expect(JSON.stringify(answer.errors)).not.toContain('Geheim');
  });

  it('of the library that quotes Chinese is worded all the same, and every made-up text comes back', () => {
    expect(wordRefusal('Cannot query field "项目" on type "Query".')).toBe('类型 Query 没有字段“项目”');
    expect(wordRefusal('查询深度超过上限')).toBeNull();
    // What backtracks without bound would not come back before the runner gives up.
    for (const text of ['; Expected ', ' at "', '; Field "', '"', '; 金']) {
      wordRefusal(`Variable "$x" got invalid value ${text.repeat(200_000)}`);
      wordRefusal(`Field "${text.repeat(200_000)}`);
      wordRefusal(`Expected value of type "x", found ${text.repeat(200_000)}`);
    }
  });

  it('for whoever is not signed in is 401 UNAUTHENTICATED', async () => {
    expect(await given.client.ask('{ organisations(first: 1) { nodes { code } } }')).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('of malformed input in a mutation stands in the payload, with its path, and nothing is saved', async () => {
    const answer = await admin.ask(CREATE, { input: { code: 'Große', title: 't', kind: 'department' } });
    expect(answer).toMatchObject({
      status: 200,
      data: { createOrganisation: { organisation: null, errors: [{ path: 'code' }] } },
    });
    const parent = await admin.ask(CREATE, {
      input: { code: 'child', title: 't', kind: 'department', parent: 'rubbish' },
    });
    expect(parent).toMatchObject({ data: { createOrganisation: { errors: [{ path: 'parent' }] } } });
    const events = await city.system((ctx) => ctx.tx.query(`select 1 from organisation where code = 'child'`));
    expect(events).toEqual([]);
  });

  it('by accident is 500 INTERNAL and says nothing of itself: no stack, no statement, no value', async () => {
    const broken = await city.organisation('broken');
    // A column that the entity expects and the table no longer has: an accident of the server's own making.
    await asAdministrator(given, (query) => query('alter table organisation rename column kind to kind_secret'));
    try {
      const answer = await reader.ask('query ($id: ID!) { node(id: $id) { id } }', { id: broken.globalId() });
      expect(answer).toMatchObject({
        status: 500,
        data: { node: null },
        errors: [{ message: ERRORS.INTERNAL.message }],
      });
      expect(answer.errors[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: answer.headers.get('x-request-id') });
    } finally {
      await asAdministrator(given, (query) => query('alter table organisation rename column kind_secret to kind'));
    }
  });

  it('of a lost race on a version is a CONFLICT that names the current version', async () => {
    const { id } = await city.organisation('versioned');
    const rename = (title: string): Promise<number> =>
      city.system(async (ctx) => {
        const version = await updateVersion(ctx, Organisation, { id, expectedVersion: 1 }, { title });
        recordAudit(ctx, { verb: 'organisation:rename', subject: { type: 'Organisation', id } });
        return version;
      });
    const results = await Promise.allSettled([rename('first'), rename('second'), rename('third')]);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(2);
    for (const { reason } of lost) {
      expect(reason).toMatchObject({ code: 'CONFLICT', extensions: { expectedVersion: 1, currentVersion: 2 } });
    }
  });

  it('has a status of the catalogue', () => {
    for (const [code, { status, message }] of Object.entries(ERRORS)) {
      expect([code, status >= 400 && status < 600, /[\u4e00-\u9fff]/.test(message)]).toEqual([code, true, true]);
    }
  });
});

describe('the HTTP side', () => {
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${given.server.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['unreadable JSON', '{"query": ', {}, 400],
    ['an empty body', '', {}, 400],
    ['a batch', '[{"query":"{ me { roles } }"}]', {}, 400],
    [
      'a form (cross-site request forgery)',
      'query={me{roles}}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      400,
    ],
    ['plain text (cross-site request forgery)', '{"query":"{ me { roles } }"}', { 'content-type': 'text/plain' }, 400],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=nonsense' }, 415],
  ])('answers %s with a 4xx and a code, never 5xx', async (_, body, headers, status) => {
    const response = await post(body, headers as Record<string, string>);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([response.status, errors[0]?.extensions.code]).toEqual([status, 'BAD_REQUEST']);
  });

  it('is healthy, and sends a strict content security policy', async () => {
    const response = await fetch(`${given.server.url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('gives a page to browsers at any address, and 404 to others', async () => {
    const page = await fetch(`${given.server.url}/projects/1`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await fetch(`${given.server.url}/projects/1`, { headers: { accept: 'application/json' } })).status).toBe(
      404,
    );
    expect((await fetch(`${given.server.url}/assets/missing.js`, { headers: { accept: '*/*' } })).status).toBe(404);
  });
});

describe('an error before GraphQL', () => {
  it.each<[string, string, RequestInit, number]>([
    [
      'a body that is no JSON',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' },
      400,
    ],
    [
      'a charset that is not taken',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=gb2312' }, body: '{}' },
      415,
    ],
    [
      'an encoding that is not taken',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'lzma' }, body: '{}' },
      415,
    ],
    ['an address that cannot be decoded', '/files/%E0%A4%A', {}, 400],
    ['an address of an export that there is not', '/exports/nothing.xlsx', { headers: { accept: 'text/csv' } }, 404],
  ])('is said in Chinese alone: %s', async (_, path, init, status) => {
    const response = await fetch(`${given.server.url}${path}`, init);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(response.status).toBe(status);
    expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    expect(errors[0]?.message).not.toMatch(/unsupported|Unexpected|Failed|charset |encoding /);
  });
});
