import fc from 'fast-check';
import { matchesUnary, parseUnary, type UnaryTests } from '../../../form-schemas/engine/expression/unary';
import type { MatrixAnalysis } from '../../../form-schemas/engine/matrix/matrix-analysis';
import type { HitPolicy, MatrixDocument, MatrixInput } from '../../../form-schemas/engine/model/matrix';
import type { JsonObject, Type, Value } from '../../../form-schemas/engine/value';
import { readValue } from '../../../form-schemas/engine/vocabulary/read-value';
import { compareExact, isExact } from '../../../form-schemas/engine/expression/exact';
import { fact, good, row, table, vocabularyOf } from './given';

/**
 * The oracle of the analysis: small random tables over columns of every type, and every value that could
 * make a difference tried by `matchesUnary`, which knows nothing of atoms, boxes or volumes.
 */

interface Column {
  readonly name: string;
  readonly type: Type;
  /** Literals as they stand in cells. */
  readonly literals: readonly string[];
  readonly ordered: boolean;
  /** Values that no bound can tell from their neighbours, and each bound with what lies next to it. */
  readonly values: readonly Value[];
}

const steps = (values: readonly number[]) => [...new Set(values.flatMap((value) => [value - 1, value, value + 1]))];
const half = (n: number) => ({ n: BigInt(n), d: 2n });

const COLUMNS: readonly Column[] = [
  {
    name: 'amount',
    type: { kind: 'money' },
    literals: ['0', '0.02', '5', '5.01', '5.02'],
    ordered: true,
    values: [-1e14, ...steps([0, 2, 500, 501, 502]), 250, 1e14],
  },
  {
    name: 'count',
    type: { kind: 'integer' },
    literals: ['-2', '0', '1', '2', '7'],
    ordered: true,
    values: [-99, ...steps([-2, 0, 1, 2, 7]), 5, 99],
  },
  {
    name: 'share',
    type: { kind: 'number' },
    literals: ['0', '0.5', '1', '1.5'],
    ordered: true,
    values: [-7, 0, { n: 1n, d: 4n }, half(1), { n: 3n, d: 4n }, 1, { n: 5n, d: 4n }, half(3), { n: 5n, d: 3n }, 7],
  },
  {
    name: 'day',
    type: { kind: 'date' },
    literals: ['@"2023-12-31"', '@"2024-02-29"', '@"2024-03-01"'],
    ordered: true,
    values: [
      '1900-01-01',
      '2023-12-30',
      '2023-12-31',
      '2024-01-01',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2024-03-02',
      '2999-12-31',
    ],
  },
  {
    name: 'mode',
    type: { kind: 'enum', values: ['self', 'service', 'mixed'] },
    literals: ['"self"', '"service"', '"mixed"'],
    ordered: false,
    values: ['self', 'service', 'mixed'],
  },
  { name: 'yes', type: { kind: 'boolean' }, literals: ['true', 'false'], ordered: false, values: [true, false] },
  {
    name: 'word',
    type: { kind: 'text' },
    literals: ['"a"', '"b"', '"其他"'],
    ordered: false,
    values: ['a', 'b', '其他', 'anything else', ''],
  },
];

export const vocabulary = vocabularyOf([
  ...COLUMNS.filter((column) => column.type.kind !== 'enum').map((column) =>
    fact(column.name, column.name.toUpperCase(), column.type.kind as 'money'),
  ),
  fact('mode', '方式', 'enum', { options: ['self', 'service', 'mixed'].map((value) => ({ value, title: value })) }),
]);

const columnOf = (name: string): Column => COLUMNS.find((column) => column.name === name)!;

function testText(column: Column): fc.Arbitrary<string> {
  const literal = fc.constantFrom(...column.literals);
  if (!column.ordered) return literal;
  const index = fc.nat(column.literals.length - 1);
  const range = fc
    .tuple(index, index, fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
    .map(([a, b, open, close]) => {
      const [low, high] = [column.literals[Math.min(a, b)]!, column.literals[Math.max(a, b)]!];
      return a === b ? low : `${open}${low}..${high}${close}`;
    });
  return fc.oneof(
    literal,
    range,
    range,
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), literal).map(([sign, bound]) => `${sign} ${bound}`),
  );
}

function cellText(column: Column): fc.Arbitrary<string> {
  const test = testText(column);
  const tests = fc.oneof(
    { weight: 3, arbitrary: test },
    { weight: 1, arbitrary: fc.tuple(test, test).map((both) => both.join(', ')) },
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('-') },
    { weight: 6, arbitrary: tests },
    { weight: 1, arbitrary: tests.map((text) => `not(${text})`) },
  );
}

/** Tables of 0–6 rows over 1–3 columns, some with a domain, under any hit policy. */
export const tables: fc.Arbitrary<MatrixDocument> = fc
  .tuple(
    fc.shuffledSubarray([...COLUMNS], { minLength: 1, maxLength: 3 }),
    fc.constantFrom<HitPolicy>('unique', 'first', 'any'),
  )
  .chain(([columns, hit]) =>
    fc
      .tuple(
        fc.tuple(...columns.map((column) => fc.option(cellText(column), { freq: 2, nil: undefined }))),
        fc.array(fc.tuple(fc.nat(1), ...columns.map(cellText)), { maxLength: 6 }),
      )
      .map(([domains, rows]) => {
        const inputs: MatrixInput[] = columns.map(({ name }, c) => ({
          code: name,
          title: name,
          expression: name,
          ...(domains[c] === undefined ? {} : { domain: domains[c] }),
        }));
        return table(
          inputs,
          rows.map(([chain, ...cells], at) =>
            row(`r${at}`, Object.fromEntries(columns.map(({ name }, c) => [name, cells[c] as string])), {
              chain: [{ action: 'decide', mode: 'one', bodies: [`body-${chain as number}`] }],
            }),
          ),
          { hit },
        );
      }),
  );

export interface Situation {
  readonly values: readonly Value[];
  readonly inDomain: boolean;
  readonly rows: readonly number[];
}

/** Every combination of telling values, with the rows that match it. */
export function situations(document: MatrixDocument): readonly Situation[] {
  const columns = document.inputs.map((input) => columnOf(input.code));
  const domains = document.inputs.map((input, c) => tests(input.domain ?? '-', columns[c]!.type));
  const cells = document.rows.map((each) => columns.map((column) => tests(each.when[column.name] ?? '-', column.type)));
  let all: Value[][] = [[]];
  for (const column of columns) all = all.flatMap((start) => column.values.map((value) => [...start, value]));
  return all.map((values) => ({
    values,
    inDomain: domains.every((domain, c) => matchesUnary(domain, values[c]!)),
    rows: cells.flatMap((row, at) => (row.every((cell, c) => matchesUnary(cell, values[c]!)) ? [at] : [])),
  }));
}

function tests(text: string, type: Type): UnaryTests {
  return good(parseUnary(text, type));
}

/** Where an analysis says something else than trying every situation does; empty if they agree. */
export function disagreements(document: MatrixDocument, analysis: MatrixAnalysis): string[] {
  const wrong: string[] = [];
  const same = (what: string, told: unknown, tried: unknown) => {
    if (JSON.stringify(told) !== JSON.stringify(tried))
      wrong.push(`${what}: told ${JSON.stringify(told)}, tried ${JSON.stringify(tried)}`);
  };
  const known = situations(document).filter((each) => each.inDomain);
  const ids = document.rows.map((each) => each.id);
  const open = known.filter((each) => each.rows.length === 0);
  same('decided', analysis.decided, true);
  same('complete', analysis.complete, open.length === 0);
  same(
    'disjoint',
    analysis.disjoint,
    known.every((each) => each.rows.length < 2),
  );
  const pairs = new Set(
    known.flatMap((each) => each.rows.flatMap((a) => each.rows.filter((b) => b > a).map((b) => `${a}:${b}`))),
  );
  same('overlap count', analysis.overlapCount, pairs.size);
  same(
    'outside',
    analysis.outside,
    ids.filter((_, at) => !known.some((each) => each.rows.includes(at))),
  );
  const shadowed = ids.filter((_, at) => {
    const own = known.filter((each) => each.rows.includes(at));
    return document.hit === 'first' && own.length > 0 && own.every((each) => each.rows[0] !== at);
  });
  same('unreachable', analysis.unreachable, shadowed);

  const told = analysis.gaps.map((gap) => holdsOf(document, gap.columns));
  analysis.gaps.forEach((gap, at) => {
    let size = 0;
    /** Per value that would widen the gap in one column: whether all of what it would add is uncovered. */
    const wider = new Map<string, boolean>();
    for (const each of known) {
      const missing = told[at]!.flatMap((holds, c) => (holds.get(each.values[c]!) ? [] : [c]));
      if (missing.length === 0) {
        size += 1;
        if (each.rows.length > 0) wrong.push(`the gap ${gap.words} holds what a row covers`);
      } else if (missing.length === 1) {
        const key = `${missing[0]!}:${show([each.values[missing[0]!]!])}`;
        wider.set(key, (wider.get(key) ?? true) && each.rows.length === 0);
      }
    }
    if (size === 0) wrong.push(`the gap ${gap.words} holds nothing`);
    for (const [key, uncovered] of wider) if (uncovered) wrong.push(`the gap ${gap.words} is not maximal: ${key}`);
  });
  if (!analysis.moreGaps) {
    for (const each of open) {
      if (!told.some((gap) => gap.every((holds, c) => holds.get(each.values[c]!))))
        wrong.push(`no gap tells of ${show(each.values)}`);
    }
  }
  for (const { rows, box } of analysis.overlaps) {
    const [a, b] = [ids.indexOf(rows[0]), ids.indexOf(rows[1])];
    const held = holdsOf(document, box.columns);
    const inside = known.filter((each) => held.every((holds, c) => holds.get(each.values[c]!)));
    const shared = known.filter((each) => each.rows.includes(a) && each.rows.includes(b));
    same(
      `overlap of ${rows.join(' and ')}`,
      inside.map((each) => show(each.values)),
      shared.map((each) => show(each.values)),
    );
  }
  return wrong;
}

type BoxColumns = MatrixAnalysis['gaps'][number]['columns'];

/** Per column, which of its telling values the machine-readable box holds. */
function holdsOf(document: MatrixDocument, columns: BoxColumns): readonly ReadonlyMap<Value, boolean>[] {
  return columns.map((column, c) => {
    const { type, values } = columnOf(document.inputs[c]!.code);
    return new Map(values.map((value) => [value, inExtent(type, column.extent, value)]));
  });
}

interface SpanJson extends JsonObject {
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

function inExtent(type: Type, extent: JsonObject, value: Value): boolean {
  const read = (json: unknown) => readValue(type, json, '').value;
  const { spans, values, allBut } = extent as {
    spans?: readonly SpanJson[];
    values?: readonly unknown[];
    allBut?: readonly unknown[];
  };
  if (values) return values.includes(value);
  if (allBut) return !allBut.includes(value);
  return spans!.some(({ low, high, lowIncluded, highIncluded }) => {
    const fromLow = low === null ? 1 : order(value, read(low));
    const fromHigh = high === null ? -1 : order(value, read(high));
    return (lowIncluded ? fromLow >= 0 : fromLow > 0) && (highIncluded ? fromHigh <= 0 : fromHigh < 0);
  });
}

function order(a: Value, b: Value): number {
  if (isExact(a) && isExact(b)) return compareExact(a, b);
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function show(values: readonly Value[]): string {
  return values
    .map((value) => (isExact(value) && typeof value !== 'number' ? `${value.n}/${value.d}` : String(value)))
    .join(' | ');
}
