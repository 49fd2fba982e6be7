import DataLoader from 'dataloader';
import { ROLES, RIGHTS, type Right, type Role } from '../../api/platform/rights';
import { buildApiSchema } from '../../api/schema';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { listFields, questionsFor, type ListField } from '../support/list-fields';
import { multiplyRows, type Multiplied } from '../support/multiply-rows';
import { oneOfEach } from '../support/one-of-each';

/**
 * Every list of the API, taken from the schema, costs the same number of statements however long it is, whatever is asked of its
 * nodes: each of their fields, what is behind them, and what is behind that. A list that is new is asked for without anybody
 * thinking of it; one that has too few rows here fails by its name.
 */

const CODE = '511700';
const [FEW, MANY, MORE] = [2, 6, 10];

/** What there is many of. Cases, projects, units, offices and people are copied with what refers to them. */
const ROWS: readonly Multiplied[] = [
  ...['organisation', 'post', 'person', 'appointment', 'duty'].map((table) => ({ table })),
  ...['project', 'application', 'application_event', 'task', 'record_row', 'service_account'].map((table) => ({
    table,
  })),
  ...['budget_line', 'catalogue_entry', 'evaluation', 'supervision_finding', 'attachment'].map((table) => ({ table })),
  { table: 'project_clock', isLeaf: true },
  { table: 'edition', isLeaf: true },
  { table: 'regime_draft', isLeaf: true },
  { table: 'session', keep: ['person', 'appointment'], isLeaf: true },
  // Lists of one's own.
  { table: 'filing_draft', keep: ['organisation', 'person'], isLeaf: true },
  { table: 'notice', keep: ['person'], isLeaf: true },
  { table: 'case_copy', isLeaf: true },
  { table: 'delegation', keep: ['principal'], isLeaf: true },
  { table: 'catalogue_import', keep: ['organisation', 'attachment'], isLeaf: true },
];

type Asker = 'digital' | 'filer' | 'principal';

/** Who asks, where it matters which of those who may: who sees all units, or whose own list has something in it. */
const ASKERS: Readonly<Record<string, Asker>> = {
  catalogueImports: 'filer',
  myDelegations: 'principal',
  myDrafts: 'filer',
};

const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  poolApplications: { procedure: 'project', stage: 'joint-pool' },
};

const schema = buildApiSchema();
const LISTS = listFields(schema);
let given: GivenServer;
let city: GivenCity;
const clients = new Map<string, TestClient>();

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, CODE);
  await oneOfEach(city, '很多的项目');
  await city.government.system((ctx) =>
    ctx.tx.query(
      `insert into case_copy (government, id, application, body, body_title, by_unit, organisation, sender_body, sender_title, sender, on_day, created_at)
       select government, gen_random_uuid(), id, 'digital-bureau', '市数字经济局', false, organisation, 'mayor', '市长', $2, '2026-10-01', now()
       from application where government = $1 limit 1`,
      [CODE, city.people.mayor.person.id],
    ),
  );
  const office = await city.government.organisation('administration', '行政管理');
  for (const role of ['system-administrator', 'security-administrator', 'auditor'] as const)
    clients.set(role, await (await city.government.official(office, [role])).signedIn());
  clients.set('regime-editor', await city.client(city.editors.publisher));
  clients.set('digital', await city.client(city.people.digital));
  clients.set('filer', await city.client(city.filers.education));
  clients.set('principal', await city.client(city.people.viceFinance));
  await asAdministrator(given, (query) => multiplyRows(query, CODE, ROWS, MORE));
});
afterAll(() => given?.close());

/** Whoever sees all units, else the first of those that may; who administers regimes sees what is not published as well. */
function clientFor({ name, requires }: ListField): TestClient {
  const may: readonly Role[] = requires === 'signed-in' ? (Object.keys(ROLES) as Role[]) : RIGHTS[requires as Right];
  const role =
    ASKERS[name] ?? (requires.startsWith('regime:') ? 'regime-editor' : may.includes('decider') ? 'digital' : may[0]);
  const client = clients.get(role ?? '');
  if (!client) throw new Error(`nobody asks for ${name}: ${requires}`);
  return client;
}

interface Counted {
  readonly rows: number;
  readonly statements: number;
}

async function count(client: TestClient, list: string, question: string, first: number): Promise<Counted> {
  const answer = await client.ask<Record<string, { nodes: unknown[] }>>(question, { first, ...GIVEN[list] });
  expect([question, answer.errors]).toEqual([question, []]);
  return { rows: answer.data?.[list]?.nodes.length ?? 0, statements: given.statementsOf(answer).length };
}

/** Empty: the list is of many rows and costs the same for few and for many. */
async function flawsOf(list: ListField): Promise<readonly string[]> {
  const client = clientFor(list);
  const flaws: string[] = [];
  // What is behind a kind of node is asked for in the first list of them; in another one, what that list itself does.
  const depth = LISTS.find(({ node }) => node === list.node) === list ? 3 : 1;
  for (const question of questionsFor(schema, list, depth, MORE)) {
    const [few, many] = [await count(client, list.name, question, FEW), await count(client, list.name, question, MANY)];
    if (few.rows !== FEW || many.rows !== MANY) return [`${list.name}: ${few.rows} and ${many.rows} rows`];
    if (few.statements === many.statements) continue;
    // Among few there may be none that has something behind it; among many there is, and with more it stays at that.
    const more = await count(client, list.name, question, MORE);
    if (more.rows !== MORE) return [`${list.name}: ${more.rows} rows`];
    if (many.statements !== more.statements)
      flaws.push(`${few.statements} → ${many.statements} → ${more.statements}: ${question}`);
  }
  return flaws;
}

it('there are lists', () => {
  expect(LISTS.length).toBeGreaterThan(25);
});

it.each(LISTS.map((list) => [list.name, list] as const))('%s costs the same however long it is', async (_, list) => {
  expect(await flawsOf(list)).toEqual([]);
});

it('control: where nothing is gathered, it is found', async () => {
  const alone = jest.spyOn(DataLoader.prototype, 'load').mockImplementation(async function (
    this: DataLoader<unknown, unknown>,
    key: unknown,
  ) {
    const read = Reflect.get(this, '_batchLoadFn') as DataLoader.BatchLoadFn<unknown, unknown>;
    return (await read.call(this, [key]))[0];
  });
  try {
    for (const name of ['posts', 'appointments', 'records']) {
      const list = LISTS.find((one) => one.name === name);
      expect([name, list ? await flawsOf(list) : []]).not.toEqual([name, []]);
    }
  } finally {
    alone.mockRestore();
  }
});
