import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { CONFIRM, CORRECT, CREATE, DISCARD, LIST, RETURN, SAVE, SUBMIT } from '../support/ask-evaluations';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { codes, done, refused, run, which } from '../support/told-answers';

/** Who may have a hand in an evaluation, for which years, and what of it is added up. */

let given: GivenServer;
let city: GivenCity;
let digital: TestClient;
let finance: TestClient;
let filer: TestClient;
/** Decides for another bureau; the regime names it nowhere for evaluations. */
let development: TestClient;
/** Serves in the unit itself, and decides for others there. */
let partner: TestClient;
let projects: string[];

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  const { people, filers, units, government } = city;
  [digital, finance, development] = [
    await city.client(people.digital),
    await city.client(people.finance),
    await city.client(people.development),
  ];
  filer = await city.client(filers.education);
  partner = await (await government.official(units.education, ['decider'], ['participating-units'])).signedIn();
  projects = [];
  for (const projectName of ['学籍系统', '图书系统', '课程系统', '考试系统']) {
    const { application } = await city.file('education', '600000.00', { projectName });
    const asked = await filer.data<{ application: { project: { id: string } } }>(
      'query ($id: ID!) { application(id: $id) { project { id } } }',
      { id: application?.id ?? '' },
    );
    projects.push(asked.application.project.id);
  }
});
afterAll(() => given?.close());

const lines = (score: string) =>
  ['resource-use', 'sharing', 'security'].map((indicator) => ({ indicator, score, reason: '见评价报告' }));
const begun = (project: number, more: object = {}) => ({
  regimeCode: 'dazhou',
  kind: 'post-evaluation',
  projectId: projects[project],
  year: 2026,
  ...more,
});

describe('what is added up', () => {
  const totals = async (where: object = {}) =>
    (await digital.data<{ evaluationTotals: Record<string, unknown> }>(LIST, { where })).evaluationTotals;
  const NOTHING = { count: 0, budget: '0.00', executed: '0.00', executionRate: null, byGrade: [], byYear: [] };

  it('is what is confirmed: no draft, nothing handed in, no correction before it has taken its place', async () => {
    const amounts = { budget: '100.00', executed: '999999999999.99' };
    // One of the two bureaus confirms it.
    const draft = await done(filer, CREATE, begun(0, { kind: 'self-evaluation', ...amounts }));
    expect(await totals()).toEqual(NOTHING);
    const saved = await done(filer, SAVE, { ...which(draft), budget: '100.00', executed: '50.00', lines: lines('30') });
    const handed = await done(filer, SUBMIT, which(saved));
    expect(await totals()).toEqual(NOTHING);
    const confirmed = await done(finance, CONFIRM, which(handed));
    const first = { count: 1, budget: '100.00', executed: '50.00', executionRate: '50.00' };
    const year = [{ key: '2026', count: 1 }];
    expect(await totals()).toEqual({ ...first, byGrade: [{ key: 'good', title: '好', count: 1 }], byYear: year });
    const correction = await done(digital, CORRECT, { id: confirmed.id, reason: '漏计' });
    const better = await done(digital, SAVE, { ...which(correction), ...amounts, lines: lines('20') });
    expect(await totals()).toMatchObject({ ...first, byGrade: [{ key: 'good', count: 1 }], byYear: year });
    expect(await totals({ grade: ['fair'] })).toEqual(NOTHING);
    const again = await done(digital, SAVE, {
      ...which(better),
      budget: '100.00',
      executed: '80.00',
      lines: lines('20'),
    });
    await done(finance, CONFIRM, which(await done(digital, SUBMIT, which(again))));
    expect(await totals()).toMatchObject({
      ...{ ...first, executed: '80.00', executionRate: '80.00' },
      byGrade: [{ key: 'fair', title: '一般', count: 1 }],
      byYear: year,
    });
  });
});

describe('a sheet', () => {
  const WHO = '“后评价”由被评价单位的申报经办人填写，或者由市数字经济局、市财政局填写';

  it('is begun, filled in, handed in and corrected by the unit’s own filers and the bodies that the regime names', async () => {
    for (const stranger of [development, partner])
      expect(await refused(stranger, CREATE, begun(1))).toEqual(['FORBIDDEN', WHO]);
    const draft = await done(filer, CREATE, begun(1));
    const saved = await done(digital, SAVE, { ...which(draft), lines: lines('20') });
    for (const stranger of [development, partner]) {
      expect(await refused(stranger, SAVE, { ...which(saved), lines: lines('1') })).toEqual(['FORBIDDEN', WHO]);
      expect(await refused(stranger, SUBMIT, which(saved))).toEqual(['FORBIDDEN', WHO]);
      expect(await refused(stranger, DISCARD, which(saved))).toEqual(['FORBIDDEN', WHO]);
    }
    const why = async (client: TestClient) =>
      (
        await client.data<{ evaluation: object }>('query ($id: ID!) { evaluation(id: $id) { prepareObjection } }', {
          id: draft.id,
        })
      ).evaluation;
    expect(await why(development)).toEqual({ prepareObjection: WHO });
    expect(await why(filer)).toEqual({ prepareObjection: null });
    const confirmed = await done(finance, CONFIRM, which(await done(filer, SUBMIT, which(saved))));
    expect(await refused(development, CORRECT, { id: confirmed.id, reason: '再看' })).toEqual(['FORBIDDEN', WHO]);
  });

  it('with an error answers no evaluation: nothing was saved', async () => {
    const draft = await done(filer, CREATE, begun(2));
    for (const score of ['-1.00', '34.01']) {
      const answer = await run(filer, SAVE, { ...which(draft), lines: lines(score).slice(0, 1) });
      expect([answer.evaluation, answer.findings.length]).toEqual([null, 1]);
    }
    expect((await done(filer, SAVE, { ...which(draft), lines: lines('34').slice(0, 1) })).version).toBe(2);
  });
});

describe('the year', () => {
  it('is none before the project was first filed and none to come', async () => {
    expect((await run(filer, CREATE, begun(3, { year: 2025 }))).errors).toEqual([
      { path: 'year', message: '项目 2026-09-10 才首次申报，2025 年度没有可以评价的' },
    ]);
    expect((await run(filer, CREATE, begun(3, { year: 2027 }))).errors).toEqual([
      { path: 'year', message: '年度不能晚于今年 2026，所给为 2027' },
    ]);
    expect((await run(filer, CREATE, begun(3, { year: 1999 }))).errors[0]?.path).toBe('year');
    expect((await done(filer, CREATE, begun(3)))['status']).toBe('DRAFT');
  });
});

describe('a draft', () => {
  const kept = async (id: string) =>
    (await digital.data<{ evaluations: { nodes: { id: string }[] } }>(LIST, { where: {} })).evaluations.nodes.some(
      (one) => one.id === id,
    );

  it('never handed in is discarded by who may prepare it, and the same may be begun anew', async () => {
    const asked = begun(0);
    const draft = await done(filer, CREATE, asked);
    expect(await refused(filer, DISCARD, { ...which(draft), expectedVersion: 7 })).toEqual([
      'CONFLICT',
      expect.any(String),
    ]);
    expect(await run(digital, DISCARD, which(draft))).toMatchObject({ discarded: draft.id, findings: [], errors: [] });
    expect(await kept(draft.id)).toBe(false);
    const [told] = await asAdministrator(given, (query) =>
      query<{ details: string }>(
        `select details from audit_event where government = '511700' and verb = 'evaluation:discard'`,
        [],
      ),
    );
    expect(JSON.parse(told?.details ?? '{}')).toMatchObject({ kind: 'post-evaluation', year: 2026 });
    expect((await done(filer, CREATE, asked))['number']).toBe(1);
  });

  it('that has been handed in once stays, though it was given back; so does what a finding came from', async () => {
    const draft = await done(filer, CREATE, begun(1, { kind: 'self-evaluation' }));
    const saved = await done(filer, SAVE, { ...which(draft), lines: lines('20') });
    const handed = await done(filer, SUBMIT, which(saved));
    expect(await refused(filer, DISCARD, which(handed))).toEqual(['CONFLICT', expect.any(String)]);
    const back = await done(finance, RETURN, { ...which(handed), reason: '再看' });
    expect(codes(await run(filer, DISCARD, which(back)))).toEqual(['handed-in id']);
    expect(await kept(draft.id)).toBe(true);
    await expect(
      asAdministrator(given, (query) =>
        query(`delete from evaluation where government = '511700' and handed_in and status = 'draft'`, []),
      ),
    ).rejects.toThrow('评价不可删除');

    const cited = await done(filer, CREATE, begun(2, { kind: 'self-evaluation' }));
    await done(
      digital,
      `mutation ($input: RecordFindingInput!) { recordFinding(input: $input) { finding { id version } findings { code severity message path } errors { path message } } }`,
      {
        regimeCode: 'dazhou',
        title: '自评价不实',
        organisationId: toGlobalId('Organisation', city.units.education.id),
        source: 'EVALUATION',
        evaluationId: cited.id,
        detail: '与台账不符',
        foundOn: '2026-09-10',
      },
    );
    expect(codes(await run(filer, DISCARD, which(cited)))).toEqual(['evaluation-cited id']);
  });
});
