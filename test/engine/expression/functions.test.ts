import { FUNCTION_NAMES } from '../../../form-schemas/engine/expression/function-names';
import { FUNCTIONS } from '../../../form-schemas/engine/expression/functions';
import type { Value } from '../../../form-schemas/engine/value';
import { answer } from './given';

test.each<[string, Value]>([
  ['count([])', 0],
  ['count([5])', 1],
  ['sum(1, 2, 3)', 6],
  ['sum([0.1, 0.2])', { n: 3n, d: 10n }],
  ['mean(1, 2)', { n: 3n, d: 2n }],
  ['min(3, 1, 2)', 1],
  ['max([3, 1, 2])', 3],
  ['min([])', null],
  ['all([])', true],
  ['any([])', false],
  ['all(true, false)', false],
  ['list contains([1, null], null)', true],
  ['list contains([1.5], 3 / 2)', true],
  ['distinct values([1, 2, 1, null, null, 0.5, 1 / 2])', [1, 2, null, { n: 1n, d: 2n }]],
  ['append([1], 2)', [1, 2]],
  ['append([], "a")', ['a']],
  ['concatenate([1], [2, 3])', [1, 2, 3]],
  ['is empty([])', true],
  ['is empty("")', true],
  ['is empty(" ")', false],
  ['contains("政务云", "云")', true],
  ['starts with("政务云", "政")', true],
  ['ends with("政务云", "政")', false],
  ['string length("政务云😀")', 4],
  ['abs(-1.5)', { n: 3n, d: 2n }],
  ['floor(-1.5)', -2],
  ['floor(1.5)', 1],
  ['ceiling(-1.5)', -1],
  ['ceiling(1.5)', 2],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['round(2.45, 1)', { n: 5n, d: 2n }],
  ['round half up(1234.5, -2)', 1200],
  ['round(total)', 12_346],
  ['round(total, 0)', 12_300],
  ['round(total, -1)', 12_000],
  ['yuan(3) = total', false],
  ['not(false)', true],
  ['is defined(null)', false],
])('%s', (text, expected) => expect(answer(text, { total: { n: 24_691n, d: 2n } })).toEqual(expected));

test('every name but the literal date( has a definition, and none more', () => {
  expect([...FUNCTIONS.keys()].sort()).toEqual(FUNCTION_NAMES.filter((name) => name !== 'date').sort());
  for (const [name, definition] of FUNCTIONS) expect(definition.usage.startsWith(`${name}(`)).toBe(true);
});
