import type { JsonObject, StoryCase } from '../../form-schemas/engine';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { CREATE, LISTED } from '../support/ask-evaluations';
import { askProblems, FINDING, PROBLEMS, RECORD, TAKE_UP } from '../support/ask-supervision';
import type { TestClient } from '../support/client';
import { copiedId, copiedRows } from '../support/copied-rows';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { codes, done, run } from '../support/told-answers';
import { fillIn, handIn, refusals, startSide } from '../support/given-sides';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';

/** Problems of the city itself in the 2023 report, and what the lists of evaluation and supervision cost. */

let given: GivenServer;
let city: ToldCity;
let finance: TestClient;

const storyOf = (code: string): StoryCase => {
  const found = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((one): one is StoryCase => one.kind === 'story' && one.code === code);
  if (!found) throw new Error(`no story ${code}`);
  return found;
};
/** Files what a story begins with: a project, or what is registered of the city. */
async function file(code: string): Promise<void> {
  const story = storyOf(code);
  const [event] = story.events;
  if (!event) throw new Error(`${code} has no events`);
  const isSide = city.regime.procedures.some(({ code: of, kind }) => of === story.procedure && kind === 'side');
  if (!isSide) {
    await new ToldStory(city, story).play({ ...event, expect: {} });
    return;
  }
  city.on(event.on);
  const client = await city.client(event.by);
  const started = await startSide(client, { regimeCode: 'changsha', procedure: story.procedure });
  expect(refusals(await handIn(client, await fillIn(client, started, (event.answers ?? {}) as JsonObject)))).toEqual(
    [],
  );
}

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '910078', '2020-01-02', regimeFiles('changsha'));
  await file('problem-project');
  await file('cloud-counted');
  city.on('2023-12-21');
  finance = await city.client('finance');
});
afterAll(() => given?.close());

describe('the problems that are no project’s', () => {
  it('are found by what is recorded of the city, with who answers for them', async () => {
    const { problemQueries, problemFindings } = await askProblems(finance);
    expect(problemQueries.filter(({ count }) => count > 0).map(({ code, article }) => [code, article])).toEqual([
      ['acceptance-rules-missing', '2023年度绩效评价结果四（二）'],
      ['internal-control-missing', '2023年度绩效评价结果四（二）'],
      ['cloud-ineffective', '2023年度绩效评价结果四（四）'],
    ]);
    expect(problemFindings.map(({ message, project }) => [message, project])).toEqual([
      ['至今没有登记已制定发布的统筹集约建设项目验收细则', null],
      ['至今没有登记数智科技集团已建立的内控制度', null],
      ['至2023-12-01，政务云已分配10000核，平均在用3999核，利用率39.99%，低于40%', null],
    ]);
    expect((await askProblems(await city.filer.signedIn())).problemFindings).toEqual([]);
  });

  it('are taken up once, with the unit that answers for them', async () => {
    const input = { regimeCode: 'changsha', query: 'acceptance-rules-missing' };
    const taken = await done(finance, TAKE_UP, input);
    expect([taken['title'], taken['project'], taken['organisation']]).toEqual([
      '统筹集约建设项目验收细则尚未制定发布',
      null,
      { title: '市级机关' },
    ]);
    expect(codes(await run(finance, TAKE_UP, input))).toEqual(['finding-exists query']);
    const { problemFindings } = await askProblems(finance, { query: input.query });
    expect(problemFindings.map(({ takenUp }) => takenUp?.id)).toEqual([taken.id]);
    // Control: the table itself holds it once.
    await expect(
      asAdministrator(given, (query) =>
        query(
          `insert into supervision_finding (government, id, regime_code, edition, kind, title, article, organisation, source,
             detail, found_on, status, found_by, created_at)
           select government, gen_random_uuid(), regime_code, edition, kind, title, article, organisation, source, detail,
             found_on, 'open', found_by, now() from supervision_finding where kind = 'acceptance-rules-missing'`,
          [],
        ),
      ),
    ).rejects.toThrow('supervision_finding_own_once');
  });

  it('are answered for by whoever holds the body for all, not by who holds it for one organisation alone', async () => {
    const asked = async () => (await askProblems(finance, { query: 'acceptance-rules-missing' })).problemFindings;
    const [before] = await asked();
    expect(before?.organisation).toEqual({ title: '市级机关' });
    // Held for longer, but for the filings of the one unit only: by somebody who serves there.
    const body = city.regime.checks.find(({ code }) => code === 'acceptance-rules-missing')?.answeredBy ?? '';
    const narrow = await city.government.official(city.unit, ['decider'], [{ body, of: city.unit }]);
    await asAdministrator(given, (query) =>
      query('update duty set from_day = $1 where government = $2 and organisation is not null', [
        '1960-01-01',
        city.government.code,
      ]),
    );
    expect((await asked()).map(({ organisation }) => organisation)).toEqual([{ title: '市级机关' }]);
    expect((await askProblems(await narrow.signedIn())).problemFindings.length).toBeGreaterThan(0);
  });

  it('do not tell of a finding with another unit to who may not see that one', async () => {
    // The unit answers for it now; it was taken up when another did.
    const body = city.regime.checks.find(({ code }) => code === 'acceptance-rules-missing')?.answeredBy ?? '';
    await city.government.official(city.unit, ['decider'], [body]);
    await asAdministrator(given, (query) =>
      query(
        `update duty d set from_day = '1950-01-01' from post p where p.government = d.government and p.id = d.post
           and d.government = $1 and d.body = $2 and d.organisation is null and p.organisation = $3`,
        [city.government.code, body, city.unit.id],
      ),
    );
    const asked = async (client: TestClient) =>
      (await askProblems(client, { query: 'acceptance-rules-missing' })).problemFindings.map(
        ({ organisation, takenUp }) => [organisation?.title, takenUp !== null],
      );
    expect(await asked(finance)).toEqual([['市教育局', true]]);
    expect(await asked(await city.filer.signedIn())).toEqual([['市教育局', false]]);
  });

  it('are gone once the rules are registered', async () => {
    await file('rules-issued');
    finance = await city.client('finance');
    const { problemFindings } = await askProblems(finance);
    expect(problemFindings.map(({ code }) => code)).toEqual(['internal-control-missing', 'cloud-ineffective']);
    const input = { regimeCode: 'changsha', query: 'acceptance-rules-missing' };
    expect(codes(await run(finance, TAKE_UP, input))).toEqual(['problem-gone query']);
  });
});

describe('what is read takes the same number of statements', () => {
  const unit = (): string => toGlobalId('Organisation', city.unit.id);
  const statements = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const answer = await finance.ask<Record<string, unknown>>(query, variables);
    expect(answer.errors).toEqual([]);
    return { count: given.statementsOf(answer).length, data: answer.data ?? {} };
  };
  const ALL = `id kindTitle article gradeTitle executionRate confirmers confirmObjection prepareObjection ${LISTED}
    lines { code score } project { title } preparedBy { name } writers { name } confirmedBy { name } corrected { id }`;
  const evaluations = `query ($first: Int!, $where: EvaluationWhere) { evaluations(first: $first, where: $where) { nodes { ${ALL} } } evaluationTotals(where: $where) { count } }`;
  const findings = `query ($first: Int!, $where: SupervisionFindingWhere) { supervisionFindings(first: $first, where: $where) { nodes { ${FINDING} demandObjection reportObjection closeObjection evaluation { id } } } supervisionFindingTotals(where: $where) { count } }`;

  it('however many projects, evaluations and problems there are: problem queries, lists, a unit’s record', async () => {
    const { projects } = await finance.data<{ projects: { nodes: { id: string }[] } }>(
      '{ projects(first: 1) { nodes { id } } }',
    );
    const projectId = projects.nodes[0]?.id ?? '';
    const bureau = await city.client('data-bureau');
    await done(bureau, CREATE, { regimeCode: 'changsha', kind: 'after-operation', projectId, year: 2023 });
    const found = {
      regimeCode: 'changsha',
      title: '台账不全',
      source: 'INSPECTION',
      detail: '缺两份',
      foundOn: '2023-12-20',
    };
    await done(finance, RECORD, { ...found, projectId });
    const few = await statements(PROBLEMS, { organisationId: unit() });
    const all = await statements(PROBLEMS);
    await city.government.system(async (ctx) => {
      const copy = await copiedRows(ctx, 30);
      const id = copiedId;
      await copy('project', { id: id('id'), application: id('application'), code: `t.code || '-' || n` }, 'true');
      await copy('application', { id: id('id'), project: id('project') }, 'project is not null');
      await copy('evaluation', { id: id('id'), project: id('project') }, 'project is not null');
      await copy('supervision_finding', { id: id('id'), project: id('project') }, 'project is not null');
    });
    expect((await statements(PROBLEMS, { organisationId: unit() })).count).toBe(few.count);
    expect((await statements(PROBLEMS)).count).toBe(all.count);
    for (const [query, name] of [
      [evaluations, 'evaluations'],
      [findings, 'supervisionFindings'],
    ] as const)
      for (const where of [{}, { organisationId: unit() }]) {
        const [one, many] = [
          await statements(query, { first: 2, where }),
          await statements(query, { first: 30, where }),
        ];
        const sizes = [one, many].map(({ data }) => (data[name] as { nodes: unknown[] }).nodes.length);
        expect([name, sizes, many.count]).toEqual([name, [2, 30], one.count]);
      }
  });
});
