import { MAX_FEN } from '../money';
import type { UnaryTests } from '../expression/unary';
import type { Day } from '../day';
import type { Type, Value } from '../value';
import { BEYOND_TYPE, NOT_OF_TYPE, type Axis, type Extent } from './axis';
import { addRun, allBits, noBits, runsOf, without } from './bits';
import { floorExact, isRatio } from '../expression/exact';
import { dayOfOrdinal, LAST_ORDINAL, ordinalOf } from './ordinal';
import { prepareSearch, searchStart, type Search } from './search';

interface Line {
  readonly first: number;
  readonly last: number;
  /** A value that a witness prefers where nothing bounds it. */
  readonly plain: number;
}

const LINES = {
  money: { first: -MAX_FEN, last: MAX_FEN, plain: 0 },
  integer: { first: Number.MIN_SAFE_INTEGER + 1, last: Number.MAX_SAFE_INTEGER - 1, plain: 0 },
  date: { first: 0, last: LAST_ORDINAL, plain: 36_524 },
} as const satisfies Record<string, Line>;

/**
 * An axis of values with a next one: fen, integers, days. Every test becomes half-open ranges of
 * integers, so that `> 5` and `>= 5.01` on money are one and the same and nothing lies between two fen.
 */
export function lineAxis(
  type: Type & { readonly kind: 'money' | 'integer' | 'date' },
  tests: readonly UnaryTests[],
): Axis {
  const line = LINES[type.kind];
  const toPoint = type.kind === 'date' ? (value: Value) => ordinalOf(value as Day) : (value: Value) => value as number;
  const toValue = (point: number): Value => (type.kind === 'date' ? dayOfOrdinal(point) : point);
  const ranges = (given: UnaryTests) => rangesOf(given, line, toPoint);

  const cuts = new Set<number>([line.first]);
  for (const given of tests) for (const [from, to] of ranges(given)) cuts.add(from).add(to);
  cuts.delete(line.last + 1);
  const starts = Float64Array.from(cuts).sort();
  const size = starts.length;
  const end = (atom: number) => (atom < size ? starts[atom]! : line.last + 1);
  const search = prepareSearch(starts);
  const index = (point: number) => (point > line.last ? size : searchStart(search, point));

  return {
    type,
    size,
    locate: type.kind === 'date' ? locateDay(Array.from(starts, dayOfOrdinal)) : locateNumber(search, line),
    bits(given) {
      const bits = noBits(size);
      for (const [from, to] of ranges(given)) addRun(bits, index(from), index(to));
      return given.negated ? without(allBits(size), bits) : bits;
    },
    extent(bits): Extent {
      return {
        kind: 'spans',
        spans: runsOf(bits).map(([from, to]) => ({
          low: from === 0 ? null : toValue(starts[from]!),
          lowIncluded: from !== 0,
          high: to === size ? null : toValue(end(to)),
          highIncluded: false,
        })),
      };
    },
    sample(bits) {
      const [from, to] = runsOf(bits)[0] ?? [0, size];
      if (from > 0) return toValue(starts[from]!);
      return toValue(Math.min(line.plain, end(to) - 1));
    },
  };
}

/** Ranges `[from, to)` of points; negation is left to the caller. */
function rangesOf(tests: UnaryTests, line: Line, toPoint: (value: Value) => number): (readonly [number, number])[] {
  if (tests.any) return [[line.first, line.last + 1]];
  const ranges: (readonly [number, number])[] = [];
  for (const test of tests.tests) {
    const interval = test.kind === 'interval';
    const [low, high] = interval ? [test.low, test.high] : [test.value, test.value];
    if (!interval && low === null) continue;
    const from = low === null ? line.first : firstPoint(low, !interval || test.lowIncluded, toPoint);
    const to = high === null ? line.last + 1 : pastPoint(high, !interval || test.highIncluded, toPoint);
    const [start, stop] = [Math.max(from, line.first), Math.min(to, line.last + 1)];
    if (start < stop) ranges.push([start, stop]);
  }
  return ranges;
}

function firstPoint(low: Value, included: boolean, toPoint: (value: Value) => number): number {
  if (isRatio(low)) return Number(floorExact(low)) + 1;
  return included ? toPoint(low) : toPoint(low) + 1;
}

function pastPoint(high: Value, included: boolean, toPoint: (value: Value) => number): number {
  if (isRatio(high)) return Number(floorExact(high)) + 1;
  return included ? toPoint(high) + 1 : toPoint(high);
}

function locateNumber(search: Search, line: Line): (value: Value) => number {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return NOT_OF_TYPE;
    return value < line.first || value > line.last ? BEYOND_TYPE : searchStart(search, value);
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days compare as strings, so that none has to be counted. */
function locateDay(starts: readonly string[]): (value: Value) => number {
  return (value) => {
    if (typeof value !== 'string' || !DAY.test(value)) return NOT_OF_TYPE;
    if (value < '1900-01-01' || value > '2999-12-31') return BEYOND_TYPE;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const half = (low + high) >>> 1;
      if (starts[half]! <= value) low = half;
      else high = half;
    }
    return low;
  };
}
