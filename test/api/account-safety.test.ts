import { createServiceAccount } from '../../api/identity/create-service-account';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import type { Answer, TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const SAID = 'findings { code message } errors { path message }';
const LOCK = `mutation ($input: AccountInput!) { lockAccount(input: $input) { person { id } ${SAID} } }`;
const UNLOCK = `mutation ($input: AccountInput!) { unlockAccount(input: $input) { person { id } ${SAID} } }`;
const CREDENTIAL = `mutation ($input: SetCredentialInput!) { setCredential(input: $input) { person { id } ${SAID} } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { me { mustChangePassword } ${SAID} } }`;
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
const PROGRAM =
  'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { token serviceAccount { id } } }';
const EVENTS = `query ($where: AuditEventWhere) { auditEvents(first: 50, where: $where) {
  nodes { verb subjectType subjectTitle details person { name } serviceAccountTitle } } }`;

interface Event {
  readonly verb: string;
  readonly subjectTitle: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly person: { readonly name: string } | null;
  readonly serviceAccountTitle: string | null;
}

let given: GivenServer;
let city: GivenGovernment;
let security: TestClient;
let auditor: TestClient;
let count = 0;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  const hall = await city.organisation('hall', '市政府办公室');
  security = await (await city.official(hall, ['security-administrator'])).signedIn();
  auditor = await (await city.official(hall, ['auditor'])).signedIn();
});
afterAll(() => given?.close());

async function official(where: GivenGovernment = city): Promise<GivenOfficial> {
  count += 1;
  return where.official(await where.organisation(`unit-${count}`), ['reader', 'applicant']);
}

async function program(of: { readonly id: string }, where: GivenGovernment = city): Promise<TestClient> {
  const { token } = await where.system((ctx) =>
    createServiceAccount(ctx, {
      title: '数据交换',
      appointment: of.id,
      scopes: ['organisation:read', 'attachment:upload'],
      expiresAt: new Date('2030-01-01T00:00:00+08:00'),
    }),
  );
  return given.client.as(token);
}

const works = async (client: TestClient): Promise<number> =>
  (await client.ask('{ organisations(first: 1) { nodes { code } } }')).status;
const events = async (where: object): Promise<readonly Event[]> =>
  (await auditor.data<{ auditEvents: { nodes: readonly Event[] } }>(EVENTS, { where })).auditEvents.nodes;
const account = (of: GivenOfficial): Readonly<Record<string, unknown>> => ({ input: { person: of.person.globalId() } });
const login = (name: string, password: string): Promise<Answer> =>
  given.client.ask(LOGIN, { input: { name, password } });

describe('a locked person', () => {
  it('acts through no program either, and unlocking revives none', async () => {
    const holder = await official();
    const client = await program(holder.appointment);
    expect(await works(client)).toBe(200);
    await security.data(LOCK, account(holder));
    expect(await works(client)).toBe(401);
    await security.data(UNLOCK, account(holder));
    expect(await works(client)).toBe(401);
    const told = await events({ verb: 'service-account:revoke' });
    expect(told[0]).toMatchObject({ details: { title: '数据交换', because: 'account:lock' } });
    // The control: one that is made after the unlocking works.
    given.clock.advance(1_000);
    expect(await works(await program(holder.appointment))).toBe(200);
  });

  it('acts through none in another government, which does not hear of the lock', async () => {
    const other = await given.government('900300');
    const [holder, host] = [await official(), await official(other)];
    const { appointment } = await other
      .system((ctx) =>
        ctx.tx.query<{ id: string }[]>(
          `insert into appointment (government, id, person, post, title, from_day, created_at)
           values ($1, gen_random_uuid(), $2, $3, '外派', '2020-01-01', $4) returning id`,
          [ctx.government, holder.person.id, host.post.id, ctx.now],
        ),
      )
      .then(([row]) => ({ appointment: { id: row?.id ?? '' } }));
    const client = await program(appointment, other);
    expect(await works(client)).toBe(200);
    await security.data(LOCK, account(holder));
    expect(await works(client)).toBe(401);
    await security.data(UNLOCK, account(holder));
    expect(await works(client)).toBe(401);
  });

  it('gets no new program while locked', async () => {
    const holder = await official();
    await security.data(LOCK, account(holder));
    const input = {
      title: '新的',
      appointment: holder.appointment.globalId(),
      scopes: ['organisation:read'],
      expiresAt: '2030-01-01T00:00:00+08:00',
    };
    const refused = await security.ask(PROGRAM, { input });
    expect(refused).toMatchObject({ status: 403, errors: [{ message: expect.stringContaining('已锁定') }] });
    await security.data(UNLOCK, account(holder));
    expect((await security.ask(PROGRAM, { input })).status).toBe(200);
  });

  it('keeps the programs when only the password is set anew, unless they are to go', async () => {
    const holder = await official();
    const client = await program(holder.appointment);
    const input = { person: holder.person.globalId(), login: holder.login, password: 'Fresh-Horse-8' };
    await security.data(CREDENTIAL, { input });
    expect(await works(client)).toBe(200);
    await security.data(CREDENTIAL, { input: { ...input, revokeServiceAccounts: true } });
    expect(await works(client)).toBe(401);
  });
});

describe('what a program does', () => {
  it('is told in the audit with its id and its name', async () => {
    const holder = await official();
    const client = await program(holder.appointment);
    await client.data(
      'mutation { createUploadTicket(input: { name: "附件.pdf", size: 9, mediaType: "application/pdf" }) { attachment { name } } }',
    );
    const [event] = await events({ verb: 'attachment:announce' });
    expect(event).toMatchObject({
      person: { name: holder.person.name },
      serviceAccountTitle: '数据交换',
      subjectTitle: expect.stringContaining('附件.pdf'),
    });
    expect(toGlobalId('ServiceAccount', String(event?.details['serviceAccount']))).toBeTruthy();
  });
});

describe('the old password', () => {
  const change = async (client: TestClient, current: string, next: string): Promise<readonly string[]> => {
    const { changePassword: said } = await client.data<{
      changePassword: { errors: { path: string; message: string }[] };
    }>(CHANGE, { input: { current, next } });
    return said.errors.map(({ path, message }) => `${path} ${message}`);
  };

  it('is guessed five times: then the right one is refused as well, until fifteen minutes have passed', async () => {
    const holder = await official();
    const client = await holder.signedIn();
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await change(client, `Wrong-Horse-${guess}`, 'Next-Horse-9')).toEqual(['current 原口令不对']);
    expect(await change(client, holder.password, 'Next-Horse-9')).toEqual([expect.stringContaining('已锁定')]);
    expect((await login(holder.login, holder.password)).status).toBe(401);
    given.clock.advance(15 * 60_000);
    expect(await change(client, holder.password, 'Next-Horse-9')).toEqual([]);
    const told = await events({ verb: 'credential:refuse' });
    expect(told.slice(0, 5).map(({ details }) => details['locked'])).toEqual([true, false, false, false, false]);
  });

  it('right, gives the guesses back, also where the new one is refused', async () => {
    const holder = await official();
    const client = await holder.signedIn();
    for (let guess = 1; guess <= 4; guess += 1) await change(client, 'Wrong-Horse-1', 'Next-Horse-9');
    expect(await change(client, holder.password, holder.password)).toEqual([expect.stringContaining('原口令相同')]);
    const [row] = await asAdministrator(given, (query) =>
      query<{ failures: number }>('select failures from credential where login = $1', [holder.login]),
    );
    expect(row?.failures).toBe(0);
  });

  it('set by somebody else is not taken as the new one, now or later', async () => {
    const holder = await official();
    const oneTime = 'Given-Horse-5';
    await security.data(CREDENTIAL, {
      input: { person: holder.person.globalId(), login: holder.login, password: oneTime },
    });
    const { data } = await login(holder.login, oneTime);
    const client = given.client.as((data as { login: { token: string } }).login.token);
    expect(await change(client, oneTime, oneTime)).toEqual([expect.stringContaining('原口令相同')]);
    expect(await change(client, oneTime, 'My-Own-Horse-6')).toEqual([]);
    expect(await change(client, 'My-Own-Horse-6', oneTime)).toEqual([expect.stringContaining('一次性口令')]);
    expect(await change(client, 'My-Own-Horse-6', 'My-Other-Horse-7')).toEqual([]);
  });

  const race = TEST_DATABASE === 'postgres' ? it : it.skip;
  race('is looked at five times of twenty at once (PostgreSQL: real concurrency)', async () => {
    const holder = await official();
    const client = await holder.signedIn();
    const said = await Promise.all(Array.from({ length: 20 }, () => change(client, 'Wrong-Horse-1', 'Next-Horse-9')));
    expect(said.filter(([message]) => message === 'current 原口令不对')).toHaveLength(5);
  });
});

describe('signing in and out', () => {
  it('is in the audit: the right one, the wrong one, the one that locks, and the end', async () => {
    const holder = await official();
    await login(holder.login, 'Wrong-Horse-1');
    const client = await holder.signedIn();
    await client.data('mutation { logout { me { roles } } }');
    for (let guess = 1; guess <= 6; guess += 1) await login(holder.login, 'Wrong-Horse-1');
    const told = await events({ subjectId: holder.person.globalId() });
    expect(
      told
        .map(({ verb, details }) => [verb, details['reason']])
        .filter(([verb]) => String(verb).startsWith('session:')),
    ).toEqual([
      ['session:refuse', 'locked'],
      ['session:refuse', 'wrong-password-locks'],
      ...Array.from({ length: 4 }, () => ['session:refuse', 'wrong-password']),
      ['session:end', undefined],
      ['session:open', undefined],
      ['session:refuse', 'wrong-password'],
    ]);
    expect(told[0]).toMatchObject({ person: null, subjectTitle: holder.person.name });
    expect(JSON.stringify(told)).not.toContain('Wrong-Horse');
  });

  it('of who has no office yet is told by the government that entered the person', async () => {
    const holder = await official();
    await security.data(CREDENTIAL, {
      input: { person: holder.person.globalId(), login: holder.login, password: 'Given-Horse-5' },
    });
    const { data } = await login(holder.login, 'Given-Horse-5');
    await given.client
      .as((data as { login: { token: string } }).login.token)
      .data('mutation { logout { me { roles } } }');
    const told = await events({ subjectId: holder.person.globalId() });
    expect(told.slice(0, 2).map(({ verb }) => verb)).toEqual(['session:end', 'session:open']);
  });

  it('with a name that nobody has is told nowhere: what was typed may be a password', async () => {
    const before = (await events({})).length;
    await login('Nobody-Horse-3', 'x');
    expect((await events({})).length).toBe(before);
  });

  it('leaves the chain whole', async () => {
    expect(await auditor.data('{ verifyAudit { flaws { message } } }')).toEqual({ verifyAudit: { flaws: [] } });
  });
});
