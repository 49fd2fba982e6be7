import type { JsonObject } from '../../form-schemas/engine';
import { asAdministrator } from '../support/admin';
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
/** Another person of the digital bureau: who has filled in does not confirm. */
let colleague: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  digital = await city.client(city.people.digital);
  finance = await city.client(city.people.finance);
  colleague = await decider('digital-bureau');
});
afterAll(() => given?.close());

const LINES = ['resource-use', 'sharing', 'security'];
const lines = (scores: readonly string[]) =>
  LINES.map((indicator, index) => ({ indicator, score: scores[index], reason: '见评价报告' }));
/** Of 34, 33 and 33. */
const [JUST_POOR, JUST_FAIR] = [lines(['20', '20', '19.99']), lines(['20', '20', '20'])];

const filed = (unit: 'education' | 'transport', projectName: string, more: JsonObject = {}) =>
  city.file(unit, '600000.00', { projectName, ...more });
/** Asked for as soon as the unit has a result, whichever it is. */
const USED = { evaluationUse: '共享不足，本项目建成即共享' };
const considered = ({ findings }: Answered) =>
  findings
    .filter(({ rule }) => rule === 'evaluation-considered')
    .map(({ severity, message, article }) => [severity, message, article]);
const TOLD = ['WARNING', '本单位有1个项目的后评价结果为差，后期建设项目应作为重要依据', '第五十二条'];

async function decider(...bodies: readonly string[]): Promise<TestClient> {
  return city.client(await city.government.official(city.desk, ['decider'], bodies));
}

async function projectOf({ application }: Answered): Promise<string> {
  const { application: found } = await digital.data<{ application: { project: { id: string } } }>(
    'query ($id: ID!) { application(id: $id) { project { id } } }',
    { id: application?.id ?? '' },
  );
  return found.project.id;
}

async function evaluate(kind: string, project: string, year: number, scores: object): Promise<Evaluated> {
  const begun = await done(digital, CREATE, { regimeCode: 'dazhou', kind, projectId: project, year });
  const saved = await done(digital, SAVE, { ...which(begun), lines: scores });
  return done(digital, SUBMIT, which(saved));
}

it('says so with the article once it is confirmed as 差, and no more once it is corrected to the bound', async () => {
  const project = await projectOf(await filed('education', '学籍系统'));

  const submitted = await evaluate('post-evaluation', project, 2026, JUST_POOR);
  expect([submitted['scoreText'], submitted['gradeTitle']]).toEqual(['59.99', '差']);
  expect(considered(await filed('education', '图书系统'))).toEqual([]);
  // A self-evaluation is no result of the post-evaluation.
  const own = await evaluate('self-evaluation', project, 2026, JUST_POOR);
  await done(finance, CONFIRM, which(own));
  expect(considered(await filed('education', '课程系统'))).toEqual([]);

  // 第五十二条: 市数字经济局会同市财政局. What one of them has confirmed is no result yet.
  const half = await done(finance, CONFIRM, which(submitted));
  expect(half['status']).toBe('SUBMITTED');
  expect(considered(await filed('education', '排课系统'))).toEqual([]);
  const confirmed = await done(colleague, CONFIRM, which(half));
  expect(confirmed['status']).toBe('CONFIRMED');
  const silent = await filed('education', '考试系统');
  expect([silent.application, silent.findings.map(({ code, path }) => `${code} ${path}`)]).toEqual([
    null,
    ['required-missing evaluationUse'],
  ]);
  expect(considered(await filed('education', '考试系统', USED))).toEqual([TOLD]);
  expect(considered(await filed('transport', '公交系统'))).toEqual([]);

  const correction = await done(digital, CORRECT, { id: confirmed.id, reason: '漏计一项共享' });
  const better = await done(digital, SAVE, { ...which(correction), lines: JUST_FAIR });
  const handed = await done(digital, SUBMIT, which(better));
  expect(considered(await filed('education', '社团系统', USED))).toEqual([TOLD]);
  const halfCorrected = await done(colleague, CONFIRM, which(handed));
  expect(considered(await filed('education', '选课系统', USED))).toEqual([TOLD]);
  const corrected = await done(finance, CONFIRM, which(halfCorrected));
  expect([corrected['scoreText'], corrected['gradeTitle']]).toEqual(['60.00', '一般']);
  expect(considered(await filed('education', '食堂系统', USED))).toEqual([]);
});

const ASKED = `query ($id: ID!) { evaluation(id: $id) { status confirmers confirmMode confirmObjection returnObjection
  confirmations { body by { name } } } }`;

describe('a post-evaluation that waits for both bureaus', () => {
  const CONFIRMERS = ['市数字经济局', '市财政局'];
  const EACH = '“后评价”由市数字经济局、市财政局各由一人分别确认';
  let submitted: Evaluated;
  const asked = async (client: TestClient) =>
    (await client.data<{ evaluation: Readonly<Record<string, unknown>> }>(ASKED, { id: submitted.id })).evaluation;

  beforeAll(async () => {
    submitted = await evaluate(
      'post-evaluation',
      await projectOf(await filed('transport', '桥梁系统')),
      2026,
      JUST_FAIR,
    );
  });

  it('is confirmed and returned by the bodies that the regime names alone, and by nobody who has written it', async () => {
    const development = await city.client(city.people.development);
    expect(await run(development, CONFIRM, which(submitted))).toMatchObject({
      evaluation: null,
      findings: [{ code: 'not-confirmer', message: EACH }],
    });
    expect(codes(await run(development, RETURN, { ...which(submitted), reason: '再看' }))).toEqual([
      'not-confirmer id',
    ]);
    expect(codes(await run(digital, CONFIRM, which(submitted)))).toEqual(['four-eyes id']);
    expect(await asked(development)).toMatchObject({
      confirmers: CONFIRMERS,
      confirmMode: 'ALL',
      confirmations: [],
      confirmObjection: EACH,
      returnObjection: EACH,
    });
    expect((await asked(digital))['confirmObjection']).toBe('评价须由未曾填写、提交的另一人确认');
    expect((await asked(finance))['confirmObjection']).toBeNull();
  });

  it('a body that has confirmed waits for the other: neither the same person nor another of it confirms again', async () => {
    const half = await done(finance, CONFIRM, which(submitted));
    expect(await asked(finance)).toMatchObject({
      status: 'SUBMITTED',
      confirmations: [{ body: '市财政局' }],
      confirmObjection: '您已代表市财政局确认，尚待市数字经济局由另一人确认',
      returnObjection: null,
    });
    expect(codes(await run(finance, CONFIRM, which(half)))).toEqual(['confirmed-already id']);
    const other = await decider('finance-bureau');
    expect((await asked(other))['confirmObjection']).toBe('您所在的机构已经确认，尚待市数字经济局确认');
    expect(codes(await run(other, CONFIRM, which(half)))).toEqual(['confirmed-already id']);
    submitted = half;
  });

  it('given back, what was confirmed of it is void', async () => {
    const back = await done(colleague, RETURN, { ...which(submitted), reason: '漏计一项' });
    expect((await asked(finance))['confirmations']).toEqual([]);
    submitted = await done(digital, SUBMIT, which(back));
    expect(await asked(finance)).toMatchObject({ status: 'SUBMITTED', confirmations: [], confirmObjection: null });
  });

  it('one person who holds a post in both confirms for one of them alone', async () => {
    const both = await decider('finance-bureau', 'digital-bureau');
    const half = await done(both, CONFIRM, which(submitted));
    expect((await asked(both))['confirmations']).toMatchObject([{ body: '市数字经济局' }]);
    expect(await run(both, CONFIRM, which(half))).toMatchObject({
      findings: [{ code: 'confirmed-already', message: '您已代表市数字经济局确认，尚待市财政局由另一人确认' }],
    });
    submitted = half;
  });

  it('the database itself takes no confirmation of who has written it, nor two of one person or of one body', async () => {
    const keeping = (confirmations: string) =>
      asAdministrator(given, (query) =>
        query(
          `update evaluation set confirmations = ${confirmations} where government = '511700' and status = 'submitted'`,
          [],
        ),
      );
    const one = (body: string, person: string) => `jsonb_build_object('body', '${body}', 'person', ${person})`;
    const standing = `confirmations -> 0 ->> 'person'`;
    await expect(keeping(`jsonb_build_array(${one('x', 'writers[1]')})`)).rejects.toThrow('填写过的人');
    for (const second of [one('y', standing), one('digital-bureau', 'gen_random_uuid()')])
      await expect(keeping(`confirmations || jsonb_build_array(${second})`)).rejects.toThrow('各一人');
  });

  it('with the last of them it is confirmed; it keeps who has confirmed for which', async () => {
    const final = await done(finance, CONFIRM, which(submitted));
    expect(final['status']).toBe('CONFIRMED');
    expect(await asked(finance)).toMatchObject({ confirmations: [{ body: '市数字经济局' }, { body: '市财政局' }] });
    await expect(
      asAdministrator(given, (query) =>
        query(`update evaluation set confirmations = '[]' where government = '511700' and status = 'confirmed'`, []),
      ),
    ).rejects.toThrow('评价已确认');
  });
});

it('of a self-evaluation, of which no article says who confirms, one of the two is enough', async () => {
  const own = await evaluate(
    'self-evaluation',
    await projectOf(await filed('transport', '隧道系统', USED)),
    2026,
    JUST_FAIR,
  );
  expect((await done(colleague, CONFIRM, which(own)))['status']).toBe('CONFIRMED');
});
