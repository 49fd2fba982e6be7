import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** Who only files sees its own unit's cases; whoever decides, records or looks into cases sees all of its government. */

let given: GivenServer;
let city: GivenCity;
let filed: string;

const CASE = '{ id answers(form: "application") tasks { id } }';
const READ = `query ($id: ID!) { application(id: $id) ${CASE} }`;
const NODE = `query ($id: ID!) { node(id: $id) { ... on Application ${CASE} } }`;
const LIST = '{ applications(first: 100) { nodes { id } totalCount } }';
const PROJECTS = '{ projects(first: 100) { nodes { title application { id } } } }';

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  filed = (await city.file('education', '310000.00')).application?.id ?? '';
});
afterAll(() => given?.close());

describe('a case of the education bureau', () => {
  it('is looked into by its own applicant, by whoever decides, by the clerk and by a reader', async () => {
    for (const who of [city.filers.education, city.people.digital, city.people.clerk, city.people.reader]) {
      const client = await city.client(who);
      expect(await client.data(READ, { id: filed })).toMatchObject({ application: { id: filed } });
      expect(await client.data(LIST)).toMatchObject({ applications: { totalCount: 1 } });
    }
  });

  it('is a missing one to another unit’s applicant, by every way; of the project only the entry in the library shows', async () => {
    const client = await city.client(city.filers.transport);
    const answer = await client.ask(READ, { id: filed });
    expect([answer.status, answer.errors?.[0]?.extensions]).toEqual([
      404,
      expect.objectContaining({ code: 'NOT_FOUND' }),
    ]);
    expect(await client.data(NODE, { id: filed })).toEqual({ node: null });
    expect(await client.data(LIST)).toEqual({ applications: { nodes: [], totalCount: 0 } });
    const check = 'query ($input: ValidateAnswersInput!) { validateAnswers(input: $input) { facts } }';
    const checked = await client.ask(check, { input: { applicationId: filed, form: 'application', answers: {} } });
    expect([checked.status, checked.data]).toEqual([404, null]);
    const { projects } = await client.data<{ projects: { nodes: readonly { application: unknown }[] } }>(PROJECTS);
    expect(projects.nodes.map((project) => project.application)).toEqual([null]);
  });
});
