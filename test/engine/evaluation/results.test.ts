import { evaluationValue, type EvaluationResult } from '../../../form-schemas/engine/evaluation/results';
import { exactFromText } from '../../../form-schemas/engine/expression/exact';
import type { FactOwner } from '../../../form-schemas/engine/model/fact';
import { day } from '../fixtures/invented-case';
import { askedOf } from '../../support/regime-of';

/** What facts of confirmed evaluations come to; grades by the pilot: 好 from 80, 一般 from 60, else 差. */

type Owner = Extract<FactOwner, { kind: 'evaluation' }>;
const { evaluation } = askedOf('dazhou');
const owner = (more: Partial<Owner>): Owner => ({ kind: 'evaluation', of: 'unit', result: 'count', ...more });
const result = (
  subject: string,
  year: number,
  score: number,
  more: Partial<EvaluationResult> = {},
): EvaluationResult => ({
  kind: 'post-evaluation',
  subject,
  relation: 'unit',
  year,
  on: day('2030-03-01'),
  score,
  grade: score >= 8000 ? 'good' : score >= 6000 ? 'fair' : 'poor',
  ...more,
});
const value = (asked: Partial<Owner>, results: readonly EvaluationResult[]) =>
  evaluationValue(evaluation, owner(asked), results);
const POOR = { grades: ['poor'] };

test('nothing evaluated: a count of 0, which is known; no grade, score or year', () => {
  expect(value({}, [])).toBe(0);
  expect([value({ result: 'grade' }, []), value({ result: 'score' }, []), value({ result: 'year' }, [])]).toEqual([
    null,
    null,
    null,
  ]);
});

test('of each thing only the newest year counts: what was poor and is better now is poor no more', () => {
  const results = [result('a', 2028, 5999), result('a', 2029, 6000), result('b', 2028, 5999)];
  expect([value({}, results), value(POOR, results)]).toEqual([2, 1]);
});

test('of the same year what was confirmed last counts', () => {
  const corrected = [result('a', 2029, 5999), result('a', 2029, 6000, { on: day('2030-04-01') })];
  expect([value(POOR, corrected), value(POOR, [...corrected].reverse())]).toEqual([0, 0]);
});

test('the project is told of itself, the unit of all its projects, the government of everybody', () => {
  const results = [
    result('here', 2028, 7000, { relation: 'project' }),
    result('unit', 2029, 5000),
    result('other', 2030, 9012, { relation: 'other' }),
  ];
  const grades = (['project', 'unit', 'government'] as const).map((of) => value({ of, result: 'grade' }, results));
  expect(grades).toEqual(['fair', 'poor', 'good']);
  expect(value({ of: 'government', result: 'score' }, results)).toEqual(exactFromText('90.12'));
  expect(value({ of: 'unit', result: 'year' }, results)).toBe(2029);
  expect((['project', 'unit', 'government'] as const).map((of) => value({ of }, results))).toEqual([1, 2, 3]);
});

test('other kinds of evaluation do not count where one is named', () => {
  const results = [result('a', 2030, 100, { kind: 'self-evaluation' }), result('a', 2029, 8000)];
  expect(value({ result: 'grade', evaluation: 'post-evaluation' }, results)).toBe('good');
  expect(value({ result: 'grade' }, results)).toBe('poor');
});

test.each([
  [5999, 'poor'],
  [6000, 'fair'],
  [7999, 'fair'],
  [8000, 'good'],
])('a grade of another edition, which this one does not know, is read from the score: %i is %s', (score, grade) => {
  expect(value({ result: 'grade' }, [result('a', 2029, score, { grade: 'satisfactory' })])).toBe(grade);
  expect(value(POOR, [result('a', 2029, score, { grade: 'satisfactory' })])).toBe(grade === 'poor' ? 1 : 0);
});

test('a grade that it knows stays as it was confirmed, whatever this edition would make of the score', () => {
  expect(value({ result: 'grade' }, [result('a', 2029, 9000, { grade: 'poor' })])).toBe('poor');
});

test('years: of each thing and year what was confirmed last, whatever came in later years', () => {
  const results = [
    result('a', 2028, 5999),
    result('a', 2029, 9000),
    result('b', 2028, 5999),
    result('b', 2027, 6000),
    result('c', 2029, 5999, { kind: 'self-evaluation' }),
  ];
  expect(value({ result: 'years' }, results)).toEqual([2027, 2028, 2028, 2029, 2029]);
  expect(value({ result: 'years', ...POOR }, results)).toEqual([2028, 2028, 2029]);
  expect(value({ result: 'years', ...POOR, evaluation: 'post-evaluation' }, results)).toEqual([2028, 2028]);
  expect(value({ result: 'years' }, [])).toEqual([]);
});

test('years: a correction takes the place of what it corrects', () => {
  const corrected = [result('a', 2029, 5999), result('a', 2029, 6000, { on: day('2030-04-01') })];
  expect([value({ result: 'years', ...POOR }, corrected), value({ result: 'years' }, corrected)]).toEqual([[], [2029]]);
});
