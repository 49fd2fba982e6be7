import { runCheck } from '../../form-schemas/engine/check/run';
import type { Day } from '../../form-schemas/engine/day';
import type { EvaluationResult } from '../../form-schemas/engine/evaluation/results';
import { surroundingFacts } from '../../form-schemas/engine/project/project-facts';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { dazhou, regime } from './dazhou';

/**
 * 第五十二条: 评价结果将作为下一年度安排自行建设、购买服务和运行维护经费和后期建设项目的重要依据. Money goes by the result of the year
 * before it, later projects by what each project came to last.
 */

const of = (subject: string, year: number, score: number, more: Partial<EvaluationResult> = {}): EvaluationResult => ({
  kind: 'post-evaluation',
  subject,
  relation: 'unit',
  year,
  on: `${year}-06-08` as Day,
  score,
  grade: score < 6000 ? 'poor' : 'fair',
  ...more,
});
const POOR_OF_2026 = [of('学籍系统', 2026, 5999)];

function told(results: readonly EvaluationResult[], asked: JsonObject): JsonObject {
  const surroundings = { main: null, sides: {}, rows: [], evaluations: results };
  return { ...surroundingFacts(dazhou, surroundings, { procedure: 'project', about: null }), ...asked };
}

/** Which of the three say so: a later filing, an allocation, running costs. */
function warned(results: readonly EvaluationResult[], asked: JsonObject): readonly string[] {
  const facts = readFacts(dazhou.vocabulary, told(results, asked));
  expect(facts.findings).toEqual([]);
  return ['evaluation-considered', 'evaluation-for-allocation', 'evaluation-for-running'].filter((code) => {
    const check = dazhou.checks.get(code);
    if (!check) throw new Error(`no check ${code}`);
    return runCheck(check, dazhou.vocabulary, facts.value).verdict === 'fail';
  });
}

const BOTH = (year: number) => ({ allocationYear: year, runningYear: year });
const MONEY = ['evaluation-for-allocation', 'evaluation-for-running'];
const LATER = 'evaluation-considered';

describe('article 52: what the results of evaluations count for', () => {
  it.each([
    [2026, [LATER]],
    [2027, [LATER, ...MONEY]],
    [2028, [LATER]],
  ])('a poor result of 2026: money of %i, and later projects whichever the year', (year, said) => {
    expect(warned(POOR_OF_2026, BOTH(year))).toEqual(said);
  });

  it.each([
    [5999, [LATER, ...MONEY]],
    [6000, []],
  ])('%i hundredths of a point: poor below 60, by the pilot', (score, said) => {
    expect(warned([of('学籍系统', 2026, score)], BOTH(2027))).toEqual(said);
  });

  it('what another project of the unit came to in the year before counts, though this one is better', () => {
    expect(warned([of('学籍系统', 2026, 6000), of('图书系统', 2026, 5999)], BOTH(2027))).toEqual([LATER, ...MONEY]);
  });

  it('a project evaluated anew: each year for the money of its next, the newest for later projects', () => {
    const results = [...POOR_OF_2026, of('学籍系统', 2027, 6000)];
    expect(warned(results, BOTH(2027))).toEqual(MONEY);
    expect(warned(results, BOTH(2028))).toEqual([]);
  });

  it('a correction replaces the result of its year, whenever it is confirmed', () => {
    const corrected = [...POOR_OF_2026, of('学籍系统', 2026, 6000, { on: '2027-02-01' as Day })];
    expect(warned(corrected, BOTH(2027))).toEqual([]);
  });

  it('the results of another unit, and a self-evaluation, count for nothing', () => {
    expect(warned([of('公交系统', 2026, 5999, { relation: 'other' })], BOTH(2027))).toEqual([]);
    expect(warned([of('学籍系统', 2026, 5999, { kind: 'self-evaluation' })], BOTH(2027))).toEqual([]);
  });

  it('from which year 下一年度 runs and what a poor result does is not in the text: both are on record as open', () => {
    const gaps = new Map(regime.textGaps.map((gap) => [gap.id, gap]));
    for (const [id, at] of [
      ['TG-52-year', 'facts.json#/facts/poorYears'],
      ['TG-52-use', 'checks.json#/checks/evaluation-for-allocation/effect'],
    ] as const) {
      expect([gaps.get(id)?.clause, gaps.get(id)?.settled?.at]).toEqual([['DZ-52-4'], at]);
      expect(gaps.get(id)?.settled?.how).toContain('试点取值');
    }
    expect(
      [LATER, ...MONEY].map((code) => regime.checks.find((check) => check.code === code)).map((check) => check?.effect),
    ).toEqual(['warn', 'warn', 'warn']);
  });
});
