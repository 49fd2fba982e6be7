import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileExpression } from '../../../form-schemas/engine/expression/compile';
import { isRatio, ratio } from '../../../form-schemas/engine/expression/exact';
import type { Type, Value } from '../../../form-schemas/engine/value';
import { context, list, number, text, truth } from './random-expressions';

const NUMBER: Type = { kind: 'number' };
const TRUTH: Type = { kind: 'boolean' };
const TEXT: Type = { kind: 'text' };

const scope = {
  aliases: new Map<string, string>(),
  names: new Map<string, Type>([
    ...['x', 'y', 'zero', 'unknownNumber'].map((name) => [name, NUMBER] as const),
    ...['p', 'q', 'unknownTruth'].map((name) => [name, TRUTH] as const),
    ...['s', 't', 'unknownText'].map((name) => [name, TEXT] as const),
    ['numbers', { kind: 'list', of: NUMBER }],
    ['records', { kind: 'list', of: { kind: 'record', fields: { a: NUMBER, b: TRUTH } } }],
  ]),
};

/** JSON numbers, all multiples of ¼, as the engine holds them. */
function inside(json: unknown): Value {
  if (typeof json === 'number') return ratio(BigInt(json * 4), 4n);
  if (Array.isArray(json)) return json.map(inside);
  if (typeof json === 'object' && json !== null)
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, inside(value)]));
  return json as Value;
}

function outside(value: Value): unknown {
  if (isRatio(value)) return Number(value.n) / Number(value.d);
  return Array.isArray(value) ? value.map((item: Value) => outside(item)) : value;
}

const facts = inside(context) as Readonly<Record<string, Value>>;

function ours(expression: string, read = (name: string): Value => facts[name] ?? null): unknown {
  const compiled = compileExpression(expression, scope);
  if (compiled.value === null) throw new Error(`${expression}: ${compiled.findings[0]?.message ?? ''}`);
  return outside(compiled.value.evaluate(read));
}

function theirs(texts: readonly string[]): readonly { readonly value?: unknown; readonly error?: string }[] {
  const output = execFileSync(process.execPath, [join(__dirname, 'feelin-oracle.mjs')], {
    input: JSON.stringify({ texts, context }),
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output.toString()) as readonly { value?: unknown; error?: string }[];
}

const expressions = [truth, number, text, list].flatMap((kind, seed) =>
  fc.sample(kind, { numRuns: 600, seed: 20_261_120 + seed }),
);
const expected = theirs(expressions);

/** Where the two differ on purpose or on doubt, an expression says nothing. */
function comparable(at: number): boolean {
  const answer = expected[at];
  return answer !== undefined && answer.error === undefined;
}

function differences(evaluate: (expression: string) => unknown): readonly string[] {
  return expressions.flatMap((expression, at) => {
    if (!comparable(at)) return [];
    const [mine, other] = [JSON.stringify(evaluate(expression)), JSON.stringify(expected[at]?.value)];
    return mine === other ? [] : [`${expression}: ours ${mine}, feelin ${other}`];
  });
}

test('feelin gives the same answers on 2,400 random expressions of the common subset', () => {
  expect(expressions.filter((_, at) => comparable(at)).length).toBeGreaterThan(2_300);
  expect(differences((expression) => ours(expression))).toEqual([]);
});

describe('the comparison would notice', () => {
  test('a <= that excludes its bound', () => {
    expect(differences((expression) => ours(expression.replaceAll('<=', '<'))).length).toBeGreaterThan(0);
  });
  test('a null that counts as false', () => {
    const read = (name: string): Value => (name === 'unknownTruth' ? false : (facts[name] ?? null));
    expect(differences((expression) => ours(expression, read)).length).toBeGreaterThan(0);
  });
  test('an interval that includes its open end', () => {
    expect(
      differences((expression) => ours(expression.replace(/\.\.(\(-[\d.]+\)|[\d.]+)\)/g, '..$1]'))).length,
    ).toBeGreaterThan(0);
  });
});
