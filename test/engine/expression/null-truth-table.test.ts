import type { Value } from '../../../form-schemas/engine/value';
import { answer } from './given';

/** Every cell of the null table in form-schemas/engine/expression/README.md. */
const T = true;
const F = false;
const N = null;

describe('three-valued and', () => {
  test.each<[Value, Value, Value]>([
    [T, T, T],
    [T, F, F],
    [T, N, N],
    [F, T, F],
    [F, F, F],
    [F, N, F],
    [N, T, N],
    [N, F, F],
    [N, N, N],
  ])('%p and %p is %p', (urgent, secret, expected) => {
    expect(answer('urgent and secret', { urgent, secret })).toBe(expected);
    expect(answer('urgent and true and secret', { urgent, secret })).toBe(expected);
    expect(answer('all(urgent, secret)', { urgent, secret })).toBe(expected);
  });
});

describe('three-valued or', () => {
  test.each<[Value, Value, Value]>([
    [T, T, T],
    [T, F, T],
    [T, N, T],
    [F, T, T],
    [F, F, F],
    [F, N, N],
    [N, T, T],
    [N, F, N],
    [N, N, N],
  ])('%p or %p is %p', (urgent, secret, expected) => {
    expect(answer('urgent or secret', { urgent, secret })).toBe(expected);
    expect(answer('urgent or false or secret', { urgent, secret })).toBe(expected);
    expect(answer('any(urgent, secret)', { urgent, secret })).toBe(expected);
  });
});

test.each<[Value, Value]>([
  [T, F],
  [F, T],
  [N, N],
])('not(%p) is %p', (urgent, expected) => {
  expect(answer('not(urgent)', { urgent })).toBe(expected);
});

test.each<[Value, string]>([
  [T, 'then'],
  [F, 'else'],
  [N, 'else'],
])('if %p takes %s', (urgent, expected) => {
  expect(answer('if urgent then "then" else "else"', { urgent })).toBe(expected);
});

describe('= and != know null', () => {
  test.each<[Value, Value, Value]>([
    [1, 1, T],
    [1, 2, F],
    [1, N, F],
    [N, 1, F],
    [N, N, T],
  ])('%p = %p is %p', (months, years, expected) => {
    expect(answer('months = years', { months, years })).toBe(expected);
    expect(answer('months != years', { months, years })).toBe(!expected);
  });
  test('a missing fact equals null', () => {
    expect(answer('total = null')).toBe(true);
    expect(answer('total != null', { total: 0 })).toBe(true);
    expect(answer('is defined(total)')).toBe(false);
    expect(answer('is defined(total)', { total: 0 })).toBe(true);
  });
});

describe('what is ordered or calculated with null is null', () => {
  for (const operator of ['<', '<=', '>', '>=', '+', '-', '*', '/']) {
    test(operator, () => {
      expect(answer(`months ${operator} years`, { months: 3 })).toBeNull();
      expect(answer(`months ${operator} years`, { years: 3 })).toBeNull();
      expect(answer(`months ${operator} years`)).toBeNull();
    });
  }
  test('minus sign, text joined, field, item, function', () => {
    expect(answer('-months')).toBeNull();
    expect(answer('remark + "x"')).toBeNull();
    expect(answer('filedOn.year')).toBeNull();
    expect(answer('funds.amount')).toBeNull();
    expect(answer('funds[1].amount')).toBeNull();
    expect(answer('funds[amount > 1]')).toBeNull();
    expect(answer('sum(amounts)')).toBeNull();
    expect(answer('sum(amounts)', { amounts: [1, null] })).toBeNull();
    expect(answer('sum(amounts)', { amounts: [] })).toBeNull();
    expect(answer('max(counts)', { counts: [1, null] })).toBeNull();
    expect(answer('string length(remark)')).toBeNull();
    expect(answer('contains(remark, "x")')).toBeNull();
    expect(answer('count(funds)')).toBeNull();
    expect(answer('is empty(funds)')).toBeNull();
  });
  test('division by zero', () => {
    expect(answer('months / years', { months: 1, years: 0 })).toBeNull();
    expect(answer('1 / 0')).toBeNull();
  });
});

describe('between and intervals are `and` of two comparisons', () => {
  test.each<[Value, Value, Value, Value]>([
    [5, 1, 9, T],
    [5, N, 9, N],
    [5, 1, N, N],
    [5, N, N, N],
    [N, 1, 9, N],
    [0, 1, N, F],
    [10, N, 9, F],
  ])('%p between %p and %p is %p', (months, low, high, expected) => {
    const counts = [low, high];
    expect(answer('months between counts[1] and counts[2]', { months, counts })).toBe(expected);
    expect(answer('months in [counts[1]..counts[2]]', { months, counts })).toBe(expected);
  });
});

describe('in is `or` of its tests', () => {
  test.each<[Value, Value]>([
    [1, T],
    [3, F],
    [N, F],
  ])('%p in (1, 2) is %p', (months, expected) => {
    expect(answer('months in (1, 2)', { months })).toBe(expected);
    expect(answer('months in [1, 2]', { months })).toBe(expected);
  });
  test('an ordering test of null is null, a list that is null too', () => {
    expect(answer('months in (1, >= 5)')).toBeNull();
    expect(answer('months in counts', { months: 1 })).toBeNull();
    expect(answer('months in (>= 5, null)')).toBe(true);
  });
});

describe('some and every', () => {
  test.each<[Value[], Value, Value]>([
    [[], F, T],
    [[T], T, T],
    [[F], F, F],
    [[N], N, N],
    [[T, N], T, N],
    [[F, N], N, F],
  ])('over %p: some %p, every %p', (flags, some, every) => {
    expect(answer('some x in flags satisfies x', { flags })).toBe(some);
    expect(answer('every x in flags satisfies x', { flags })).toBe(every);
  });
  test('a filter keeps what is true only', () => {
    expect(answer('counts[item > 1]', { counts: [1, null, 2] })).toEqual([2]);
  });
});
