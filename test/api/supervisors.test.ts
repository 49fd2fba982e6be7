import { toGlobalId } from '../../api/platform/global-id';
import { CLOSE, DEMAND, RECORD, REPORT, TAKE_UP } from '../support/ask-supervision';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { done, refused, run, which } from '../support/told-answers';

/** Supervision is for the bodies that the regime names; what was asked of a unit the unit alone reports. */

let given: GivenServer;
let city: GivenCity;
let digital: TestClient;
let finance: TestClient;
let police: TestClient;
let filer: TestClient;
let otherFiler: TestClient;
/** Decide, but hold nothing that supervises. */
let development: TestClient;
let partner: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  const { people, filers, units, government, desk } = city;
  [digital, finance, development] = [
    await city.client(people.digital),
    await city.client(people.finance),
    await city.client(people.development),
  ];
  [filer, otherFiler] = [await city.client(filers.education), await city.client(filers.transport)];
  police = await (await government.official(desk, ['decider'], ['public-security'])).signedIn();
  partner = await (await government.official(units.transport, ['decider'], ['participating-units'])).signedIn();
});
afterAll(() => given?.close());

/** Articles 5 and 53. */
const BODIES = '市数字经济局、市委网信办、市财政局、市公安局、市密码管理局、市国家保密局、市审计局';
const WHO = `登记问题、要求整改由${BODIES}办理（第五十三条第一款）`;
const problem = (more: object = {}) => ({
  regimeCode: 'dazhou',
  title: '台账不全',
  organisationId: toGlobalId('Organisation', city.units.education.id),
  source: 'INSPECTION',
  detail: '缺两份台账',
  foundOn: '2026-09-10',
  ...more,
});

it('records and asks: the bodies of article 53, nobody else', async () => {
  for (const stranger of [development, partner]) {
    expect(await refused(stranger, RECORD, problem())).toEqual(['FORBIDDEN', WHO]);
    expect(await refused(stranger, TAKE_UP, { regimeCode: 'dazhou', query: 'any' })).toEqual(['FORBIDDEN', WHO]);
  }
  for (const supervisor of [digital, finance, police]) {
    const found = await done(supervisor, RECORD, problem());
    expect(await refused(development, DEMAND, { ...which(found), demand: '补', dueOn: '2026-09-30' })).toEqual([
      'FORBIDDEN',
      WHO,
    ]);
  }
});

it('reports: the unit concerned alone; closes: who asked for it or who supervises, never the unit', async () => {
  const found = await done(digital, RECORD, problem());
  const asked = await done(digital, DEMAND, { ...which(found), demand: '补齐', dueOn: '2026-09-30' });
  const ONLY = '整改情况由被监督的单位报告';
  for (const stranger of [digital, finance, police, development, partner])
    expect(await refused(stranger, REPORT, { ...which(asked), result: '已补' })).toEqual(['FORBIDDEN', ONLY]);
  expect((await refused(otherFiler, REPORT, { ...which(asked), result: '已补' }))[0]).toBe('NOT_FOUND');
  const reported = await done(filer, REPORT, { ...which(asked), result: '已补齐' });
  const CLOSERS = `核实了结由要求整改的人或者${BODIES}办理（第五十三条第一款）`;
  for (const stranger of [development, partner])
    expect(await refused(stranger, CLOSE, { ...which(reported), conclusion: '好' })).toEqual(['FORBIDDEN', CLOSERS]);
  const own = await (await city.government.official(city.units.education, ['decider'], ['finance-bureau'])).signedIn();
  expect((await refused(own, CLOSE, { ...which(reported), conclusion: '好' }))[0]).toBe('FORBIDDEN');
  const why = async (client: TestClient) =>
    (
      await client.data<{ supervisionFinding: object }>(
        'query ($id: ID!) { supervisionFinding(id: $id) { demandObjection reportObjection closeObjection } }',
        { id: found.id },
      )
    ).supervisionFinding;
  expect(await why(development)).toEqual({ demandObjection: WHO, reportObjection: ONLY, closeObjection: CLOSERS });
  expect(await why(finance)).toEqual({ demandObjection: null, reportObjection: ONLY, closeObjection: null });
  expect(await why(filer)).toMatchObject({ reportObjection: null });
  expect((await done(finance, CLOSE, { ...which(reported), conclusion: '核实无误' }))['status']).toBe('CLOSED');
});

it('tells beforehand who supervises, and whether the session does', async () => {
  const asked = async (client: TestClient) =>
    (await client.data<{ supervisions: object[] }>('{ supervisions { regimeCode article supervisors objection } }'))
      .supervisions;
  const [supervision] = [{ regimeCode: 'dazhou', article: '第五十三条第一款', supervisors: BODIES.split('、') }];
  expect(await asked(development)).toEqual([{ ...supervision, objection: WHO }]);
  expect(await asked(digital)).toEqual([{ ...supervision, objection: null }]);
});

it('a title is one line without signs that are not seen', async () => {
  for (const title of ['台账\n不全', '台账\u202E不全'])
    expect((await run(digital, RECORD, problem({ title }))).errors[0]?.path).toBe('title');
});
