import { sweepGovernment } from '../../api/deadline/sweep-government';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { CLOSE, DEMAND, FINDING, RECORD, REPORT } from '../support/ask-supervision';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { done, which } from '../support/told-answers';

/** What supervision asks of a unit is told: at the order, near the day, after it, at the end; once, however often is swept. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10');
});
afterAll(() => given?.close());

interface Notice {
  readonly day: string;
  readonly kind: string;
  readonly message: string;
  readonly finding: string | null;
}
async function noticesOf({ person }: GivenOfficial): Promise<readonly Notice[]> {
  const rows = await asAdministrator(given, (query) =>
    query<{ at: Date; kind: string; message: string; finding: string | null }>(
      `select created_at as at, kind, message, finding from notice where government = '511700' and person = $1
         and kind like 'rectification-%' order by created_at, id`,
      [person.id],
    ),
  );
  return rows.map(({ at, ...notice }) => ({ day: new Date(at).toISOString().slice(0, 10), ...notice }));
}
const daysOf = (notices: readonly Notice[]) => notices.map(({ day, kind }) => `${day} ${kind}`);

/** Sweeps on a day, from the beginning each time, as a server does that has been started again. */
async function sweepOn(day: string): Promise<void> {
  city.on(day);
  await sweepGovernment(given.server, city.government.code);
  expect((await sweepGovernment(given.server, city.government.code)).told).toBe(0);
  const both = [1, 2].map(() => sweepGovernment(given.server, city.government.code));
  expect((await Promise.all(both)).map(({ told }) => told)).toEqual([0, 0]);
}

it('the unit hears at the order, two workdays before, after the day and at the end; who has asked hears that it is late', async () => {
  const { digital, finance } = city.people;
  const { education, transport } = city.filers;
  const found = await done(await city.client(finance), RECORD, {
    regimeCode: 'dazhou',
    title: '监控报告不全',
    clause: 'DZ-51-2',
    organisationId: toGlobalId('Organisation', city.units.education.id),
    source: 'MONITORING',
    detail: '没有写资金计划执行情况',
    foundOn: '2026-09-10',
  });
  // Thursday the 17th; two workdays before is Tuesday the 15th.
  const demanded = await done(await city.client(digital), DEMAND, {
    ...which(found),
    demand: '补报资金计划执行情况',
    dueOn: '2026-09-17',
  });
  for (const day of ['2026-09-11', '2026-09-14', '2026-09-15', '2026-09-17', '2026-09-18', '2026-09-25'])
    await sweepOn(day);
  expect(daysOf(await noticesOf(education))).toEqual([
    '2026-09-10 rectification-demanded',
    '2026-09-15 rectification-due-near',
    '2026-09-18 rectification-late',
  ]);
  expect((await noticesOf(education)).map(({ message }) => message)).toEqual([
    '要求就“监控报告不全”限期整改，期限 2026-09-17（第五十一条第二款）：补报资金计划执行情况',
    '“监控报告不全”的整改将到期，还有 2 天，请及时报告整改情况：期限 2026-09-17（第五十一条第二款）',
    '“监控报告不全”的整改已逾期 1 天，请尽快报告整改情况：期限 2026-09-17（第五十一条第二款）',
  ]);
  expect(daysOf(await noticesOf(digital))).toEqual(['2026-09-18 rectification-late-escalated']);
  const seen = await (
    await city.client(education)
  ).data<{ myNotices: { nodes: { supervisionFindingId: string }[] } }>(
    '{ myNotices(first: 1) { nodes { supervisionFindingId } } }',
  );
  expect(seen.myNotices.nodes).toEqual([{ supervisionFindingId: found.id }]);

  // Asked for anew by the same day of another week: a deadline of its own.
  const again = await done(await city.client(digital), DEMAND, {
    ...which(demanded),
    demand: '逐笔写明',
    dueOn: '2026-09-29',
  });
  await sweepOn('2026-09-28');
  const reported = await done(await city.client(education), REPORT, { ...which(again), result: '已补报' });
  for (const day of ['2026-09-30', '2026-10-09']) await sweepOn(day);
  await done(await city.client(digital), CLOSE, { ...which(reported), conclusion: '核实无误' });
  expect(daysOf(await noticesOf(education)).slice(3)).toEqual([
    '2026-09-25 rectification-demanded',
    '2026-09-28 rectification-due-near',
    '2026-10-09 rectification-closed',
  ]);
  expect(daysOf(await noticesOf(digital)).slice(1)).toEqual(['2026-09-28 rectification-reported']);
  expect(await noticesOf(transport)).toEqual([]);
});

it('what is due first comes first, and only what has a day', async () => {
  const digital = await city.client(city.people.digital);
  const record = (title: string) =>
    done(digital, RECORD, {
      regimeCode: 'dazhou',
      title,
      organisationId: toGlobalId('Organisation', city.units.health.id),
      source: 'INSPECTION',
      detail: '检查发现',
      foundOn: '2026-09-10',
    });
  for (const [title, dueOn] of [
    ['乙', '2026-11-20'],
    ['甲', '2026-11-10'],
    ['丙', '2026-11-30'],
  ] as const)
    await done(digital, DEMAND, { ...which(await record(title)), demand: '整改', dueOn });
  await record('未定');
  const query = `{ supervisionFindings(first: 50, orderBy: DUE, where: { status: [OPEN, RECTIFYING] }) { nodes { ${FINDING} } } }`;
  const { supervisionFindings } = await digital.data<{ supervisionFindings: { nodes: { title: string }[] } }>(query);
  expect(supervisionFindings.nodes.map(({ title }) => title)).toEqual(['甲', '乙', '丙']);
});
