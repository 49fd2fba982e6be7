import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** Lists of projects and their sums. */

let given: GivenServer;
let city: GivenCity;
const ids: string[] = [];

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  for (const [unit, total, projectName] of [
    ['education', '300000.00', '校园一张网'],
    ['education', '2000000.00', '教育云平台'],
    ['transport', '2000000.01', '100%联网监测_一期'],
  ] as const) {
    given.clock.advance(1_000);
    ids.push((await city.file(unit, total, { projectName })).application?.id ?? '');
  }
  await city.approve(city.people.digital, ids[0] ?? '', { verdict: 'REJECT' });
});
afterAll(() => given?.close());

async function titles(where: object, orderBy = 'NEWEST'): Promise<readonly string[]> {
  const client = await city.client(city.people.reader);
  const query =
    'query ($where: ProjectWhere, $orderBy: ProjectOrder!) { projects(first: 100, where: $where, orderBy: $orderBy) { nodes { title } } }';
  return (
    await client.data<{ projects: { nodes: { title: string }[] } }>(query, { where, orderBy })
  ).projects.nodes.map((node) => node.title);
}

describe('projects', () => {
  it.each([
    ['in order of coming, newest first', {}, ['100%联网监测_一期', '教育云平台', '校园一张网']],
    ['by status', { status: 'not-admitted' }, ['校园一张网']],
    ['by plan year', { planYear: 2027 }, ['100%联网监测_一期', '教育云平台', '校园一张网']],
    ['by another plan year', { planYear: 2028 }, []],
    [
      'by total, both ends included',
      { declaredTotal: { min: '300000.00', max: '2000000.00' } },
      ['教育云平台', '校园一张网'],
    ],
    ['by total, one fen above', { declaredTotal: { min: '2000000.01' } }, ['100%联网监测_一期']],
    ['by a word of the name', { text: '教育' }, ['教育云平台']],
    ['by number', { text: '2027-0001' }, ['校园一张网']],
    ['by signs that mean something to SQL, taken as they are', { text: '0%' }, ['100%联网监测_一期']],
    ['by an underscore, which is not any sign', { text: '云_台' }, []],
  ])('are listed %s', async (_, where, expected) => {
    expect(await titles(where)).toEqual(expected);
  });

  it('are listed by unit and by number', async () => {
    expect(await titles({ organisationId: city.units.transport.globalId() })).toEqual(['100%联网监测_一期']);
    expect(await titles({}, 'CODE')).toEqual(['校园一张网', '教育云平台', '100%联网监测_一期']);
  });

  it('are added up to the fen under the same filter', async () => {
    const client = await city.client(city.people.reader);
    const query =
      'query ($where: ProjectWhere) { projectTotals(where: $where) { count declaredTotal arguedTotal approvedTotal } }';
    expect(await client.data(query, {})).toEqual({
      projectTotals: { count: 3, declaredTotal: '4300000.01', arguedTotal: '0.00', approvedTotal: '0.00' },
    });
    expect(await client.data(query, { where: { status: 'in-progress' } })).toMatchObject({
      projectTotals: { count: 2, declaredTotal: '4000000.01' },
    });
  });

  it('are hidden from who has no business with them', async () => {
    const auditor = await city.client(await city.government.official(city.desk, ['auditor']));
    const { errors } = await auditor.ask('{ projects(first: 1) { nodes { id } } }');
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
