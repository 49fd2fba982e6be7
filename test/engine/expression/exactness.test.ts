import fc from 'fast-check';
import {
  add,
  compareExact,
  divide,
  exactFromText,
  exactToText,
  multiply,
  ratio,
  roundTo,
  subtract,
  type Exact,
} from '../../../form-schemas/engine/expression/exact';
import { answer, yuan } from './given';

test('0.1 + 0.2 is 0.3', () => {
  expect(0.1 + 0.2 === 0.3).toBe(false); // the control: doubles say no
  expect(answer('0.1 + 0.2 = 0.3')).toBe(true);
  expect(answer('total + 0.2 = 0.3', { total: yuan(0.1) })).toBe(true);
});

test('six items that add up to exactly 2,000,000 are in the band that starts there', () => {
  // chosen so that doubles fall one band too low
  const items = ['123456.15', '676543.85', '333333.33', '333333.33', '333333.34', '200000.00'];
  const fen = items.map((item) => Number(item.replace('.', '')));
  expect(fen.reduce((sum, item) => sum + item, 0)).toBe(200_000_000);
  const funds = fen.map((amount) => ({ source: 'x', amount, months: 1 }));
  expect(answer('sum(funds.amount) >= 2000000', { funds })).toBe(true);
  expect(answer('sum(funds.amount) in [2000000..5000000)', { funds })).toBe(true);
  expect(answer(`${items.join(' + ')} = total`, { total: 200_000_000 })).toBe(true);
});

test('a share of one third is exactly one third', () => {
  expect(answer('total / paid = 1 / 3', { total: 100, paid: 300 })).toBe(true);
  expect(answer('total * 0.15 = 0.15', { total: 100 })).toBe(true);
  expect(answer('total * 3 >= paid', { total: 33_333_333, paid: 100_000_000 })).toBe(false);
});

const fraction = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n))
  .map(([n, d]) => ratio(n, d) as Exact);

test('arithmetic on fractions obeys its laws', () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(subtract(add(a, b) as Exact, b)).toEqual(a);
      expect(multiply(a, add(b, c) as Exact)).toEqual(add(multiply(a, b) as Exact, multiply(a, c) as Exact));
      if (compareExact(b, 0) !== 0) expect(multiply(divide(a, b) as Exact, b)).toEqual(a);
      expect(Math.sign(compareExact(a, b))).toBe(Math.sign(compareExact(subtract(a, b) as Exact, 0)) + 0);
    }),
  );
});

test('integers agree with big integers and never turn into minus zero', () => {
  const integer = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(integer, integer, (a, b) => {
      const product = BigInt(a) * BigInt(b);
      expect(multiply(a, b)).toEqual(ratio(product, 1n));
      expect(Object.is(multiply(a, b), -0)).toBe(false);
      expect(Object.is(divide(a, b), -0)).toBe(false);
    }),
  );
});

test('rounding is half away from zero', () => {
  fc.assert(
    fc.property(fraction, (a) => {
      const rounded = roundTo(a, 1) as Exact;
      const distance = subtract(a, rounded) as Exact;
      const half = ratio(1n, 2n) as Exact;
      expect(compareExact(distance, half)).toBeLessThanOrEqual(0);
      expect(compareExact(distance, ratio(-1n, 2n) as Exact)).toBeGreaterThanOrEqual(0);
      if (compareExact(distance, half) === 0) expect(compareExact(a, 0)).toBeLessThan(0);
      if (compareExact(distance, ratio(-1n, 2n) as Exact) === 0) expect(compareExact(a, 0)).toBeGreaterThan(0);
    }),
  );
});

test('decimals read back as written', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 12 }), (digits, decimals) => {
      const value = ratio(digits, 10n ** BigInt(decimals)) as Exact;
      expect(exactFromText(exactToText(value))).toEqual(value);
    }),
  );
  expect(exactToText(ratio(3n, 20n) as Exact)).toBe('0.15');
  expect(exactToText(ratio(-1n, 3n) as Exact)).toBe('-0.33333333333333333333');
});
