import fc from 'fast-check';
import { matchesUnary, parseUnary, printUnary, type UnaryTests } from '../../../form-schemas/engine/expression/unary';
import type { Finding } from '../../../form-schemas/engine/finding';
import type { Type, Value } from '../../../form-schemas/engine/value';
import { yuan } from './given';

const MONEY: Type = { kind: 'money' };
const KIND: Type = { kind: 'enum', values: ['self-build', 'service'] };

function tests(text: string, type: Type = MONEY): UnaryTests {
  const parsed = parseUnary(text, type);
  if (parsed.value === null) throw new Error(parsed.findings[0]?.message);
  return parsed.value;
}

function refusal(text: string, type: Type = MONEY): Finding {
  const parsed = parseUnary(text, type);
  expect(parsed.value).toBeNull();
  expect(parsed.findings).toHaveLength(1);
  return parsed.findings[0] as Finding;
}

describe('at the bound and one fen either side', () => {
  test.each<[string, number, boolean, boolean, boolean]>([
    ['>= 300000', 300_000, false, true, true],
    ['> 300000', 300_000, false, false, true],
    ['<= 300000', 300_000, true, true, false],
    ['< 300000', 300_000, true, false, false],
    ['[2000000..5000000)', 2_000_000, false, true, true],
    ['[2000000..5000000)', 5_000_000, true, false, false],
    ['(2000000..5000000]', 2_000_000, false, false, true],
    ['(2000000..5000000]', 5_000_000, true, true, false],
    [']2000000..5000000[', 2_000_000, false, false, true],
    [']2000000..5000000[', 5_000_000, true, false, false],
    ['299999.99', 299_999.99, false, true, false],
    ['not([2000000..5000000))', 2_000_000, true, false, false],
    ['< 10, >= 20, 15', 15, false, true, false],
  ])('%s around %p: below %p, at %p, above %p', (text, bound, below, at, above) => {
    const fen = yuan(bound);
    expect([fen - 1, fen, fen + 1].map((amount) => matchesUnary(tests(text), amount))).toEqual([below, at, above]);
  });
});

describe('null', () => {
  test.each<[string, boolean]>([
    ['-', true],
    ['null', true],
    ['>= 0', false],
    ['5', false],
    ['not(5)', false],
    ['not(null)', false],
    ['5, null', true],
  ])('passes %s: %p', (text, expected) => expect(matchesUnary(tests(text), null)).toBe(expected));
  test('not(null) is any value given', () => expect(matchesUnary(tests('not(null)'), 0)).toBe(true));
});

describe('other types', () => {
  test.each<[string, Type, Value, boolean]>([
    ['"self-build"', KIND, 'self-build', true],
    ['"self-build","service"', KIND, 'service', true],
    ['not("service")', KIND, 'service', false],
    ['not("service")', KIND, 'self-build', true],
    ['true', { kind: 'boolean' }, true, true],
    ['true', { kind: 'boolean' }, false, false],
    ['false, true', { kind: 'boolean' }, false, true],
    ['[date("2026-01-01")..@"2026-11-20"]', { kind: 'date' }, '2026-11-20', true],
    ['[date("2026-01-01")..@"2026-11-20"]', { kind: 'date' }, '2026-11-21', false],
    ['>= 0.5', { kind: 'number' }, { n: 1n, d: 2n }, true],
    ['> 0.5', { kind: 'number' }, { n: 1n, d: 2n }, false],
    ['[0.1..0.3)', { kind: 'number' }, { n: 3n, d: 10n }, false],
    ['[-5..-1]', { kind: 'integer' }, -1, true],
    ['"含，逗号", "b"', { kind: 'text' }, '含，逗号', true],
    ['-', { kind: 'text' }, 'anything', true],
    ['>= 300000', MONEY, { n: 60_000_001n, d: 2n }, true],
  ])('%s', (text, type, value, expected) => expect(matchesUnary(tests(text, type), value)).toBe(expected));

  test('a value of another type passes nothing but -', () => {
    expect(matchesUnary(tests('>= 10000000'), 'abc')).toBe(false);
    expect(matchesUnary(tests('not(5)'), 'abc')).toBe(false);
    expect(matchesUnary(tests('not(5)'), true)).toBe(false);
    expect(matchesUnary(tests('-'), 'abc')).toBe(true);
  });
});

test.each<[string, Type, string, string]>([
  ['', MONEY, 'unary-syntax', '任意值写作 -'],
  ['>=', MONEY, 'unary-syntax', '结尾'],
  ['>= x', MONEY, 'unary-syntax', '金额'],
  ['>= 5.001', MONEY, 'unary-type', '最多两位小数'],
  ['>= 1000000000000.01', MONEY, 'unary-type', '1 万亿元'],
  ['"5"', MONEY, 'unary-type', '金额'],
  ['true', MONEY, 'unary-type', '金额'],
  ['[5..3]', MONEY, 'unary-empty-interval', '区间是空的'],
  ['[5..5)', MONEY, 'unary-empty-interval', '区间是空的'],
  ['[5..', MONEY, 'unary-syntax', '结尾'],
  ['[5,6]', MONEY, 'unary-syntax', '..'],
  ['5 6', MONEY, 'unary-syntax', '逗号'],
  ['5,', MONEY, 'unary-syntax', '结尾'],
  ['-, 5', MONEY, 'unary-syntax', '单独写'],
  ['= 5', MONEY, 'unary-syntax', '直接写值'],
  ['!= 5', MONEY, 'unary-syntax', 'not(值)'],
  ['not(5', MONEY, 'unary-syntax', ')'],
  ['>= null', MONEY, 'unary-syntax', 'null'],
  ['>= 200万', MONEY, 'expression-syntax', '以元为单位'],
  ['>= ２', MONEY, 'expression-syntax', '全角'],
  ['"selfbuild"', KIND, 'unary-unknown-option', '是否指“self-build”'],
  ['service', KIND, 'unary-syntax', '"service"'],
  ['>= "service"', KIND, 'unary-type', '没有大小'],
  ['1.5', { kind: 'integer' }, 'unary-type', '整数'],
  ['"2026-11-20"', { kind: 'date' }, 'unary-type', '@"2026-11-20"'],
  ['@"2026-02-29"', { kind: 'date' }, 'unary-type', '真实存在'],
  ['5', { kind: 'boolean' }, 'unary-type', '是非'],
  ['5', { kind: 'list', of: MONEY }, 'unary-type', '列表'],
])('%j is refused: %#', (text, type, code, part) => {
  const finding = refusal(text, type);
  expect(finding.code).toBe(code);
  expect(finding.message).toContain(part);
  expect(finding.parameters).toMatchObject({ line: 1, column: expect.any(Number), length: expect.any(Number) });
});

test('canonical text reads back as the same tests', () => {
  const bound = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const interval = fc
    .tuple(
      bound,
      fc.integer({ min: 1, max: 1_000 }),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('both', 'low', 'high'),
    )
    .map(([low, size, lowIncluded, highIncluded, sides]) => ({
      kind: 'interval' as const,
      low: sides === 'high' ? null : low,
      lowIncluded: sides !== 'high' && lowIncluded,
      high: sides === 'low' ? null : low + size,
      highIncluded: sides !== 'low' && highIncluded,
    }));
  const equal = fc.oneof(bound, fc.constant(null)).map((value) => ({ kind: 'equal' as const, value }));
  fc.assert(
    fc.property(fc.array(fc.oneof(interval, equal), { minLength: 1, maxLength: 5 }), fc.boolean(), (given, negated) => {
      const text = printUnary({ any: false, negated, tests: given }, MONEY);
      expect(tests(text)).toEqual({ text, any: false, negated, tests: given });
    }),
  );
  expect(printUnary(tests(' - '), MONEY)).toBe('-');
  expect(printUnary(tests('[date("2026-01-01")..@"2026-11-20")', { kind: 'date' }), { kind: 'date' })).toBe(
    '[@"2026-01-01"..@"2026-11-20")',
  );
  expect(printUnary(tests('not("self-build" ,"service")', KIND), KIND)).toBe('not("self-build", "service")');
});
