import { recordAudit } from '../../api/audit/record-audit';
import { updateOrganisation } from '../../api/identity/update-organisation';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const EVENTS = `query ($where: AuditEventWhere, $first: Int, $after: String) {
  auditEvents(first: $first, after: $after, where: $where) {
    totalCount
    nodes { seq at verb subjectType subjectId subjectTitle details previous hash person { id name } appointment { title } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Event {
  readonly seq: number;
  readonly verb: string;
  readonly subjectId: string;
  readonly subjectTitle: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
  readonly person: { readonly id: string; readonly name: string } | null;
}

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly Event[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let given: GivenServer;
let city: GivenGovernment;
let system: GivenOfficial;
let auditing: GivenOfficial;
let auditor: TestClient;

beforeAll(async () => {
  given = await givenServer();
  given.clock.set('2026-11-20T09:00:00+08:00');
  city = await given.government('900100');
  const hall = await city.organisation('hall', '市政府办公室');
  system = await city.official(hall, ['system-administrator']);
  auditing = await city.official(hall, ['auditor']);
  auditor = await auditing.signedIn();
  const elsewhere = await given.government('900200');
  await elsewhere.organisation('canary', '邻市金丝雀');
  given.clock.set('2026-11-20T10:00:00+08:00');
  const create = 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }';
  const client = await system.signedIn();
  for (const name of ['=1+1', '甲,"乙"', '丙']) await client.data(create, { input: { name } });
});
afterAll(() => given?.close());

async function events(where: object = {}, first = 100, after?: string | null): Promise<Listed> {
  const variables = { where, first, ...(after ? { after } : {}) };
  return (await auditor.data<{ auditEvents: Listed }>(EVENTS, variables)).auditEvents;
}

describe('the audit’s list', () => {
  it('is newest first, without gaps, each event holding the hash of the one before', async () => {
    const { nodes, totalCount } = await events();
    expect(nodes).toHaveLength(totalCount);
    expect(nodes.map(({ seq }) => seq)).toEqual(nodes.map((_, index) => totalCount - index));
    nodes.forEach(({ previous }, index) => expect(previous).toBe(nodes[index + 1]?.hash ?? ''));
  });

  it('turns pages by cursor, and the pages together are the list', async () => {
    const whole = (await events()).nodes.map(({ seq }) => seq);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Listed = await events({}, 4, after);
      seen.push(...page.nodes.map(({ seq }) => seq));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole);
  });

  it('is filtered by verb, person, subject, text and time; the beginning is included and the end is not', async () => {
    const count = async (where: object): Promise<number> => (await events(where)).nodes.length;
    expect(await count({ verb: 'person:create', person: system.person.globalId() })).toBe(3);
    expect(await count({ verb: 'person:create', from: '2026-11-20T10:00:00+08:00' })).toBe(3);
    expect(await count({ verb: 'person:create', to: '2026-11-20T10:00:00+08:00' })).toBe(2);
    expect(await count({ verb: 'person:create', to: '2026-11-20T10:00:00.001+08:00' })).toBe(5);
    expect(await count({ text: '丙' })).toBe(1);
    expect(await count({ text: '%' })).toBe(0);
    expect(await count({ subjectType: 'Organisation' })).toBe(1);
    const [made] = (await events({ text: '丙' })).nodes;
    expect(await count({ subjectId: made?.subjectId })).toBe(1);
    expect(made).toMatchObject({ subjectTitle: '丙', details: { name: '丙' }, person: { name: system.person.name } });
  });

  it('shows nothing of another government, whatever is asked', async () => {
    expect(JSON.stringify((await events()).nodes)).not.toContain('金丝雀');
    expect((await events({ text: '金丝雀' })).nodes).toEqual([]);
    const foreign = toGlobalId('Person', '00000000-0000-4000-8000-000000000000');
    expect((await events({ person: foreign })).nodes).toEqual([]);
  });
});

describe('what an event is about', () => {
  it('is said in words: who was appointed to what, whose password was set, which unit a post is in', async () => {
    const unit = await city.organisation('archive', '市档案馆');
    const keeper = await city.official(unit, ['reader']);
    const whose = async (verb: string): Promise<string | null | undefined> =>
      (await events({ verb }, 1)).nodes[0]?.subjectTitle;
    expect(await whose('appointment:create')).toBe(`${keeper.person.name} · 市档案馆${keeper.post.title}`);
    expect(await whose('credential:set')).toBe(keeper.person.name);
    expect(await whose('post:create')).toBe(`市档案馆 · ${keeper.post.title}`);
    expect(await whose('government:create')).toBe('政府900100');
  });

  it('is found by its words, and stays what it was called when it happened', async () => {
    const unit = await city.organisation('old-name', '市旧名局');
    await city.system((ctx) => updateOrganisation(ctx, { id: unit.id, expectedVersion: 1, title: '市新名局' }));
    const found = (await events({ text: '旧名局' })).nodes;
    expect(found.map(({ verb, subjectTitle }) => [verb, subjectTitle])).toEqual([
      ['organisation:rename', '市新名局'],
      ['organisation:create', '市旧名局'],
    ]);
  });

  it('cannot be altered without the chain telling', async () => {
    const alter = (about: string): Promise<void> =>
      asAdministrator(given, async (query) => {
        await query('alter table audit_event disable trigger user');
        await query('update audit_event set about = $2 where government = $1 and seq = 1', [city.code, about]);
        await query('alter table audit_event enable trigger user');
      });
    const flaws = async (): Promise<unknown> =>
      (await auditor.data<{ verifyAudit: { flaws: unknown } }>('{ verifyAudit { flaws { seq problem } } }')).verifyAudit
        .flaws;
    await alter('别的政府');
    expect(await flaws()).toEqual([{ seq: 1, problem: 'altered' }]);
    await alter('政府900100');
    expect(await flaws()).toEqual([]);
  });
});

describe('a search by words', () => {
  it('reads one year: the one before now where none is said, never more', async () => {
    given.clock.set('2027-11-22T10:00:00+08:00');
    auditor = await auditing.signedIn();
    expect((await events({ text: '丙' })).nodes).toEqual([]);
    expect((await events({ text: '丙', to: '2026-12-01T00:00:00+08:00' })).nodes).toHaveLength(1);
    expect((await events({ verb: 'person:create', person: system.person.globalId() })).nodes).toHaveLength(3);
    const wide = { text: '丙', from: '2026-11-01T00:00:00+08:00', to: '2027-11-22T10:00:00+08:00' };
    expect(await auditor.ask(EVENTS, { where: wide, first: 10 })).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('至多 366 天') }],
    });
    given.clock.set('2026-11-20T11:00:00+08:00');
    auditor = await auditing.signedIn();
  });
});

const exported = (where: object, client: TestClient = auditor): Promise<Response> =>
  fetch(`${given.server.url}/exports/audit.csv?where=${encodeURIComponent(JSON.stringify(where))}`, {
    headers: client.token === null ? {} : { authorization: `Bearer ${client.token}` },
  });

const linesOf = async (response: Response): Promise<readonly string[]> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
};

describe('the audit’s export', () => {
  it('is exactly the filtered list, without formulas, and is itself told in the audit', async () => {
    const where = { verb: 'person:create', person: system.person.globalId() };
    const response = await exported(where);
    expect([response.status, response.headers.get('content-type'), response.headers.get('x-events')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      '3',
    ]);
    const lines = await linesOf(response);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(',丙,');
    expect(lines[2]).toContain(',"甲,""乙""",');
    expect(lines[3]).toContain(`,'=1+1,`);
    const [newest] = (await events({}, 1)).nodes;
    expect(newest).toMatchObject({ verb: 'audit:export', details: { events: 3, where: { verb: 'person:create' } } });
  });

  it('goes on over pages without a gap, and does not hold itself', async () => {
    await city.system(async (ctx) => {
      for (let index = 0; index < 1_020; index += 1)
        recordAudit(ctx, { verb: 'test:page', subject: { type: 'Test', id: String(index) } });
    });
    const { totalCount } = await events({});
    const numbers = (await linesOf(await exported({}))).slice(1).map((line) => Number(line.split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: totalCount }, (_, index) => totalCount - index));
  });

  it('and the list are the auditor’s alone, and an export that is refused is not told', async () => {
    const before = (await events({ verb: 'audit:export' })).totalCount;
    const client = await system.signedIn();
    expect(await client.ask(EVENTS, { first: 1 })).toMatchObject({ status: 403 });
    expect((await exported({}, client)).status).toBe(403);
    expect((await exported({}, given.client)).status).toBe(401);
    expect((await events({ verb: 'audit:export' })).totalCount).toBe(before);
  });

  it.each<[string, string, string | RegExp]>([
    ['no JSON', '{', '须为 JSON，与 auditEvents 的 where 写法相同'],
    ['a key that there is not', '{"verbs":"x"}', '没有“verbs”这一项'],
    ['a text that is none', '{"text":1}', '须为文字'],
    ['a moment that is none', '{"from":"yesterday"}', /[\u4e00-\u9fff]/],
  ])('says in Chinese what is wrong with %s', async (_, where, message) => {
    const response = await fetch(`${given.server.url}/exports/audit.csv?where=${encodeURIComponent(where)}`, {
      headers: { authorization: `Bearer ${auditor.token ?? ''}` },
    });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(response.status).toBe(400);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.message).not.toMatch(/Expected|defined|represent/);
  });

  it('leaves the chain whole', async () => {
    expect(await auditor.data('{ verifyAudit { flaws { message } } }')).toEqual({ verifyAudit: { flaws: [] } });
  });
});
