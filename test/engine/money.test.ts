import fc from 'fast-check';
import { MAX_FEN, fen, formatYuan, parseYuan, sumFen, wordMoney, type Fen } from '../../form-schemas/engine/money';

describe('money is integer fen', () => {
  test.each([
    ['0', 0],
    ['0.01', 1],
    ['0.1', 10],
    ['299999.99', 29_999_999],
    ['2000000.00', 200_000_000],
    ['-3.50', -350],
    ['-0.00', 0],
    ['1000000000000.00', 100_000_000_000_000],
  ])('%s yuan is %d fen', (text, expected) => {
    expect(parseYuan(text)).toEqual({ value: expected, findings: [] });
  });

  test('an object that cannot even be turned into text is no amount', () => {
    expect(parseYuan({ toString: 1, valueOf: 1 }).findings.map((finding) => finding.code)).toEqual(['money-not-text']);
  });

  test.each([
    ['1000000000000.01', 'money-out-of-domain'],
    ['99999999999999', 'money-out-of-domain'],
    ['0.001', 'money-third-decimal'],
    ['1.000', 'money-third-decimal'],
    ['', 'money-not-decimal'],
    ['500万', 'money-not-decimal'],
    ['1,000', 'money-not-decimal'],
    ['１００', 'money-not-decimal'],
    ['1e5', 'money-not-decimal'],
    ['.5', 'money-not-decimal'],
    ['NaN', 'money-not-decimal'],
    [2000000, 'money-not-text'],
    [null, 'money-not-text'],
    [[], 'money-not-text'],
  ])('%p is refused: %s', (given, code) => {
    const { value, findings } = parseYuan(given, 'funds[0].amount');
    expect(value).toBeNull();
    expect(findings).toMatchObject([{ code, severity: 'error', path: 'funds[0].amount' }]);
  });

  test('six amounts that doubles add up to 1,999,999.9999999998 are exactly 2,000,000.00 yuan', () => {
    const amounts = ['108976.06', '342844.30', '263280.58', '375642.46', '285814.88', '623441.72'];
    const total = sumFen(amounts.map((text) => parseYuan(text).value ?? fen(-1)));
    expect(total).toBe(200_000_000);
    // The control: the same thing in floats misses the bound.
    expect(amounts.map(Number).reduce((sum, amount) => sum + amount, 0)).toBe(1999999.9999999998);
  });

  test('reading what was written gives the same amount back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), (amount) => {
        const same = amount === 0 ? 0 : amount;
        expect(parseYuan(formatYuan(same as Fen)).value).toBe(same);
      }),
    );
  });

  test('a fraction of a fen is a mistake of the programmer', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => fen(Number.NaN)).toThrow(RangeError);
  });
});

describe('amounts in words', () => {
  test.each([
    [0, '0元'],
    [1, '0.01元'],
    [30_000_000, '30万元'],
    [29_999_999, '299,999.99元'],
    [500_000_000, '500万元'],
    [499_999_999, '4,999,999.99元'],
    [1_433_138_000_00, '143,313.8万元'],
    [123_456_789_00, '123,456,789元'],
    [-200_000_000, '-200万元'],
  ])('%d fen: %s', (amount, words) => {
    expect(wordMoney(amount as Fen)).toBe(words);
  });
});
