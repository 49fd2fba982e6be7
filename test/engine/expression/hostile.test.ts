import { compileExpression } from '../../../form-schemas/engine/expression/compile';
import { LIMITS } from '../../../form-schemas/engine/expression/language';
import { parseUnary } from '../../../form-schemas/engine/expression/unary';
import { answer, refusals, scope } from './given';
import { processorSeconds } from '../../support/processor-time';

/** All refused, each well within a second (measured: milliseconds). */
const texts: readonly (readonly [string, string])[] = [
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['prototype of a record', 'parameters.__proto__'],
  ['constructor of a record', 'parameters.constructor.constructor'],
  ['toString', 'funds.toString'],
  ['hasOwnProperty called', 'hasOwnProperty("a")'],
  ['a method', 'remark.replace("a", "b")'],
  ['this', 'this'],
  ['globalThis', 'globalThis.process'],
  ['new Function', 'Function("return 1")()'],
  ['template', '`${1}`'],
  ['assignment', 'total := 5'],
  ['statement', 'total; 5'],
  ['object', '{a: 1}'],
  ['regular expression', 'matches(remark, "(a+)+$")'],
  ['10,000 round brackets', '('.repeat(10_000)],
  ['9,999 round brackets', `${'('.repeat(4_999)}1${')'.repeat(4_999)}`],
  ['square brackets', '['.repeat(9_000)],
  ['minus signs', `${'-'.repeat(9_000)}1`],
  ['nested in', 'months in ('.repeat(900)],
  ['nested in with brackets', `${'months in ('.repeat(60)}`],
  ['nested in lists', 'months in ['.repeat(900)],
  ['nested if', 'if true then '.repeat(700)],
  ['nested calls', 'not('.repeat(2_400)],
  ['nested filters', 'counts['.repeat(1_400)],
  ['a long sum', Array.from({ length: 4_000 }, () => '1').join('+')],
  ['a long path', `total${'.a'.repeat(4_000)}`],
  ['a long unknown name', 'x'.repeat(9_999)],
  ['1 MB', 'a'.repeat(1_000_000)],
  ['1 MB of brackets', '('.repeat(1_000_000)],
  ['unterminated text', `"${'a'.repeat(9_000)}`],
  ['unterminated escape', '"\\'],
  ['lone surrogate', '\ud800'],
  ['nul', 'total > \u0000'],
  ['right-to-left override', 'total \u202e> 5'],
  ['many digits', '9'.repeat(9_000)],
  ['many unknown names', Array.from({ length: 1_500 }, (_, at) => `n${at}`).join('+')],
];

test.each(texts)('%s is refused quickly', (_, text) => {
  let findings: ReturnType<typeof refusals> = [];
  expect(processorSeconds(() => (findings = refusals(text)))).toBeLessThan(2);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.length).toBeLessThanOrEqual(LIMITS.findings);
  expect(findings.every((finding) => finding.message.length < 600)).toBe(true);
});

test.each(texts)('%s is refused as unary tests too', (_, text) => {
  expect(parseUnary(text, { kind: 'money' }).value).toBeNull();
  expect(parseUnary(text, { kind: 'text' }).findings).toHaveLength(1);
});

describe('bounds', () => {
  test('64 levels go, 65 do not', () => {
    const nested = (levels: number): string => `${'('.repeat(levels)}1${')'.repeat(levels)}`;
    expect(answer(nested(LIMITS.depth - 1))).toBe(1);
    expect(refusals(nested(LIMITS.depth))[0]?.code).toBe('expression-too-deep');
  });
  test('10,000 characters go, 10,001 do not', () => {
    expect(answer('1'.padEnd(LIMITS.length))).toBe(1);
    expect(refusals('1'.padEnd(LIMITS.length + 1))[0]?.code).toBe('expression-too-long');
  });
  test('a list of 10,000 is added up, one longer is null', () => {
    expect(answer('sum(counts)', { counts: Array.from({ length: LIMITS.items }, () => 1) })).toBe(LIMITS.items);
    expect(answer('sum(counts)', { counts: Array.from({ length: LIMITS.items + 1 }, () => 1) })).toBeNull();
  });
  test('loops within loops end', () => {
    const counts = Array.from({ length: LIMITS.items }, () => 1);
    // Without the bound they would take 10,000 × 10,000 × 10,000 steps: no answer in this life.
    expect(answer('count(counts[count(counts[count(counts[item = 2]) = 0]) = 0])', { counts })).toBeNull();
    expect(answer('some a in counts satisfies some b in counts satisfies a + b = 3', { counts })).toBeNull();
  });
  test('numbers that grow without end become null', () => {
    const huge = Array.from({ length: 6 }, () => '99999999999999').join(' * ');
    expect(answer(`months * ${huge}`, { months: 9 })).toBeNull();
  });
  test('a text built too long is null', () => {
    expect(answer('remark + remark', { remark: 'x'.repeat(LIMITS.text) })).toBeNull();
  });
});

test('a record that carries a prototype shows its own fields only', () => {
  const compiled = compileExpression('parameters.limit', scope).value;
  const polluted = Object.create({ limit: 5 }) as Record<string, number>;
  expect(compiled?.evaluate(() => polluted)).toBeNull();
});

test('a reader that answers values of the wrong kind gives null, never an exception', () => {
  for (const value of ['x', true, 1.5, Number.NaN, [], {}, [[1]], undefined as unknown as null]) {
    for (const text of [
      'total + 1',
      'total > 1 and urgent',
      'sum(amounts)',
      'funds.amount',
      'filedOn.year',
      'remark + "a"',
      'funds[1].amount',
      'round(share, 2)',
      'distinct values(counts)',
      'max(counts)',
    ]) {
      const compiled = compileExpression(text, scope).value;
      expect(() => compiled?.evaluate(() => value)).not.toThrow();
    }
  }
});
