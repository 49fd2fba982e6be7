import type { StoryCase } from '../../form-schemas/engine';
import { readSheet } from 'read-excel-file/node';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import type { GivenOfficial } from '../support/given';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { CREATE, SAVE, SUBMIT, CONFIRM, RETURN, CORRECT, LIST } from '../support/ask-evaluations';
import { TAKE_UP, RECORD, DEMAND, REPORT, CLOSE, FINDINGS, askProblems } from '../support/ask-supervision';
import { type Evaluated, run, done, codes, which, refusal } from '../support/told-answers';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';

/**
 * Evaluation and supervision in a city under Changsha's regime, with one project that went by exceptions: the 2023 report's figures, a sheet
 * from its beginning to its correction, the named problem queries, and what is asked of a unit.
 */

let given: GivenServer;
let city: ToldCity;
let finance: TestClient;
let bureau: TestClient;
let audit: GivenOfficial;
/** Another holder of the body that confirms what is evaluated after operation. */
let other: TestClient;
/** One more, who fills in what the others confirm. */
let writer: TestClient;
let filer: TestClient;
let project: string;

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '910077', '2020-01-02', regimeFiles('changsha'));
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((one): one is StoryCase => one.kind === 'story' && one.code === 'problem-project');
  const told = new ToldStory(city, story!);
  for (const event of story!.events) await told.play(event);
  city.on('2023-12-21');
  audit = await city.holder('audit-bureau');
  [finance, bureau] = [await city.client('finance'), await city.client('data-bureau')];
  [other, writer] = [
    await (await city.government.official(city.desk, ['decider'], ['data-bureau'])).signedIn(),
    await (await city.government.official(city.desk, ['decider'], ['data-bureau'])).signedIn(),
  ];
  filer = await city.filer.signedIn();
  const { projects } = await finance.data<{ projects: { nodes: { id: string }[] } }>(
    '{ projects(first: 5) { nodes { id } } }',
  );
  project = projects.nodes[0]!.id;
  // Old enough to be evaluated for all these years.
  await asAdministrator(given, (query) =>
    query(`update project set created_at = '2015-01-05T09:00:00+08:00' where government = '910077'`, []),
  );
});
afterAll(() => given?.close());

const download = (client: TestClient, path: string) =>
  fetch(`${client.url}/exports/${path}`, { headers: { authorization: `Bearer ${client.token ?? ''}` } });

describe('the 2023 report', () => {
  const REPORT_2023 = '2023年度长沙市信息化建设和运维项目绩效评价结果';
  /** Budget, executed and score as printed; the rates are printed too. */
  const PRINTED = [
    ['市数据局', '34000600.00', '28114700.00', '86.98', '82.69'],
    ['市大数据中心', '109313200.00', '107521300.00', '86.38', '98.36'],
  ] as const;

  it('is what the figures come to: total, rates, grades, with the source of the scores', async () => {
    const colleague = await (await city.government.official(city.desk, ['decider'], ['finance'])).signedIn();
    for (const [title, budget, executed, score] of PRINTED) {
      const unit = await city.government.organisation(title === '市数据局' ? 'bureau-2023' : 'centre-2023', title);
      const begun = await done(finance, CREATE, {
        regimeCode: 'changsha',
        kind: 'key-expenditure',
        organisationId: toGlobalId('Organisation', unit.id),
        year: 2023,
        budget,
        executed,
        published: { document: REPORT_2023, place: '六、评价结论', score },
      });
      const submitted = await done(finance, SUBMIT, { id: begun.id, expectedVersion: begun.version });
      expect(codes(await run(bureau, CONFIRM, which(submitted)))).toEqual(['not-confirmer id']);
      await done(colleague, CONFIRM, which(submitted));
    }
    const { evaluations, evaluationTotals } = await finance.data<{
      evaluations: { totalCount: number; nodes: Evaluated[] };
      evaluationTotals: Record<string, unknown>;
    }>(LIST, { where: { year: 2023, kind: 'key-expenditure', sourced: true } });
    const rows = evaluations.nodes.map((one) => [
      (one['organisation'] as { title: string }).title,
      one['budget'],
      one['executed'],
      one['scoreText'],
      one['executionRate'],
    ]);
    expect(rows.sort()).toEqual(PRINTED.map((row) => [...row]).sort());
    expect(
      evaluations.nodes.map(({ gradeTitle, sourceDocument, sourcePlace }) => [gradeTitle, sourceDocument, sourcePlace]),
    ).toEqual(PRINTED.map(() => ['良', REPORT_2023, '六、评价结论']));
    expect(evaluationTotals).toEqual({
      count: 2,
      budget: '143313800.00',
      executed: '135636000.00',
      executionRate: '94.64',
      byGrade: [{ key: 'good', title: '良', count: 2 }],
      byYear: [{ key: '2023', count: 2 }],
    });
  });

  it('a score without its source, and one of three decimals, are refused', async () => {
    const input = {
      regimeCode: 'changsha',
      kind: 'key-expenditure',
      organisationId: toGlobalId('Organisation', city.unit.id),
      year: 2022,
    };
    const published = { document: REPORT_2023, place: ' ', score: '86.98' };
    expect((await run(finance, CREATE, { ...input, published })).errors[0]?.path).toBe('published.place');
    const fine = { ...published, place: '六', score: '86.981' };
    expect((await run(finance, CREATE, { ...input, published: fine })).errors[0]?.path).toBe('published.score');
    expect((await run(finance, CREATE, { ...input, budget: '1.00' })).errors[0]?.path).toBe('executed');
  });
});

describe('a scoring sheet', () => {
  const TARGET = { comparison: '>=', number: '40', unit: '家', source: '接入台账' };
  const LEAVES = ['resource-use', 'sharing', 'security-risk', 'goals-reached', 'budget-execution'];
  const begin = (year: number) =>
    done(writer, CREATE, { regimeCode: 'changsha', kind: 'after-operation', projectId: project, year });
  const lines = (scores: readonly string[]) =>
    LEAVES.map((indicator, at) => ({ indicator, score: scores[at], reason: '见台账', target: TARGET }));

  it('is filled in by one, confirmed by another, and corrected by a version of its own', async () => {
    const begun = await begin(2023);
    expect(
      codes(
        await run(writer, CREATE, { regimeCode: 'changsha', kind: 'after-operation', projectId: project, year: 2023 }),
      ),
    ).toEqual(['evaluation-exists year']);
    expect(codes(await run(writer, SUBMIT, which(begun)))).toContain('target-missing targets.resource-use');
    const vague = [{ ...lines(['15'])[0]!, target: { ...TARGET, number: '大幅提升', source: '' } }];
    expect(codes(await run(writer, SAVE, { ...which(begun), lines: vague }))).toEqual([
      'target-without-number targets.resource-use.number',
      'target-without-source targets.resource-use.source',
    ]);
    expect(codes(await run(writer, SAVE, { ...which(begun), lines: lines(['20.01']) }))).toEqual([
      'score-above-weight lines.resource-use.score',
    ]);
    // 17.25 + 16.5 + 18 + 17.13 + 17.1 = 85.98
    const saved = await done(writer, SAVE, {
      ...which(begun),
      lines: lines(['17.25', '16.5', '18', '17.13', '17.1']),
    });
    expect([saved['scoreText'], saved['gradeTitle']]).toEqual(['85.98', '良']);
    const submitted = await done(writer, SUBMIT, which(saved));
    expect(codes(await run(writer, CONFIRM, which(submitted)))).toEqual(['four-eyes id']);
    const back = await done(bureau, RETURN, { ...which(submitted), reason: '安全风险的依据不足' });
    expect(back['status']).toBe('DRAFT');
    const again = await done(writer, SUBMIT, which(back));
    const confirmed = await done(bureau, CONFIRM, which(again));
    expect((await writer.ask(SAVE, { input: { ...which(confirmed), lines: [] } })).errors[0]?.extensions.code).toBe(
      'CONFLICT',
    );
    const correction = await done(bureau, CORRECT, { id: confirmed.id, reason: '漏计一项共享' });
    expect(codes(await run(bureau, CORRECT, { id: confirmed.id, reason: '再来' }))).toEqual(['correction-exists id']);
    const better = await done(bureau, SAVE, {
      ...which(correction),
      lines: lines(['20', '20', '18', '17.13', '17.1']),
    });
    const handed = await done(bureau, SUBMIT, which(better));
    expect(await run(finance, CONFIRM, which(handed))).toMatchObject({
      findings: [{ code: 'not-confirmer', message: '“运行后评价”由市数据资源局确认' }],
    });
    expect(codes(await run(finance, RETURN, { ...which(handed), reason: '再看' }))).toEqual(['not-confirmer id']);
    const final = await done(other, CONFIRM, which(handed));
    expect([final['number'], final['scoreText'], final['gradeTitle'], final['corrected']]).toEqual([
      2,
      '92.23',
      '优',
      { id: confirmed.id, status: 'SUPERSEDED' },
    ]);
  });

  it('is confirmed by nobody who has filled it in, though somebody else began it and handed it in', async () => {
    const begun = await begin(2020);
    const saved = await done(bureau, SAVE, { ...which(begun), lines: lines(['1', '1', '1', '1', '1']) });
    const submitted = await done(writer, SUBMIT, which(saved));
    expect(codes(await run(bureau, CONFIRM, which(submitted)))).toEqual(['four-eyes id']);
    expect(codes(await run(bureau, RETURN, { ...which(submitted), reason: '再看' }))).toEqual(['four-eyes id']);
    const back = await done(other, RETURN, { ...which(submitted), reason: '再看' });
    const again = await done(writer, SUBMIT, which(back));
    expect(codes(await run(bureau, CONFIRM, which(again)))).toEqual(['four-eyes id']);
    await expect(
      asAdministrator(given, (query) =>
        query(
          `update evaluation set status = 'confirmed', confirmed_at = now(), confirmed_by = writers[2]
           where government = '910077' and year = 2020`,
          [],
        ),
      ),
    ).rejects.toThrow('four_eyes');
    expect((await done(other, CONFIRM, which(again)))['status']).toBe('CONFIRMED');
  });

  it('is neither confirmed nor returned nor corrected by who serves in the unit that it is about', async () => {
    const own = await (await city.government.official(city.unit, ['decider'], ['finance'])).signedIn();
    const begun = await begin(2018);
    const saved = await done(writer, SAVE, { ...which(begun), lines: lines(['1', '1', '1', '1', '1']) });
    const submitted = await done(writer, SUBMIT, which(saved));
    expect(await refusal(own, CONFIRM, which(submitted))).toBe('FORBIDDEN');
    expect(await refusal(own, RETURN, { ...which(submitted), reason: '再看' })).toBe('FORBIDDEN');
    const confirmed = await done(bureau, CONFIRM, which(submitted));
    expect(await refusal(own, CORRECT, { id: confirmed.id, reason: '漏计' })).toBe('FORBIDDEN');
  });

  it('of two who confirm at once one comes first', async () => {
    const begun = await begin(2022);
    const saved = await done(writer, SAVE, {
      id: begun.id,
      expectedVersion: begun.version,
      lines: lines(['1', '1', '1', '1', '1']),
    });
    const { id, version } = await done(writer, SUBMIT, { id: begun.id, expectedVersion: saved.version });
    const input = { id, expectedVersion: version };
    const both = await Promise.all([bureau.ask(CONFIRM, { input }), other.ask(CONFIRM, { input })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('units fill in their own and see no others', async () => {
    const mine = {
      regimeCode: 'changsha',
      kind: 'key-expenditure',
      organisationId: toGlobalId('Organisation', city.unit.id),
      year: 2021,
    };
    await done(filer, CREATE, mine);
    const theirs = { ...mine, organisationId: toGlobalId('Organisation', city.desk.id) };
    expect((await filer.ask(CREATE, { input: theirs })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { evaluations } = await filer.data<{ evaluations: { nodes: Evaluated[] } }>(LIST, { where: {} });
    expect(new Set(evaluations.nodes.map((one) => (one['organisation'] as { title: string }).title))).toEqual(
      new Set(['市教育局']),
    );
  });
});

describe('problem queries', () => {
  it('find what the project has, each by its article', async () => {
    const { problemQueries, problemFindings } = await askProblems(finance);
    expect(problemQueries).toHaveLength(21);
    expect(
      problemQueries
        .filter(({ count }) => count === 1)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([
      'acceptance-late',
      'acceptance-rules-missing',
      'against-acceptance-rules',
      'carried-over',
      'changes-incomplete',
      'contract-form',
      'contract-late',
      'goals-vague',
      'internal-control-missing',
      'leftover',
      'low-execution',
      'no-panel',
      'notice-late',
      'ownership-unsettled',
      'progress-late',
      'supervision-short',
      'test-fee-on-contractor',
    ]);
    expect(problemQueries.find(({ code }) => code === 'no-panel')?.article).toBe('2023年度绩效评价结果四（三）');
    expect(problemFindings).toHaveLength(15 + 2);
    const { problemFindings: late } = await askProblems(finance, { query: 'notice-late' });
    expect(late.map(({ message }) => message)).toEqual([
      '2023-02-07定标，中标通知书最迟2023-02-09发出，实为2023-02-14',
    ]);
    // Of the whole city: by who answers for it, and no project.
    const answered = await askProblems(finance, { organisationId: toGlobalId('Organisation', city.desk.id) });
    expect(answered.problemFindings.map(({ code, project: of }) => [code, of])).toEqual([
      ['acceptance-rules-missing', null],
      ['internal-control-missing', null],
    ]);
  });

  it('become findings that are rectified by a day and closed by somebody else', async () => {
    const input = { regimeCode: 'changsha', query: 'test-fee-on-contractor', projectId: project };
    const taken = await done(bureau, TAKE_UP, input);
    expect([taken['title'], taken['source'], taken['status']]).toEqual(['第三方测评费用由乙方承担', 'QUERY', 'OPEN']);
    expect(codes(await run(finance, TAKE_UP, input))).toEqual(['finding-exists query']);
    expect(codes(await run(finance, TAKE_UP, { ...input, query: 'deviation' }))).toEqual(['problem-gone query']);
    const standing = (await askProblems(finance, { query: input.query })).problemFindings.map(
      ({ takenUp }) => takenUp?.id,
    );
    expect(standing).toEqual([taken.id]);
    const demanded = await done(bureau, DEMAND, { ...which(taken), demand: '由集团承担测评费用', dueOn: '2024-01-10' });
    expect(
      (await bureau.ask(CLOSE, { input: { ...which(demanded), conclusion: '已改' } })).errors[0]?.extensions.code,
    ).toBe('CONFLICT');
    const reported = await done(filer, REPORT, { ...which(demanded), result: '已签补充协议' });
    const closed = await done(bureau, CLOSE, { ...which(reported), conclusion: '核实无误' });
    expect([closed['status'], closed['closedOn']]).toEqual(['CLOSED', '2023-12-21']);
  });

  it('are asked for anew without losing what was reported; the unit itself neither asks nor closes', async () => {
    const found = await done(finance, RECORD, {
      regimeCode: 'changsha',
      title: '台账不全',
      organisationId: toGlobalId('Organisation', city.unit.id),
      source: 'INSPECTION',
      detail: '缺两份台账',
      foundOn: '2023-12-20',
    });
    const own = await (await city.government.official(city.unit, ['decider'], ['finance'])).signedIn();
    expect(await refusal(own, DEMAND, { ...which(found), demand: '补', dueOn: '2024-03-01' })).toBe('FORBIDDEN');
    expect(await refusal(own, CLOSE, { ...which(found), conclusion: '好' })).toBe('FORBIDDEN');
    const demanded = await done(finance, DEMAND, { ...which(found), demand: '补齐台账', dueOn: '2024-02-01' });
    expect(demanded['rounds']).toEqual([]);
    const whole = '已补一份'.repeat(900);
    const reported = await done(filer, REPORT, { ...which(demanded), result: whole });
    const again = await done(finance, DEMAND, { ...which(reported), demand: '另一份也补', dueOn: '2024-03-01' });
    const first = {
      demand: '补齐台账',
      dueOn: '2024-02-01',
      result: whole,
      reportedOn: '2023-12-21',
      reportedBy: { name: city.filer.person.name },
    };
    expect([again['result'], again['rounds']]).toEqual([null, [first]]);
    const third = await done(finance, DEMAND, { ...which(again), demand: '尽快', dueOn: '2024-03-02' });
    expect(third['rounds']).toEqual([
      first,
      { demand: '另一份也补', dueOn: '2024-03-01', result: null, reportedOn: null, reportedBy: null },
    ]);
  });

  it('what the reporter has reported somebody else closes; what is late is said to be', async () => {
    const found = await done(finance, RECORD, {
      regimeCode: 'changsha',
      title: '内控制度未健全',
      clause: 'CR-4.2-2',
      organisationId: toGlobalId('Organisation', city.unit.id),
      source: 'EVALUATION',
      detail: '未能及时建立健全内控制度',
      foundOn: '2023-12-20',
    });
    expect(found['article']).toBe('2023年度绩效评价结果四（二）');
    const demanded = await done(finance, DEMAND, {
      id: found.id,
      expectedVersion: found.version,
      demand: '建立内控制度',
      dueOn: '2023-12-21',
    });
    expect(demanded['overdue']).toBe(false);
    city.on('2023-12-22');
    const late = await (await city.holder('finance')).signedIn();
    const { supervisionFindings, supervisionFindingTotals } = await late.data<{
      supervisionFindings: { totalCount: number; nodes: Evaluated[] };
      supervisionFindingTotals: { count: number; overdue: number };
    }>(FINDINGS, { where: { overdue: true } });
    expect([supervisionFindings.totalCount, supervisionFindingTotals.count, supervisionFindingTotals.overdue]).toEqual([
      1, 1, 1,
    ]);
    expect(await refusal(late, REPORT, { ...which(demanded), result: '代报' })).toBe('FORBIDDEN');
    const own = await city.filer.signedIn();
    const reported = await done(own, REPORT, { ...which(demanded), result: '已建立' });
    // As by somebody who served in the unit then and supervises now.
    const { person } = await city.holder('finance');
    await asAdministrator(given, (query) =>
      query('update supervision_finding set reported_by = $1 where government = $2 and title = $3', [
        person.id,
        '910077',
        '内控制度未健全',
      ]),
    );
    expect(
      codes(await run(late, CLOSE, { id: found.id, expectedVersion: reported.version, conclusion: '好' })),
    ).toEqual(['four-eyes id']);
  });

  it('are taken away as spreadsheets', async () => {
    const response = await download(await audit.signedIn(), 'problems.xlsx?query=low-execution');
    const rows = await readSheet(Buffer.from(await response.arrayBuffer()));
    expect(rows[1]?.slice(0, 2)).toEqual(['预算执行率偏低', '2023年度绩效评价结果四（一）']);
    const all = await download(await audit.signedIn(), 'problems.xlsx');
    expect(all.status).toBe(200);
    // What the queries find, under a head and above a foot.
    expect(await readSheet(Buffer.from(await all.arrayBuffer()))).toHaveLength(17 + 2);
    expect((await download(await audit.signedIn(), 'problems.xlsx?query=none-such')).status).toBe(404);
    const findings = await download(await audit.signedIn(), 'supervision-findings.xlsx?where={}');
    expect((await readSheet(Buffer.from(await findings.arrayBuffer()))).length).toBeGreaterThan(2);
  });
});
