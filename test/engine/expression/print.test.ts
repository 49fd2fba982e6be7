import fc from 'fast-check';
import type { Node } from '../../../form-schemas/engine/expression/ast';
import { parseExpression } from '../../../form-schemas/engine/expression/parse';
import { printExpression } from '../../../form-schemas/engine/expression/print';
import { list, number, text, truth } from './random-expressions';

/** The tree without places: what the text means. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const places = new Set(['at', 'end', 'height', 'fieldSpan', 'nameSpan']);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !places.has(key))
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

function read(expression: string): Node {
  const parsed = parseExpression(expression);
  if (parsed.value === null) throw new Error(`${expression}: ${parsed.findings[0]?.message ?? ''}`);
  return parsed.value;
}

test('printed text reads back as the same tree', () => {
  fc.assert(
    fc.property(fc.oneof(truth, number, text, list), (expression) => {
      const tree = read(expression);
      const printed = printExpression(tree);
      expect(bare(read(printed))).toEqual(bare(tree));
      expect(printExpression(read(printed))).toBe(printed);
    }),
  );
});

test.each([
  ['( a and b ) or c', 'a and b or c'],
  ['a and (b or c)', 'a and (b or c)'],
  ['(a-b)-c', 'a - b - c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['total>=2000000.00', 'total >= 2000000.00'],
  ['x in[1..2)', 'x in [1..2)'],
  ['x in ]1..2]', 'x in (1..2]'],
  ['x in (1,>=5,(1..2))', 'x in (1, >= 5, (1..2))'],
  ['x in "a"', 'x in ("a")'],
  ['date("2026-11-20")<d', '@"2026-11-20" < d'],
  ['list  contains(a,b)', 'list contains(a, b)'],
  ['if a then b else c+1', 'if a then b else c + 1'],
  ['(if a then b else c)+1', '(if a then b else c) + 1'],
  ['not( a )', 'not(a)'],
  ['"a\\"\\u4e2d\\n"', '"a\\"中\\n"'],
  ['funds[ amount>1 ].source', 'funds[amount > 1].source'],
])('%s prints as %s', (given, printed) => {
  expect(printExpression(read(given))).toBe(printed);
  expect(bare(read(printed))).toEqual(bare(read(given)));
});
