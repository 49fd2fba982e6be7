import { recordAudit } from '../../api/audit/record-audit';
import { Organisation } from '../../api/identity/organisation.entity';
import { ERRORS } from '../../api/platform/errors';
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
