import fc from 'fast-check';

/**
 * Random expressions on which our language and FEEL must agree. Numbers are multiples of ¼ and divisors powers
 * of two, so that doubles, which the oracle calculates with, are exact on them.
 */
export interface Grammar {
  readonly number: string;
  readonly truth: string;
  readonly text: string;
  readonly list: string;
}

export const context = {
  x: 3,
  y: -2.5,
  zero: 0,
  unknownNumber: null,
  p: true,
  q: false,
  unknownTruth: null,
  s: 'abc',
  t: '政务云',
  unknownText: null,
  numbers: [1, 2.25, -4, 2.25],
  records: [
    { a: 1, b: true },
    { a: 5, b: false },
    { a: -3, b: true },
  ],
} as const;

function literal(quarters: number): string {
  return quarters < 0 ? `(${quarters / 4})` : String(quarters / 4);
}

const numberLiteral = fc.integer({ min: -40, max: 40 }).map(literal);
/** Bounds in their order: feelin turns a range that is the wrong way round, to us it is empty. */
const range = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([low, size]) => [literal(low), literal(low + size)] as const);
const depthSize = { depthSize: 'small', maxDepth: 4 } as const;

export const { truth, number, text, list } = fc.letrec<Grammar>((tie) => ({
  number: fc.oneof(
    depthSize,
    fc.oneof(numberLiteral, fc.constantFrom('x', 'y', 'zero', 'unknownNumber')),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('number'), fc.constantFrom('2', '4', '0', 'zero')).map(([a, b]) => `(${a} / ${b})`),
    tie('number').map((a) => `-(${a})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceiling'), tie('number')).map(([f, a]) => `${f}(${a})`),
    tie('number').map((a) => `round half up(${a}, 0)`),
    fc.tuple(fc.constantFrom('sum', 'min', 'max', 'count'), tie('list')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('list'), fc.integer({ min: -5, max: 5 })).map(([a, at]) => `${a}[${at === 0 ? 1 : at}]`),
    tie('text').map((a) => `string length(${a})`),
  ),
  truth: fc.oneof(
    depthSize,
    fc.constantFrom('true', 'false', 'p', 'q', 'unknownTruth'),
    fc
      .tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('text'), fc.constantFrom('=', '!='), tie('text')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    tie('truth').map((a) => `not(${a})`),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(tie('number'), range).map(([a, [low, high]]) => `(${a} between ${low} and ${high})`),
    fc
      .tuple(tie('number'), fc.constantFrom('[', '('), range, fc.constantFrom(']', ')'))
      .map(([a, open, [low, high], close]) => `(${a} in ${open}${low}..${high}${close})`),
    fc.tuple(tie('number'), numberLiteral, numberLiteral).map(([a, one, two]) => `(${a} in (${one}, ${two}))`),
    fc
      .tuple(fc.constantFrom('contains', 'starts with', 'ends with'), tie('text'), tie('text'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('list'), numberLiteral).map(([a, b]) => `list contains(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), fc.constantFrom('<', '>='), numberLiteral)
      .map(([q, o, b]) => `(${q} e in numbers satisfies e ${o} ${b})`),
    fc.tuple(fc.constantFrom('all', 'any'), tie('truth'), tie('truth')).map(([f, a, b]) => `${f}([${a}, ${b}])`),
  ),
  text: fc.oneof(
    depthSize,
    fc.oneof(fc.constantFrom('s', 't', 'unknownText', '"云"', '""', '"a\\"b"')),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie('truth'), tie('text'), tie('text')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  ),
  list: fc.oneof(
    depthSize,
    fc.constantFrom('numbers', 'records.a', 'records[b = true].a', 'records[b != true].a'),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(fc.constantFrom('<', '>=', '!='), numberLiteral).map(([o, b]) => `numbers[item ${o} ${b}]`),
    fc.tuple(fc.constantFrom('<', '>='), numberLiteral).map(([o, b]) => `records[a ${o} ${b}].a`),
    tie('list').map((a) => `distinct values(${a})`),
    fc.tuple(tie('list'), numberLiteral).map(([a, b]) => `append(${a}, ${b})`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `concatenate(${a}, ${b})`),
  ),
}));
