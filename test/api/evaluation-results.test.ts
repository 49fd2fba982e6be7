import { CONFIRM, CORRECT, CREATE, RETURN, SAVE, SUBMIT } from '../support/ask-evaluations';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity, type Answered } from '../support/given-city';
import { codes, done, run, which, type Evaluated } from '../support/told-answers';
import type { TestClient } from '../support/client';

/** A confirmed evaluation reaches the unit's next filing; one that is not confirmed, or has been corrected, does not. */

let given: GivenServer;
let city: GivenCity;
let digital: TestClient;
let finance: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  digital = await city.client(city.people.digital);
  finance = await city.client(city.people.finance);
});
afterAll(() => given?.close());

const LINES = ['resource-use', 'sharing', 'security'];
const lines = (scores: readonly string[]) =>
  LINES.map((indicator, index) => ({ indicator, score: scores[index], reason: '见评价报告' }));
/** Of 34, 33 and 33. */
const [JUST_POOR, JUST_FAIR] = [lines(['20', '20', '19.99']), lines(['20', '20', '20'])];

const filed = (unit: 'education' | 'transport', projectName: string) => city.file(unit, '600000.00', { projectName });
const considered = ({ findings }: Answered) =>
  findings
    .filter(({ rule }) => rule === 'evaluation-considered')
    .map(({ severity, message, article }) => [severity, message, article]);
const TOLD = ['WARNING', '本单位有1个项目的后评价结果为差，安排经费和后续项目时应作为重要依据', '第五十二条'];

async function evaluate(kind: string, project: string, year: number, scores: object): Promise<Evaluated> {
  const begun = await done(digital, CREATE, { regimeCode: 'dazhou', kind, projectId: project, year });
  const saved = await done(digital, SAVE, { ...which(begun), lines: scores });
  return done(digital, SUBMIT, which(saved));
}

it('says so with the article once it is confirmed as 差, and no more once it is corrected to the bound', async () => {
  const first = await filed('education', '学籍系统');
  const { application } = await digital.data<{ application: { project: { id: string } } }>(
    'query ($id: ID!) { application(id: $id) { project { id } } }',
    { id: first.application?.id ?? '' },
  );
  const project = application.project.id;

  const submitted = await evaluate('post-evaluation', project, 2026, JUST_POOR);
  expect([submitted['scoreText'], submitted['gradeTitle']]).toEqual(['59.99', '差']);
  expect(considered(await filed('education', '图书系统'))).toEqual([]);
  // A self-evaluation is no result of the post-evaluation.
  const own = await evaluate('self-evaluation', project, 2026, JUST_POOR);
  await done(finance, CONFIRM, which(own));
  expect(considered(await filed('education', '课程系统'))).toEqual([]);

  const confirmed = await done(finance, CONFIRM, which(submitted));
  expect(considered(await filed('education', '考试系统'))).toEqual([TOLD]);
  expect(considered(await filed('transport', '公交系统'))).toEqual([]);

  const correction = await done(digital, CORRECT, { id: confirmed.id, reason: '漏计一项共享' });
  const better = await done(digital, SAVE, { ...which(correction), lines: JUST_FAIR });
  const handed = await done(digital, SUBMIT, which(better));
  expect(considered(await filed('education', '社团系统'))).toEqual([TOLD]);
  const corrected = await done(finance, CONFIRM, which(handed));
  expect([corrected['scoreText'], corrected['gradeTitle']]).toEqual(['60.00', '一般']);
  expect(considered(await filed('education', '食堂系统'))).toEqual([]);
});

it('is confirmed and returned by the bodies that the regime names alone', async () => {
  const { application } = await filed('transport', '桥梁系统');
  const { project } = (
    await digital.data<{ application: { project: { id: string } } }>(
      'query ($id: ID!) { application(id: $id) { project { id } } }',
      { id: application?.id ?? '' },
    )
  ).application;
  const submitted = await evaluate('post-evaluation', project.id, 2026, JUST_FAIR);
  const development = await city.client(city.people.development);
  expect(await run(development, CONFIRM, which(submitted))).toMatchObject({
    evaluation: null,
    findings: [{ code: 'not-confirmer', message: '“后评价”由市数字经济局或市财政局确认' }],
  });
  expect(codes(await run(development, RETURN, { ...which(submitted), reason: '再看' }))).toEqual(['not-confirmer id']);
  const why = 'query ($id: ID!) { evaluation(id: $id) { confirmers confirmObjection } }';
  const asked = async (client: TestClient) =>
    (await client.data<{ evaluation: object }>(why, { id: submitted.id })).evaluation;
  const confirmers = ['市数字经济局', '市财政局'];
  expect(await asked(development)).toEqual({ confirmers, confirmObjection: '“后评价”由市数字经济局或市财政局确认' });
  expect(await asked(digital)).toEqual({ confirmers, confirmObjection: '评价须由未曾填写、提交的另一人确认' });
  expect(await asked(finance)).toEqual({ confirmers, confirmObjection: null });
});
