import type { Role } from '../../api/platform/rights';
import { toGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

/** The roles of a post and who holds it, when one changes while the other does. */

const SAID = 'findings { code } errors { path message }';
const APPOINT = `mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { appointment { id } ${SAID} } }`;
const END = `mutation ($input: EndingInput!) { endAppointment(input: $input) { appointment { id } ${SAID} } }`;
const UPDATE_POST = `mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { id } ${SAID} } }`;
const CLOSE = `mutation ($input: CloseOrganisationInput!) { closeOrganisation(input: $input) { organisation { id } ${SAID} } }`;
const FOUND = `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } ${SAID} } }`;

interface Said {
  readonly findings: readonly { readonly code: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

let given: GivenServer;
let city: GivenGovernment;
let system: TestClient;
let security: TestClient;
let count = 0;

beforeAll(async () => {
  given = await givenServer();
  given.clock.set('2026-11-20T09:00:00+08:00');
  city = await given.government('900100');
  const hall = await city.organisation('hall', '市政府办公室');
  system = await (await city.official(hall, ['system-administrator'])).signedIn();
  security = await (await city.official(hall, ['security-administrator'])).signedIn();
});
afterAll(() => given?.close());

async function official(...roles: readonly Role[]): Promise<GivenOfficial> {
  count += 1;
  return city.official(await city.organisation(`unit-${count}`), roles);
}

async function run(client: TestClient, mutation: string, input: object): Promise<Said> {
  const [payload] = Object.values(await client.data<Readonly<Record<string, Said>>>(mutation, { input }));
  if (!payload) throw new Error('no payload');
  return payload;
}

const codes = ({ findings }: Said): readonly string[] => findings.map(({ code }) => code);
const appoint = (holder: GivenOfficial, to: GivenOfficial): Promise<Said> =>
  run(security, APPOINT, { person: holder.person.globalId(), post: to.post.globalId(), fromDay: '2026-11-20' });
const giveRole = (to: GivenOfficial, role: Role): Promise<Said> =>
  run(system, UPDATE_POST, { id: to.post.globalId(), expectedVersion: 1, title: '职务', roles: [role] });

describe('a role of the three administrators that a post is given', () => {
  it.each<readonly [string, object | null, readonly string[]]>([
    ['overlaps with another one that its holder still has', null, ['administrators-apart']],
    ['overlaps with one that ends tomorrow', { lastDay: '2026-11-21' }, ['administrators-apart']],
    ['does not overlap with one that ended before the post had the role', {}, []],
  ])('%s', async (_, ending, expected) => {
    const [holder, plain] = [await official('auditor'), await official('reader')];
    expect(codes(await appoint(holder, plain))).toEqual([]);
    if (ending) await run(security, END, { id: holder.appointment.globalId(), expectedVersion: 1, ...ending });
    expect(codes(await giveRole(plain, 'system-administrator'))).toEqual(expected);
  });
});

describe('at the same moment (PostgreSQL: real concurrency)', () => {
  const race = TEST_DATABASE === 'postgres' ? it : it.skip;

  race('a post gets a role and a holder for whom it is forbidden: never both', async () => {
    for (let trial = 0; trial < 8; trial += 1) {
      const [holder, plain] = [await official('auditor'), await official('reader')];
      const answers = await Promise.all([giveRole(plain, 'system-administrator'), appoint(holder, plain)]);
      expect(answers.flatMap(codes)).toEqual(['administrators-apart']);
    }
  });

  race('an organisation is closed and somebody is appointed in it: never both', async () => {
    for (let trial = 0; trial < 8; trial += 1) {
      const [holder, plain] = [await official('reader'), await official('reader')];
      await run(security, END, { id: plain.appointment.globalId(), expectedVersion: 1 });
      const close = { id: toGlobalId('Organisation', plain.post.organisation), expectedVersion: 1 };
      const answers = await Promise.all([run(system, CLOSE, close), appoint(holder, plain)]);
      expect(answers.flatMap(codes)).toHaveLength(1);
    }
  });
});

describe('an organisation that is closed', () => {
  it('gets none below it, and its name is said', async () => {
    const { id } = await city.organisation('closed', '旧局');
    await run(system, CLOSE, { id: toGlobalId('Organisation', id), expectedVersion: 1 });
    const below = { code: 'below', title: '科', kind: 'state-organ', parent: toGlobalId('Organisation', id) };
    expect((await run(system, FOUND, below)).errors).toEqual([{ path: 'parent', message: '旧局已撤销' }]);
  });
});
