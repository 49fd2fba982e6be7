import type { Role } from '../../api/platform/rights';
import { toGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const SAID = 'findings { code severity message } errors { path message }';
const APPOINT = `mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { appointment { id version untilDay } ${SAID} } }`;
const END = `mutation ($input: EndingInput!) { endAppointment(input: $input) { appointment { id version untilDay } ${SAID} } }`;
const UPDATE_POST = `mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { roles version } ${SAID} } }`;
const CREATE_PERSON = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id version } ${SAID} } }`;
const RENAME = `mutation ($input: RenamePersonInput!) { renamePerson(input: $input) { person { name version } ${SAID} } }`;
const CREDENTIAL = `mutation ($input: SetCredentialInput!) { setCredential(input: $input) { person { id } ${SAID} } }`;
const LOCK = `mutation ($input: AccountInput!) { lockAccount(input: $input) { person { account { disabledAt } } ${SAID} } }`;
const UNLOCK = `mutation ($input: AccountInput!) { unlockAccount(input: $input) { person { account { disabledAt } } ${SAID} } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { me { roles mustChangePassword } ${SAID} } }`;
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
const PERSONS =
  'query ($where: PersonWhere) { persons(first: 50, where: $where) { nodes { id name ownHome account { login } } } }';
const CLOSE = `mutation ($input: CloseOrganisationInput!) { closeOrganisation(input: $input) { organisation { closedAt } ${SAID} } }`;

interface Payload {
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly appointment?: { readonly id: string; readonly version: number; readonly untilDay: string | null } | null;
  readonly person?: { readonly id: string; readonly version: number } | null;
}

let given: GivenServer;
let city: GivenGovernment;
let system: GivenOfficial;
let security: GivenOfficial;
let count = 0;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  const hall = await city.organisation('hall', '市政府办公室');
  system = await city.official(hall, ['system-administrator']);
  security = await city.official(hall, ['security-administrator']);
});
beforeEach(() => given.clock.set('2026-11-20T09:00:00+08:00'));
afterAll(() => given?.close());

async function official(...roles: readonly Role[]): Promise<GivenOfficial> {
  count += 1;
  return city.official(await city.organisation(`unit-${count}`), roles);
}

async function run(client: TestClient, mutation: string, input: object): Promise<Payload> {
  const [payload] = Object.values(await client.data<Readonly<Record<string, Payload>>>(mutation, { input }));
  if (!payload) throw new Error('no payload');
  return payload;
}

const codes = ({ findings }: Payload): readonly string[] => findings.map(({ code }) => code);

describe('the three administrators', () => {
  const pairs: readonly (readonly [Role, Role])[] = [
    ['system-administrator', 'security-administrator'],
    ['security-administrator', 'system-administrator'],
    ['auditor', 'system-administrator'],
    ['security-administrator', 'auditor'],
  ];

  it.each(pairs)(
    'a person who is %s is not appointed as %s at the same time, and is told what is in the way',
    async (one, other) => {
      const [holder, post] = [await official(one), (await official(other)).post];
      const client = await security.signedIn();
      const refused = await run(client, APPOINT, {
        person: holder.person.globalId(),
        post: post.globalId(),
        fromDay: '2026-12-01',
      });
      expect(codes(refused)).toEqual(['administrators-apart']);
      expect(refused.findings[0]?.message).toContain(holder.appointment.title);
      expect(refused.appointment).toBeNull();
    },
  );

  it('control: one after the other is allowed, and so is a role of business beside', async () => {
    const holder = await official('auditor');
    const client = await security.signedIn();
    const ended = await run(client, END, {
      id: holder.appointment.globalId(),
      expectedVersion: 1,
      lastDay: '2026-11-30',
    });
    expect(ended.appointment).toMatchObject({ untilDay: '2026-11-30', version: 2 });
    const appoint = async (role: Role, fromDay: string): Promise<Payload> =>
      run(client, APPOINT, {
        person: holder.person.globalId(),
        post: (await official(role)).post.globalId(),
        fromDay,
      });
    expect(codes(await appoint('system-administrator', '2026-11-30'))).toEqual(['administrators-apart']);
    expect(codes(await appoint('system-administrator', '2026-12-01'))).toEqual([]);
    expect(codes(await appoint('reader', '2026-11-20'))).toEqual([]);
  });

  it('a post is not given the role of another administrator while its holder is one elsewhere', async () => {
    const holder = await official('auditor');
    const plain = await official('reader');
    const secure = await security.signedIn();
    await run(secure, APPOINT, {
      person: holder.person.globalId(),
      post: plain.post.globalId(),
      fromDay: '2026-11-20',
    });
    const client = await system.signedIn();
    const update = (roles: readonly Role[]): Promise<Payload> =>
      run(client, UPDATE_POST, { id: plain.post.globalId(), expectedVersion: 1, title: '职务', roles });
    expect(codes(await update(['security-administrator']))).toEqual(['administrators-apart']);
    expect(codes(await update(['clerk']))).toEqual([]);
  });

  it.each<readonly [Role, string, object]>([
    ['system-administrator', APPOINT, { person: 'x', post: 'x', fromDay: '2026-12-01' }],
    ['system-administrator', CREDENTIAL, { person: 'x', login: 'x', password: 'x' }],
    ['security-administrator', CREATE_PERSON, { name: '某人' }],
    ['security-administrator', UPDATE_POST, { id: 'x', expectedVersion: 1, title: 'x', roles: [] }],
    ['auditor', CREATE_PERSON, { name: '某人' }],
    ['auditor', LOCK, { person: 'x' }],
    ['auditor', END, { id: 'x', expectedVersion: 1 }],
  ])('%s may not do what is another one’s: %s', async (role, mutation, input) => {
    const { status, errors } = await (await (await official(role)).signedIn()).ask(mutation, { input });
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('four eyes', () => {
  it('nobody appoints himself, ends his own office or resets his own account', async () => {
    const client = await security.signedIn();
    const { post } = await official('reader');
    const me = security.person.globalId();
    expect(codes(await run(client, APPOINT, { person: me, post: post.globalId(), fromDay: '2026-11-20' }))).toEqual([
      'four-eyes',
    ]);
    expect(codes(await run(client, END, { id: security.appointment.globalId(), expectedVersion: 1 }))).toEqual([
      'four-eyes',
    ]);
    const own = { person: me, login: 'me', password: 'Other-Horse-8' };
    expect(codes(await run(client, CREDENTIAL, own))).toEqual(['four-eyes']);
    expect(codes(await run(client, LOCK, { person: me }))).toEqual(['four-eyes']);
  });

  it('nobody changes the roles of the post he holds; its name he may correct', async () => {
    const client = await system.signedIn();
    const change = (title: string, roles: readonly Role[]): Promise<Payload> =>
      run(client, UPDATE_POST, { id: system.post.globalId(), expectedVersion: 1, title, roles });
    expect(codes(await change('管理员', ['system-administrator', 'reader']))).toEqual(['four-eyes']);
    expect(codes(await change('管理员', ['system-administrator']))).toEqual([]);
  });

  it('nobody makes a service account for his own office', async () => {
    const client = await security.signedIn();
    const input = {
      title: 'mine',
      appointment: security.appointment.globalId(),
      scopes: ['organisation:read'],
      expiresAt: '2027-01-01T00:00:00+08:00',
    };
    const create = 'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { token } }';
    expect(await client.ask(create, { input })).toMatchObject({ status: 403 });
    const others = { ...input, appointment: system.appointment.globalId() };
    expect(await client.ask(create, { input: others })).toMatchObject({ status: 200 });
  });
});

describe('an office or account that is taken away', () => {
  const ME = '{ me { roles } }';

  it('ended at once ends its sessions with the commit', async () => {
    const reader = await official('reader');
    const client = await reader.signedIn();
    expect(await client.data(ME)).toEqual({ me: { roles: ['reader'] } });
    const ended = await run(await security.signedIn(), END, {
      id: reader.appointment.globalId(),
      expectedVersion: 1,
    });
    expect(ended.appointment?.untilDay).toBe('2026-11-19');
    expect(await client.data(ME)).toEqual({ me: null });
    expect(await client.ask('{ organisations(first: 1) { nodes { id } } }')).toMatchObject({ status: 401 });
  });

  it('ended with a day works through that day and not the next', async () => {
    const reader = await official('reader');
    await run(await security.signedIn(), END, {
      id: reader.appointment.globalId(),
      expectedVersion: 1,
      lastDay: '2026-11-20',
    });
    const client = await reader.signedIn();
    given.clock.set('2026-11-20T20:59:00+08:00');
    expect(await client.data(ME)).toEqual({ me: { roles: ['reader'] } });
    given.clock.set('2026-11-21T00:00:00+08:00');
    expect(await (await reader.signedIn()).data(ME)).toEqual({ me: { roles: [] } });
  });

  it('is never made longer, nor ended in the past; a stale version is a conflict', async () => {
    const reader = await official('reader');
    const client = await security.signedIn();
    const end = (lastDay: string, expectedVersion = 1): Promise<Payload> =>
      run(client, END, { id: reader.appointment.globalId(), expectedVersion, lastDay });
    expect(codes(await end('2026-11-19'))).toEqual(['ending-day']);
    expect(codes(await end('2026-12-31'))).toEqual([]);
    expect(codes(await end('2027-01-01', 2))).toEqual(['ending-day']);
    const stale = await client.ask(END, {
      input: { id: reader.appointment.globalId(), expectedVersion: 1, lastDay: '2026-12-01' },
    });
    expect(stale).toMatchObject({ status: 409 });
  });

  it('locked: sessions end, signing in is refused even with the right password, until it is unlocked', async () => {
    const reader = await official('reader');
    const client = await reader.signedIn();
    const admin = await security.signedIn();
    const person = { person: reader.person.globalId() };
    expect(codes(await run(admin, LOCK, person))).toEqual([]);
    expect(await client.data(ME)).toEqual({ me: null });
    const name = { name: reader.login, password: reader.password };
    expect(await given.client.ask(LOGIN, { input: name })).toMatchObject({ status: 401 });
    given.clock.set('2026-11-20T20:00:00+08:00');
    expect(await given.client.ask(LOGIN, { input: name })).toMatchObject({ status: 401 });
    expect(codes(await run(await security.signedIn(), UNLOCK, person))).toEqual([]);
    expect(await given.client.ask(LOGIN, { input: name })).toMatchObject({ status: 200 });
  });
});

describe('a password set by somebody else', () => {
  it('opens nothing but its own changing; then everything', async () => {
    const reader = await official('reader');
    const login = `handed-${reader.login}`;
    await run(await security.signedIn(), CREDENTIAL, {
      person: reader.person.globalId(),
      login,
      password: 'Handed-Over-1',
    });
    const { login: opened } = await given.client.data<{ login: { token: string } }>(LOGIN, {
      input: { name: login, password: 'Handed-Over-1' },
    });
    const client = given.client.as(opened.token);
    expect(await client.data('{ me { roles rights mustChangePassword } }')).toEqual({
      me: { roles: [], rights: [], mustChangePassword: true },
    });
    expect(await client.ask('{ organisations(first: 1) { nodes { id } } }')).toMatchObject({ status: 403 });
    const switched = await client.ask(
      'mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { me { roles } } }',
      { input: { appointment: reader.appointment.globalId() } },
    );
    expect(JSON.stringify(switched.data)).not.toContain('reader');

    const change = (current: string, next: string): Promise<Payload> => run(client, CHANGE, { current, next });
    expect((await change('wrong', 'Only-Mine-22')).errors).toMatchObject([{ path: 'current' }]);
    expect((await change('Handed-Over-1', 'Handed-Over-1')).errors).toMatchObject([{ path: 'next' }]);
    expect((await change('Handed-Over-1', 'short')).errors).toMatchObject([{ path: 'next' }]);
    expect(await change('Handed-Over-1', 'Only-Mine-22')).toMatchObject({
      errors: [],
      me: { roles: ['reader'], mustChangePassword: false },
    });
    expect(await client.ask('{ organisations(first: 1) { nodes { id } } }')).toMatchObject({ status: 200 });
  });

  it('changed by its person ends the other sessions and not this one', async () => {
    const reader = await official('reader');
    const [here, elsewhere] = [await reader.signedIn(), await reader.signedIn()];
    await run(here, CHANGE, { current: reader.password, next: 'Only-Mine-33' });
    expect(await here.data('{ me { roles } }')).toEqual({ me: { roles: ['reader'] } });
    expect(await elsewhere.data('{ me { roles } }')).toEqual({ me: null });
  });
});

describe('a person of another government', () => {
  it('is not found by looking, is appointed by the id handed over, and stays in the care of its home', async () => {
    const town = await given.government('900300');
    const stranger = await town.official(await town.organisation('town-hall'), ['reader']);
    const client = await security.signedIn();
    const names = async (): Promise<readonly string[]> =>
      (await client.data<{ persons: { nodes: { id: string }[] } }>(PERSONS)).persons.nodes.map(({ id }) => id);
    expect(await names()).not.toContain(stranger.person.globalId());
    expect(await names()).toContain(system.person.globalId());

    const { post } = await official('reader');
    const appointed = await run(client, APPOINT, {
      person: stranger.person.globalId(),
      post: post.globalId(),
      fromDay: '2026-11-20',
    });
    expect(appointed.appointment).not.toBeNull();
    expect(await names()).toContain(stranger.person.globalId());
    const credential = { person: stranger.person.globalId(), login: 'stranger', password: 'Taken-Over-1' };
    expect(await client.ask(CREDENTIAL, { input: credential })).toMatchObject({ status: 403 });
    expect(await client.ask(LOCK, { input: { person: stranger.person.globalId() } })).toMatchObject({ status: 403 });
    const rename = { id: stranger.person.globalId(), expectedVersion: 1, name: '另一个名字' };
    expect(await (await system.signedIn()).ask(RENAME, { input: rename })).toMatchObject({ status: 403 });
    // Its account is nobody's business here, not even that there is one.
    const seen = await client.data<{ persons: { nodes: { id: string; ownHome: boolean; account: unknown }[] } }>(
      PERSONS,
    );
    expect(seen.persons.nodes.find(({ id }) => id === stranger.person.globalId())).toMatchObject({
      ownHome: false,
      account: null,
    });
  });

  it('control: one’s own person is renamed and found, an unknown id is missing', async () => {
    const client = await system.signedIn();
    const made = await run(client, CREATE_PERSON, { name: '百分%号' });
    const rename = { id: made.person?.id, expectedVersion: 1, name: '百分之_号' };
    expect(await run(client, RENAME, rename)).toMatchObject({ person: { name: '百分之_号', version: 2 } });
    expect(await client.ask(RENAME, { input: rename })).toMatchObject({ status: 409 });
    const found = async (text: string): Promise<number> =>
      (await client.data<{ persons: { nodes: unknown[] } }>(PERSONS, { where: { text } })).persons.nodes.length;
    // Wildcards are looked for as they are written.
    expect([await found('_'), await found('%'), await found('百分')]).toEqual([1, 0, 1]);
    const missing = toGlobalId('Person', '00000000-0000-4000-8000-000000000000');
    expect(await client.ask(RENAME, { input: { ...rename, id: missing } })).toMatchObject({ status: 404 });
  });
});

describe('an organisation', () => {
  it('is not closed while somebody serves in it; closed, nobody is appointed in it', async () => {
    const reader = await official('reader');
    const [client, secure] = [await system.signedIn(), await security.signedIn()];
    const organisation = toGlobalId('Organisation', reader.post.organisation);
    const close = { id: organisation, expectedVersion: 1 };
    const refused = await run(client, CLOSE, close);
    expect(codes(refused)).toEqual(['organisation-in-use']);
    expect(refused.findings[0]?.message).toContain(reader.appointment.title);
    await run(secure, END, { id: reader.appointment.globalId(), expectedVersion: 1 });
    expect(codes(await run(client, CLOSE, close))).toEqual([]);
    const appoint = { person: system.person.globalId(), post: reader.post.globalId(), fromDay: '2026-11-20' };
    expect(codes(await run(secure, APPOINT, appoint))).toEqual(['organisation-closed']);
  });
});

describe('service accounts and sessions', () => {
  it('a revoked token is dead at once, an ended session too; both are listed for the own government only', async () => {
    const reader = await official('reader');
    const client = await security.signedIn();
    const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { token serviceAccount { id } } }`;
    const { createServiceAccount: made } = await client.data<{
      createServiceAccount: { token: string; serviceAccount: { id: string } };
    }>(create, {
      input: {
        title: '统计上报',
        appointment: reader.appointment.globalId(),
        scopes: ['organisation:read'],
        expiresAt: '2027-01-01T00:00:00+08:00',
      },
    });
    const program = given.client.as(made.token);
    expect(await program.ask('{ organisations(first: 1) { nodes { id } } }')).toMatchObject({ status: 200 });
    const revoke =
      'mutation ($input: RevokeServiceAccountInput!) { revokeServiceAccount(input: $input) { serviceAccount { revokedAt } } }';
    await client.data(revoke, { input: { id: made.serviceAccount.id } });
    expect(await program.ask('{ organisations(first: 1) { nodes { id } } }')).toMatchObject({ status: 401 });

    const person = await reader.signedIn();
    const list = '{ sessions(first: 100) { nodes { id person { id } } } }';
    const { sessions } = await client.data<{ sessions: { nodes: { id: string; person: { id: string } }[] } }>(list);
    const mine = sessions.nodes.find(({ person: { id } }) => id === reader.person.globalId());
    const endSession = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { session { endedAt } } }';
    await client.data(endSession, { input: { id: mine?.id } });
    expect(await person.data('{ me { roles } }')).toEqual({ me: null });

    const town = await given.government('900400');
    const other = await (await town.official(await town.organisation('hall'), ['security-administrator'])).signedIn();
    const seen = await other.data<{ sessions: { nodes: unknown[] } }>(list);
    expect(seen.sessions.nodes).toHaveLength(1);
  });
});
