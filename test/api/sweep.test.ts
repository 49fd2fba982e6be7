import type { GraphQLNamedType } from 'graphql';
import { administer } from '../../api/identity/administer';
import { createServiceAccount } from '../../api/identity/create-service-account';
import { toGlobalId } from '../../api/platform/global-id';
import { RIGHTS, ROLES, type Right, type Role } from '../../api/platform/rights';
import { buildApiSchema } from '../../api/schema';
import type { Answer, TestClient } from '../support/client';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { oneOfEach } from '../support/one-of-each';
import { ID_TYPES, SEEN_LATER, TABLES } from '../support/sweep-ids';
import { placesOf, requestFor, rootFields, type RootField } from '../support/sweep-requests';

/**
 * Every query and mutation of the schema, by every role, with ids of another government: who has no right is told so;
 * for everybody else a foreign id is as good as a missing one; nothing foreign is ever answered; nothing is an accident.
 */

/** Persons are global: who knows the id of one may appoint it, wherever else it serves. */
const NOT_FOREIGN = new Set(['createAppointment.input.person']);
const MISSING = '00000000-0000-4000-8000-000000000000';
const CANARY = '邻市金丝雀七三一';
/** Beginning and ending sessions would end those of the sweep. */
const SESSIONS = new Set(['login', 'logout', 'switchAppointment']);

interface Visitor {
  readonly name: string;
  readonly roles: readonly Role[] | null;
  readonly client: TestClient;
}

const schema = buildApiSchema();
const FIELDS = rootFields(schema);
let given: GivenServer;
let visitors: readonly Visitor[];
let own: ReadonlyMap<string, string>;
let foreign: ReadonlyMap<string, string>;

beforeAll(async () => {
  given = await givenServer();
  const [mine, theirs] = [await GivenCity.found(given, '511700'), await GivenCity.found(given, '511800')];
  own = await lived(mine, '本市项目');
  foreign = await lived(theirs, CANARY);
  visitors = await visitorsOf(mine);
});
afterAll(() => given?.close());

/** An id that nothing has. `Holder`: a person who holds a body and stays in office. */
function missing(type: string): string {
  return toGlobalId(type === 'Holder' ? 'Person' : type, MISSING);
}

/** A city with one of everything, and the ids of it all. */
async function lived(city: GivenCity, name: string): Promise<ReadonlyMap<string, string>> {
  const filed = await oneOfEach(city, name);
  // Whose office, account and session are taken away on the way: nobody sweeps as this person.
  const leaver = city.filers.transport;
  const ids = new Map<string, string>();
  for (const [type, table] of Object.entries(TABLES)) {
    const [row] = await city.government.system(async (ctx) => {
      await administer(ctx);
      return ctx.tx.query<{ id: string }[]>(
        table === 'person'
          ? 'select person as id from appointment where government = $1 order by id desc limit 1'
          : `select id from ${table} where government = $1 ${THAT_LIVES[table] ?? ''} limit 1`,
        OF_PERSON.has(table)
          ? [city.government.code, (table === 'notice' ? city.people.digital : leaver).person.id]
          : [city.government.code],
      );
    });
    if (row === undefined) throw new Error(`no ${type} in ${city.government.code}`);
    ids.set(type, toGlobalId(type, row.id));
  }
  if (filed.application) ids.set('Application', filed.application.id);
  ids.set('Organisation', city.units.education.globalId());
  ids.set('Person', leaver.person.globalId());
  ids.set('Holder', city.people.digital.person.globalId());
  return ids;
}
const OF_PERSON = new Set(['notice', 'session', 'appointment']);
const THAT_LIVES: Readonly<Record<string, string>> = {
  task: `and status = 'open'`,
  filing_draft: 'and filed_at is null',
  notice: 'and person = $2',
  session: 'and person = $2',
  appointment: 'and person = $2',
  // Of the unit whose applicant sweeps.
  project: `and organisation in (select id from organisation where code = 'education')`,
  attachment: `and organisation in (select id from organisation where code = 'education')`,
  post: 'and id in (select post from duty)',
};

async function visitorsOf(city: GivenCity): Promise<readonly Visitor[]> {
  const office = await city.government.organisation('administration', '行政管理');
  const existing: Partial<Record<Role, TestClient>> = {
    applicant: await city.client(city.filers.education),
    decider: await city.client(city.people.digital),
    clerk: await city.client(city.people.clerk),
    'regime-editor': await city.client(city.editors.publisher),
    reader: await city.client(city.people.reader),
  };
  const roles = Object.keys(ROLES) as Role[];
  const people: Visitor[] = [];
  for (const role of roles) {
    const client = existing[role] ?? (await (await city.government.official(office, [role])).signedIn());
    people.push({ name: role, roles: [role], client });
  }
  const { token } = await city.government.system((ctx) =>
    createServiceAccount(ctx, {
      title: 'sweep',
      appointment: city.filers.education.appointment.id,
      scopes: ['notice:read'],
      expiresAt: new Date('2027-06-01T00:00:00+08:00'),
    }),
  );
  return [
    ...people,
    { name: 'service account', roles: [], client: given.client.as(token) },
    { name: 'nobody', roles: null, client: given.client },
  ];
}

/** Plausible values, so that what is refused is refused for the id and not for something else. */
function plain(field: RootField, ids: ReadonlyMap<string, string>) {
  return (path: string, type: GraphQLNamedType): unknown => {
    const place = `${field.field.name}.${path}`;
    if (type.name === 'ID') return ids.get(ID_TYPES[place] ?? '');
    if (path.endsWith('first')) return 5;
    const known: Readonly<Record<string, unknown>> = {
      Int: 1,
      Boolean: true,
      Money: '1.00',
      Day: '2026-12-01',
      DateTime: '2027-01-01T00:00:00+08:00',
      JSON: {},
    };
    if (Object.hasOwn(known, type.name)) return known[type.name];
    const texts: Readonly<Record<string, string>> = {
      regimeCode: 'dazhou',
      record: 'finding',
      kind: 'post-evaluation',
      procedure: 'project',
      form: 'application',
      matrix: 'article-10',
      mediaType: 'application/pdf',
      scopes: 'notice:read',
      code: 'dazhou',
      path: 'regime.json',
      paper: 'application-sheet',
    };
    return texts[path.split('.').at(-1) ?? ''] ?? 'x';
  };
}

function isAllowed({ roles, name }: Visitor, { field }: RootField): boolean {
  const requires = String(field.extensions['requires']);
  if (requires === 'anyone') return true;
  if (roles === null) return false;
  if (requires === 'signed-in') return true;
  if (name === 'service account') return requires === 'notice:read';
  const holders: readonly Role[] = RIGHTS[requires as Right];
  return roles.some((role) => holders.includes(role));
}

/** What an answer says, without what differs from one request to the next. */
function saidBy({ status, data, errors }: Answer, sent: string): string {
  const said = JSON.stringify({ status, data, errors: errors.map(({ message, extensions }) => [message, extensions]) });
  return said.replaceAll(sent, '<id>').replace(/"requestId":"[^"]*"/g, '');
}

/** What must not be answered to anybody of the other government, save for the id that was sent. */
function leaks(said: string): readonly string[] {
  return [CANARY, ...foreign.values()].filter((secret) => said.includes(secret));
}

interface Swept {
  readonly requests: number;
  readonly flaws: readonly string[];
}

async function sweep(fields: readonly RootField[]): Promise<Swept> {
  const flaws: string[] = [];
  let requests = 0;
  for (const field of fields) {
    const places = placesOf(field, 'ID');
    for (const visitor of visitors) {
      const ask = async (at: { readonly path: string; readonly value: string } | null): Promise<string> => {
        const { query, variables } = requestFor(schema, field, plain(field, own), at);
        const answer = await visitor.client.ask(query, variables);
        requests += 1;
        const where = `${field.field.name} as ${visitor.name}${at ? ` at ${at.path}` : ''}`;
        if (answer.status >= 500) flaws.push(`${where}: ${answer.status} ${JSON.stringify(answer.errors)}`);
        if (answer.errors.some((error) => error.extensions.code === 'GRAPHQL_VALIDATION_FAILED'))
          flaws.push(`${where}: not asked: ${JSON.stringify(answer.errors)}`);
        const expected = visitor.roles === null ? 401 : 403;
        if (!isAllowed(visitor, field) && (answer.status !== expected || answer.data?.[field.field.name] != null))
          flaws.push(`${where}: answered ${answer.status} without the right`);
        const said = saidBy(answer, at?.value ?? '<none>');
        flaws.push(...leaks(said).map((secret) => `${where}: answers ${secret}`));
        return said;
      };
      if (places.length === 0) await ask(null);
      // Who has no right is told so before any id is looked at: one is enough.
      for (const { path } of isAllowed(visitor, field) ? places : places.slice(0, 1)) {
        const type = ID_TYPES[`${field.field.name}.${path}`] ?? '';
        const theirs = await ask({ path, value: foreign.get(type) ?? '' });
        if (!isAllowed(visitor, field)) continue;
        const none = await ask({ path, value: missing(type) });
        if (theirs !== none && !NOT_FOREIGN.has(`${field.field.name}.${path}`))
          flaws.push(`${field.field.name} as ${visitor.name}: ${theirs} is not ${none}`);
      }
    }
  }
  return { requests, flaws };
}

describe('every root field', () => {
  it('that takes an id says in this file what it is the id of', () => {
    const places = FIELDS.flatMap((field) => placesOf(field, 'ID').map(({ path }) => `${field.field.name}.${path}`));
    expect([...places].sort()).toEqual(Object.keys(ID_TYPES).sort());
  });

  it('looks at the id at all: an own one is answered otherwise than a missing one', async () => {
    const blind: string[] = [];
    // Discarding goes last: it takes the draft away.
    const fields = [...FIELDS].sort(
      (a, b) => Number(a.field.name === 'discardDraft') - Number(b.field.name === 'discardDraft'),
    );
    for (const field of fields.filter((each) => !SESSIONS.has(each.field.name))) {
      for (const { path } of placesOf(field, 'ID')) {
        const place = `${field.field.name}.${path}`;
        const type = ID_TYPES[place] ?? '';
        let differs = false;
        for (const visitor of visitors.filter((each) => isAllowed(each, field))) {
          const said = async (value: string): Promise<string> => {
            const { query, variables } = requestFor(schema, field, plain(field, own), { path, value });
            return saidBy(await visitor.client.ask(query, variables), value);
          };
          differs ||= (await said(missing(type))) !== (await said(own.get(type) ?? ''));
          if (differs) break;
        }
        if (!differs) blind.push(place);
      }
    }
    expect(blind.sort()).toEqual(SEEN_LATER);
  }, 240_000);

  it('answers nothing to who has no right, and to everybody else takes a foreign id for a missing one', async () => {
    const { requests, flaws } = await sweep(FIELDS.filter(({ field }) => !SESSIONS.has(field.name)));
    expect(flaws).toEqual([]);
    const count = `${FIELDS.length - SESSIONS.size} fields × ${visitors.length} visitors: ${requests} requests`;
    process.stdout.write(`sweep: ${count}\n`);
    expect(requests).toBeGreaterThan((FIELDS.length - SESSIONS.size) * visitors.length);
  }, 240_000);

  it('switches nobody to an appointment of others', async () => {
    const { flaws } = await sweep(FIELDS.filter(({ field }) => field.name === 'switchAppointment'));
    expect(flaws).toEqual([]);
  });

  it('control: a field that forgets its right, and one that reads past the government, are both caught', async () => {
    const caught = async (name: string, resolve: () => unknown): Promise<readonly string[]> => {
      const target = FIELDS.find(({ field }) => field.name === name);
      if (!target) throw new Error(`no field ${name}`);
      const before = target.field.resolve;
      target.field.resolve = resolve;
      try {
        return (await sweep([target])).flaws;
      } finally {
        if (before) target.field.resolve = before;
      }
    };
    const unguarded = await caught('verifyAudit', () => ({ events: 1, flaws: [] }));
    expect(unguarded.filter((flaw) => flaw.endsWith('200 without the right'))).toHaveLength(visitors.length - 1);
    const leaking = await caught('projectTotals', () => ({
      count: 1,
      declaredTotal: 1,
      arguedTotal: 1,
      approvedTotal: 1,
    }));
    expect(leaking.length).toBeGreaterThan(0);
    const foreignText = await caught('governments', () => [{ code: '511800', title: CANARY, level: 'city' }]);
    expect(foreignText.some((flaw) => flaw.includes(CANARY))).toBe(true);
  });
});

describe('every text of an argument', () => {
  it('that cannot be stored, or is very long, is no accident', async () => {
    const flaws: string[] = [];
    let requests = 0;
    for (const field of FIELDS.filter((each) => each.field.name !== 'logout')) {
      const visitor = visitors.find((each) => each.roles !== null && isAllowed(each, field)) ?? visitors[0];
      for (const { path } of placesOf(field, 'String')) {
        for (const value of ['a\0b', '\ud800', 'x'.repeat(200_000), '\u202e\u2066', `'); --`]) {
          const { query, variables } = requestFor(schema, field, plain(field, own), { path, value });
          const answer = await visitor?.client.ask(query, variables);
          requests += 1;
          const where = `${field.field.name}.${path} ${JSON.stringify(value.slice(0, 5))}`;
          if (!answer || answer.status >= 500) flaws.push(`${where}: ${answer?.status}`);
          const isUnstorable = /\0|\p{Surrogate}/u.test(value);
          const payload = Object.values(answer?.data ?? {})[0] as { readonly errors?: readonly unknown[] } | null;
          const isRefused = (answer?.status ?? 0) >= 400 || (payload?.errors?.length ?? 0) > 0;
          if (isUnstorable && !isRefused) flaws.push(`${where}: taken`);
        }
      }
    }
    expect(flaws).toEqual([]);
    process.stdout.write(`sweep: ${requests} hostile texts\n`);
  }, 240_000);
});
