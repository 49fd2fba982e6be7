import { copiedId, copiedRows } from '../support/copied-rows';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** Lists cost the same number of statements however long they are: one for the list, one for each relation. */

let given: GivenServer;
let city: GivenCity;

const LISTS: readonly {
  readonly name: string;
  readonly who: 'digital' | 'filer';
  readonly relations: number;
  readonly query: string;
}[] = [
  {
    name: 'projects',
    who: 'digital',
    relations: 2,
    query: 'projects(first: $first) { nodes { code title organisation { title } application { stage } } }',
  },
  {
    name: 'applications',
    who: 'digital',
    // organisation, project, edition, the calendar, opener, tasks, duties (what can be done), holders of what is waited for, their names
    relations: 9,
    query:
      'applications(first: $first, where: { stage: "screening" }) { nodes { stage organisation { title } project { code } edition { number } openedBy { name } trail { stage } availableActions { action } waitingFor { since holders { name } } } }',
  },
  {
    name: 'cases with their record',
    who: 'digital',
    // events, person
    relations: 2,
    query: 'applications(first: $first) { nodes { events { seq person { name } } } }',
  },
  {
    name: 'the pool',
    who: 'digital',
    relations: 1,
    query:
      'poolApplications(first: $first, procedure: "project", stage: "joint-pool") { nodes { title project { declaredTotal } } }',
  },
  {
    name: 'acceptances under a filter',
    who: 'digital',
    // editions in force, the projects looked through, cases, what stands around them, rows, duties, the calendar, organisation, tasks
    relations: 12,
    query:
      'acceptances(first: $first, where: { states: [NOT_BEGUN, STOPPED] }) { nodes { organisation { title } acceptance { state dueOn steps { state } points { state } } } }',
  },
  {
    name: 'security facts under a filter',
    who: 'digital',
    relations: 12,
    query:
      'securityFacts(first: $first, where: { states: [MISSING] }) { nodes { organisation { title } security { state on } } }',
  },
  {
    name: 'my tasks',
    who: 'digital',
    // application, organisation, edition, the calendar, duties, the case's other tasks, cases that stand still, who else could take them
    relations: 8,
    query:
      'myTasks(first: $first) { nodes { action body { title } alsoFor { title } article application { title organisation { title } } form { code } availableActions { action } } }',
  },
  {
    name: 'my drafts',
    who: 'filer',
    relations: 1,
    query: 'myDrafts(first: $first) { nodes { version organisation { title } } }',
  },
];

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  await city.file('education', '600000.00');
  await city.upTo('education', '600000.00', 'joint');
  await city.start('education');
  await multiply(100);
});
afterAll(() => given?.close());

/** Copies of what is there, as many as asked, made in the database: what is read is what counts here. */
async function multiply(times: number): Promise<void> {
  await city.government.system(async (ctx) => {
    const copy = await copiedRows(ctx, times);
    const id = copiedId;
    await copy('project', { id: id('id'), application: id('application'), code: `t.code || '-' || n` }, 'true');
    await copy('application', { id: id('id'), project: id('project') }, 'true');
    await copy('application_event', { application: id('application') }, 'true');
    await copy('task', { id: id('id'), application: id('application') }, 'true');
    await copy('filing_draft', { id: id('id') }, 'filed_at is null');
  });
}

describe('a list', () => {
  it.each(LISTS)(
    'of $name makes at most its relations and three more statements, whatever its length',
    async ({ who, relations, query }) => {
      const client = await city.client(who === 'filer' ? city.filers.education : city.people.digital);
      const counts: number[] = [];
      for (const first of [1, 10, 100]) {
        const sizes = await client.ask<Record<string, { nodes: unknown[] }>>(`query ($first: Int!) { ${query} }`, {
          first,
        });
        expect(sizes.errors).toEqual([]);
        expect(Object.values(sizes.data ?? {})[0]?.nodes.length).toBe(first);
        counts.push(given.statementsOf(sizes).length);
      }
      expect(counts).toEqual([counts[0], counts[0], counts[0]]);
      // The list is a relation too; three statements begin, find the session and end.
      expect(counts[0]).toBeLessThanOrEqual(1 + relations + 3);
    },
  );

  it('control: one that asks for each row by itself is caught', async () => {
    const client = await city.client(city.people.digital);
    const counts: number[] = [];
    for (const first of [1, 10]) {
      const list = await client.ask<{ projects: { nodes: { id: string }[] } }>(
        'query ($first: Int!) { projects(first: $first) { nodes { id } } }',
        { first },
      );
      let statements = given.statementsOf(list).length;
      for (const { id } of list.data?.projects.nodes ?? []) {
        statements += given.statementsOf(
          await client.ask('query ($id: ID!) { project(id: $id) { organisation { title } } }', { id }),
        ).length;
      }
      counts.push(statements);
    }
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    expect(counts[1]).toBeGreaterThan(1 + 3 + 1);
  });
});
