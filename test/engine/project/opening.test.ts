import type { CaseState } from '../../../form-schemas/engine/procedure/case';
import { openable } from '../../../form-schemas/engine/procedure/openable';
import { mayOpenSide, sidesToOpen } from '../../../form-schemas/engine/project/opening';
import type { Row, Surroundings } from '../../../form-schemas/engine/project/project';
import { codes, compiled, day, through } from '../fixtures/invented-case';
import { doneSide, effecting, inReview, openedSide, toContract } from '../fixtures/life-case';
import { lifeRegime } from '../fixtures/life-regime';
import type { Regime } from '../../../form-schemas/engine/model/regime';

const regime = compiled(lifeRegime());

const row = (id: string, change: Partial<Row> = {}): Row => ({
  id,
  record: 'contract',
  on: day('2030-01-10'),
  fields: { amount: 9_000_000, signedOn: '2030-01-09' },
  about: null,
  closedOn: null,
  ...change,
});

const around = (main: CaseState | null, change: Partial<Surroundings> = {}): Surroundings => ({
  main,
  sides: {},
  rows: [row('P1/3.1')],
  ...change,
});

const may = (
  procedure: string,
  surroundings: Surroundings,
  { bodies = ['applicant'], about = null as string | null, facts = surroundings.main?.facts ?? {} } = {},
) => {
  const outcome = mayOpenSide(regime, procedure, surroundings, facts, bodies, about);
  expect(outcome.value).toBe(codes(outcome.findings).length === 0);
  return outcome.findings.map(({ code, message }) => `${code}: ${message}`);
};

const about = { about: 'P1/3.1' };
const office = { bodies: ['secretariat'] };

describe('a side procedure may be opened', () => {
  test('where its project stands, by whom it belongs to, about an open row of its record', () => {
    expect(may('supplement', around(inReview(regime)), about)).toEqual([]);
    expect(may('halt', around(inReview(regime)), office)).toEqual([]);
  });

  test('not by others', () => {
    expect(may('supplement', around(inReview(regime)), { ...about, ...office })).toEqual([
      'not-your-body: “补充合同”应由借用单位发起',
    ]);
  });

  test('not at another stage, and it says at which', () => {
    expect(may('supplement', around(toContract(regime)), about)).toEqual([
      'side-not-at-stage: 项目现在处于“登记合同”，不能发起“补充合同”；须在“联合审查”、“试用”、“完成”时发起',
    ]);
  });

  test('not about nothing, about what is not there, about another record, or about what is closed', () => {
    const rows = [
      row('P1/3.1', { closedOn: day('2030-02-01') }),
      row('P1/9.1', { record: 'supplement' }),
      row('P1/5.1'),
    ];
    const surroundings = around(inReview(regime), { rows });
    expect(may('supplement', surroundings)).toEqual([
      'about-needed: “补充合同”针对一条“合同”办理，须指明是哪一条；现在可以针对：2030-01-10 记入的“合同”',
    ]);
    expect(may('supplement', surroundings, { about: 'P1/7.1' })).toEqual([
      'about-unknown: 没有找到所针对的记录；现在可以针对：2030-01-10 记入的“合同”',
    ]);
    expect(may('supplement', surroundings, { about: 'P1/9.1' })).toEqual([
      'about-unknown: “补充合同”只针对“合同”，所选的是 2030-01-10 记入的“补充合同”；现在可以针对：2030-01-10 记入的“合同”',
    ]);
    expect(may('supplement', surroundings, about)).toEqual([
      'about-unknown: 2030-01-10 记入的“合同”已于 2030-02-01 了结；现在可以针对：2030-01-10 记入的“合同”',
    ]);
    expect(may('supplement', surroundings, { about: 'P1/5.1' })).toEqual([]);
  });

  test('not while another is under way, unless there may be several; again once it has ended', () => {
    const sides = { S1: openedSide(regime, 'supplement', 'P1/3.1'), S2: openedSide(regime, 'settle', 'P1/3.1') };
    expect(may('supplement', around(inReview(regime), { sides }), about)).toEqual([
      'side-under-way: 已有一件“补充合同”正在办理，办结后才能再次发起',
    ]);
    expect(may('settle', around(inReview(regime), { sides }), { ...about, ...office })).toEqual([]);
    const ended = { S3: doneSide(regime, 'halt', '2030-02-01') };
    expect(may('halt', around(inReview(regime), { sides: ended }), office)).toEqual([]);
  });

  test('only where its condition is true of the project, at the bound too; what is unknown is asked for', () => {
    const at = (total: number | null) => may('supplement', around(inReview(regime)), { ...about, facts: { total } });
    expect(at(5_000_000)).toEqual([]);
    expect(at(4_999_999)).toEqual(['side-not-possible: 总价49,999.99元的项目不签补充合同']);
    expect(at(null)).toEqual(['side-undecided: 无法判断能否发起“补充合同”：尚不知道“总价”（来自表单“建设申请”）']);
  });

  test('not while the project is suspended, but for what lifts it', () => {
    const suspended = through(regime, inReview(regime), effecting('2030-02-01', { effect: 'suspend' }));
    expect(may('halt', around(suspended), office)[0]).toMatch(/^case-suspended/);
    expect(may('lift', around(suspended), office)).toEqual([]);
  });

  test('only beside a project, where it stands beside one', () => {
    expect(may('halt', around(null), office)).toEqual(['side-needs-project: “中止”只能在项目下发起']);
    expect(may('project', around(inReview(regime)))[0]).toMatch(/^procedure-not-side/);
    expect(may('nothing', around(inReview(regime)))[0]).toMatch(
      /^procedure-unknown: 制度中没有程序 nothing；附属程序有：“补充合同”/,
    );
  });
});

test('what can be opened now is listed with the rows that it may be about', () => {
  const main = inReview(regime);
  const surroundings = around(main, { rows: [row('P1/3.1'), row('P1/5.1')] });
  const sides = sidesToOpen(regime, surroundings, () => main.facts, ['applicant']);
  expect(sides.filter(({ findings }) => findings.length === 0)).toEqual([
    { procedure: 'supplement', about: ['P1/3.1', 'P1/5.1'], findings: [] },
  ]);
  const none = sidesToOpen(regime, around(main, { rows: [] }), () => main.facts, ['applicant']);
  expect(codes(none[0]!.findings)).toEqual(['about-needed']);
});

describe('a regime opens cases', () => {
  const on = (text: string, basis: Partial<Regime['basis']>, confirmation?: { readonly reason: string }) => {
    const changed = compiled(lifeRegime((one) => Object.assign(one.basis, basis)));
    const { value, findings } = openable(changed, day(text), confirmation);
    return [value, findings.map(({ code, severity }) => `${code} ${severity}`)];
  };

  test.each<readonly [string, string, Partial<Regime['basis']>, boolean]>([
    ['the day before it takes effect', '2029-12-31', {}, false],
    ['on the day on which it takes effect', '2030-01-01', {}, true],
    ['on its last day', '2032-04-27', { effectiveTo: '2032-04-27' }, true],
    ['the day after its last', '2032-04-28', { effectiveTo: '2032-04-27' }, false],
    [
      'on its last day, though it has lapsed since',
      '2032-04-27',
      { status: 'lapsed', effectiveTo: '2032-04-27' },
      true,
    ],
    ['once lapsed', '2032-04-28', { status: 'lapsed', effectiveTo: '2032-04-27' }, false],
    ['lapsed without a day', '2032-04-28', { status: 'lapsed' }, false],
    ['once repealed', '2032-04-28', { status: 'repealed' }, false],
    ['as a draft for comments', '2030-06-01', { status: 'draft-for-comments' }, false],
  ])('%s: %s', (_, date, basis, expected) => {
    const refused = [false, ['regime-not-in-force error']];
    expect(on(date, basis)).toEqual(expected ? [true, []] : refused);
    if (expected) return;
    expect(on(date, basis, { reason: '市政府同意过渡期内继续适用' })).toEqual([true, ['regime-not-in-force warning']]);
    expect(on(date, basis, { reason: ' ' })).toEqual([false, ['confirmation-incomplete error']]);
  });
});
