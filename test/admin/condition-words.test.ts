import { wordCondition } from '../../admin/regime/word-condition';
import { givenRegime } from './given';

/** Conditions of a regime as people read them. */

const regime = givenRegime();
const words = (text: string): string => wordCondition(text, regime);

describe('a condition in words', () => {
  it.each([
    ['openFindings = 0', '“未了结的整改”等于 0'],
    ['acceptedOn != null', '“验收日期”已填'],
    ['not(acceptancePassed)', '“履约验收已合格”为否'],
    ['acceptancePassed', '“履约验收已合格”为是'],
    ['declaredTotal >= 300000', '“申报总投资”不小于 30万元'],
    [
      'decisionRoute = "joint" or decisionRoute = "mid-year"',
      '“审定途径”等于 “列入年度清单统一审定”，或者“审定途径”等于 “列入年度计划中期调整”',
    ],
    [
      'clockYear >= year(foundedOn) and (not(acceptancePassed) or acceptedOn = null)',
      '时限所在年度不小于 “立项批复之日”的年份，并且（“履约验收已合格”为否，或者“验收日期”未填）',
    ],
    ['list contains(budgetYears, clockYear + 1)', '“已报送投资预算的年度”含有 时限所在年度 + 1'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('names a parameter with the value that it has now', () => {
    const [parameter] = regime.regime.parameters;
    if (!parameter) throw new Error('no parameter');
    expect(words(`declaredTotal <= parameters.${parameter.name}`)).toContain(`参数「${parameter.title}」（`);
  });

  it('leaves as it is written what cannot be read, and what it has no words for', () => {
    expect(words('declaredTotal >')).toBe('declaredTotal >');
    expect(words('sum(funds.amount) = declaredTotal')).toContain('sum(funds.amount)');
  });

  it.each(['dazhou', 'chenzhou', 'nanyang', 'changsha'])('of every clock of %s speaks no names of its own', (code) => {
    const other = givenRegime(code);
    for (const clock of other.regime.deadlines ?? [])
      for (const text of [clock.while, clock.done])
        if (text !== undefined) expect(wordCondition(text, other)).not.toMatch(/[a-z]{3}/i);
  });
});
