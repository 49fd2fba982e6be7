import { createServiceAccount } from '../../api/identity/create-service-account';
import { asAdministrator, asApplication } from '../support/admin';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';
import { insertSynthetic } from '../support/synthetic-row';
import { tenancyFlaws } from '../support/tenancy-check';

const A = '900100';
const B = '900200';

let given: GivenServer;
let a: GivenGovernment;
let b: GivenGovernment;
let tables: string[];

/** Something of every kind in both governments, so that no table is tested empty. */
async function furnish(government: GivenGovernment): Promise<void> {
  const unit = await government.organisation('unit', `CANARY-${government.code}`);
  const official = await government.official(unit, ['system-administrator'], ['lead-office']);
  const client = await official.signedIn();
  await client.data(
    'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { errors { message } } }',
    { input: { code: 'second', title: 'second', kind: 'department' } },
    { idempotencyKey: 'furnishing-key' },
  );
  const [scopes, expiresAt] = [['organisation:read'], new Date('2027-01-01')];
  await government.system((ctx) =>
    createServiceAccount(ctx, { title: 'reader', appointment: official.appointment.id, scopes, expiresAt }),
  );
}

beforeAll(async () => {
  given = await givenServer();
  [a, b] = [await given.government(A), await given.government(B)];
  const stranger = await given.government('900900');
  for (const government of [a, b]) {
    await furnish(government);
    await government.sharesWith(stranger);
  }
  const rows = await asAdministrator(given, (query) =>
    query<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute t on t.attrelid = c.oid and t.attname = 'government' and t.attnotnull
      where n.nspname = 'public' and c.relkind = 'r' order by 1`),
  );
  tables = rows.map((row) => row.name);
  await asAdministrator(given, async (query) => {
    for (const table of tables) {
      for (const government of [A, B]) {
        const present = await query(`select 1 from ${table} where government = $1`, [government]);
        if (present.length === 0) await insertSynthetic(query, table, government);
      }
    }
  });
});
afterAll(() => given?.close());

describe('the walls between governments', () => {
  it('stand on every table: forced row-level security, policies, composite keys, nothing owned by the application role', async () => {
    expect(await asAdministrator(given, tenancyFlaws)).toEqual([]);
    expect(tables.length).toBeGreaterThanOrEqual(9);
  });

  it('control: a table without policy, with a plain key and a plain foreign key is caught', async () => {
    const flaws = await asAdministrator(given, async (query) => {
      await query(`create table leak (government text not null, id uuid primary key, post uuid not null)`);
      await query(`alter table post add constraint plain unique (id)`);
      await query(`alter table leak add foreign key (post) references post (id)`);
      const found = await tenancyFlaws(query);
      await query('drop table leak');
      await query('alter table post drop constraint plain');
      return found;
    });
    expect(flaws).toEqual(
      expect.arrayContaining([
        'leak: row-level security is not enabled and forced',
        'leak: has no policy',
        'leak: key leak_pkey does not lead with the government',
        'leak: foreign key leak_post_fkey to post leaves the government out',
        'post: key plain does not lead with the government',
      ]),
    );
  });

  it('hide every row of another government from raw SQL of the application role', async () => {
    for (const table of tables) {
      const there = await asAdministrator(given, (query) => query(`select 1 from ${table} where government = '${B}'`));
      const seen = await asApplication(given, A, (query) => query(`select 1 from ${table} where government = '${B}'`));
      const own = await asApplication(given, A, (query) => query(`select 1 from ${table} where government = '${A}'`));
      expect([table, there.length > 0, seen.length, own.length > 0]).toEqual([table, true, 0, true]);
    }
  });

  it('hide everything when no government is set', async () => {
    for (const table of tables) {
      expect([table, await asApplication(given, '', (query) => query(`select 1 from ${table}`))]).toEqual([table, []]);
    }
  });

  it('refuse to write a row of another government, by insert as by update', async () => {
    for (const table of tables) {
      // The policy is asked before NOT NULL and the rest, so a row of nothing but its government will do.
      const inserted = asApplication(given, A, (query) => query(`insert into ${table} (government) values ('${B}')`));
      await expect(
        inserted.catch((error: { driverError?: { code?: string } }) => [table, error.driverError?.code]),
      ).resolves.toEqual([table, '42501']);
      const stolen = asApplication(given, A, (query) => query(`update ${table} set government = '${B}'`));
      await expect(
        stolen.catch((error: { driverError?: { code?: string } }) => [table, error.driverError?.code]),
      ).resolves.toEqual([table, '42501']);
      const touched = asApplication(given, A, (query) =>
        query(`delete from ${table} where government = '${B}' returning 1`),
      );
      await expect(
        touched.catch((error: { driverError?: { code?: string } }) => error.driverError?.code),
      ).resolves.not.toContainEqual({ '?column?': 1 });
    }
  });

  it('answer an id of another government exactly like a missing one', async () => {
    const reader = await (await a.official(await a.organisation('reading'), ['reader'])).signedIn();
    const foreign = await b.organisation('foreign');
    const missing = Buffer.from('Organisation:00000000-0000-4000-8000-000000000000').toString('base64url');
    const answers = await Promise.all(
      [foreign.globalId(), missing].map((id) => reader.ask('query ($id: ID!) { node(id: $id) { id } }', { id })),
    );
    expect(answers.map(({ status, data, errors }) => ({ status, data, errors }))).toEqual([
      { status: 200, data: { node: null }, errors: [] },
      { status: 200, data: { node: null }, errors: [] },
    ]);
  });

  it('show what a government shares to whom it shares with, one way only', async () => {
    const [city, county, sibling] = [
      await given.government('900300'),
      await given.government('900301'),
      await given.government('900302'),
    ];
    await city.sharesWith(county);
    await city.organisation('of-city');
    await county.organisation('of-county');
    const list = '{ organisations(first: 50) { nodes { code } } }';
    const codes = async (government: GivenGovernment): Promise<unknown> =>
      (await (await government.official(await government.organisation('desk'), ['reader'])).signedIn()).data(list);
    expect(await codes(county)).toEqual({
      organisations: { nodes: [{ code: 'desk' }, { code: 'of-city' }, { code: 'of-county' }] },
    });
    expect(await codes(city)).toEqual({ organisations: { nodes: [{ code: 'desk' }, { code: 'of-city' }] } });
    expect(await codes(sibling)).toEqual({ organisations: { nodes: [{ code: 'desk' }] } });
  });
});
