import { toGlobalId } from '../../api/platform/global-id';
import type { Organisation } from '../../api/identity/organisation.entity';
import { CONFIRM, CREATE, RETURN, SUBMIT } from '../support/ask-evaluations';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { codes, done, run, which, type Evaluated } from '../support/told-answers';
import { ToldCity } from '../support/told-city';

/** No body confirms what its own unit was given: the regime names who does instead, and whoever is refused is told so. */

let given: GivenServer;
let city: ToldCity;
/** The unit in which alone the body that confirms is held, and one that stands in for it. */
let evaluated: Organisation;
/** Who fills in: a filer of each of the two units. */
let filers: ReadonlyMap<Organisation, TestClient>;
let own: TestClient;
let instead: TestClient;
let bureau: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '910078', '2022-06-01', regimeFiles('changsha'));
  evaluated = await city.government.organisation('finance', '市财政局');
  const above = await city.government.organisation('city', '市人民政府');
  own = await (await city.government.official(evaluated, ['decider'], ['finance'])).signedIn();
  instead = await (await city.government.official(above, ['decider'], ['city-government'])).signedIn();
  const filerOf = async (unit: Organisation) => (await city.government.official(unit, ['applicant'])).signedIn();
  filers = new Map([
    [evaluated, await filerOf(evaluated)],
    [city.unit, await filerOf(city.unit)],
  ]);
  bureau = await city.client('data-bureau');
});
afterAll(() => given?.close());

async function submitted(unit: Organisation, year: number): Promise<Evaluated> {
  const clerk = filers.get(unit)!;
  const begun = await done(clerk, CREATE, {
    regimeCode: 'changsha',
    kind: 'key-expenditure',
    organisationId: toGlobalId('Organisation', unit.id),
    year,
    budget: '100.00',
    executed: '90.00',
    published: { document: '评价报告', place: '一', score: '80.00' },
  });
  return done(clerk, SUBMIT, which(begun));
}
const WHY = 'query ($id: ID!) { evaluation(id: $id) { confirmers confirmObjection } }';
const asked = async (client: TestClient, { id }: Evaluated) =>
  (await client.data<{ evaluation: object }>(WHY, { id })).evaluation;

const RECUSED = '“重点绩效评价”由市财政局确认，被评价的就是其所在单位，须回避，改由市人民政府确认';
const OWN = `被评价的是本单位，确认、退回、更正须由其他单位的人办理：${RECUSED}`;

it('where the only body that confirms is the evaluated unit’s own, the stand-in confirms, and who may not is told who does', async () => {
  const sheet = await submitted(evaluated, 2022);
  expect(await asked(own, sheet)).toEqual({ confirmers: ['市人民政府'], confirmObjection: OWN });
  for (const [mutation, more] of [
    [CONFIRM, {}],
    [RETURN, { reason: '再看' }],
  ] as const) {
    const { errors } = await own.ask(mutation, { input: { ...which(sheet), ...more } });
    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([['FORBIDDEN', OWN]]);
  }
  expect(await run(bureau, CONFIRM, which(sheet))).toMatchObject({
    evaluation: null,
    findings: [{ code: 'not-confirmer', message: RECUSED }],
  });
  expect(await asked(instead, sheet)).toEqual({ confirmers: ['市人民政府'], confirmObjection: null });
  expect((await done(instead, CONFIRM, which(sheet)))['status']).toBe('CONFIRMED');
});

it('another unit is confirmed by the body itself, and by no stand-in', async () => {
  const sheet = await submitted(city.unit, 2022);
  expect(await asked(own, sheet)).toEqual({ confirmers: ['市财政局'], confirmObjection: null });
  expect(codes(await run(instead, CONFIRM, which(sheet)))).toEqual(['not-confirmer id']);
  expect((await done(own, CONFIRM, which(sheet)))['status']).toBe('CONFIRMED');
});

it('a body that is held in another unit as well confirms there', async () => {
  const elsewhere = await (await city.government.official(city.desk, ['decider'], ['finance'])).signedIn();
  const sheet = await submitted(evaluated, 2021);
  expect(await asked(own, sheet)).toMatchObject({ confirmers: ['市财政局'] });
  expect(codes(await run(instead, CONFIRM, which(sheet)))).toEqual(['not-confirmer id']);
  expect((await done(elsewhere, CONFIRM, which(sheet)))['status']).toBe('CONFIRMED');
});
