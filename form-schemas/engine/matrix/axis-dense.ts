import { add, compareExact, divide, isExact, type Exact } from '../expression/exact';
import type { UnaryTests } from '../expression/unary';
import type { Type, Value } from '../value';
import { NOT_OF_TYPE, type Axis, type Extent } from './axis';
import { addRun, allBits, noBits, runsOf, without } from './bits';

/**
 * An axis of exact numbers, between any two of which lies another. Atoms alternate between the open
 * stretches (even) and the mentioned points (odd): `(-∞, p0) p0 (p0, p1) p1 … (pn, ∞)`.
 */
export function denseAxis(type: Type, tests: readonly UnaryTests[]): Axis {
  const points = pointsOf(tests);
  const near = points.map(approximate);
  const size = 2 * points.length + 1;

  const locate = (value: Value): number => {
    if (!isExact(value)) return NOT_OF_TYPE;
    const about = approximate(value);
    let low = 0;
    let high = points.length;
    while (low < high) {
      const half = (low + high) >>> 1;
      const order = compareNear(about, near[half]!) || compareExact(value, points[half]!);
      if (order === 0) return 2 * half + 1;
      if (order > 0) low = half + 1;
      else high = half;
    }
    return 2 * low;
  };

  return {
    type,
    size,
    locate,
    bits(given) {
      const bits = noBits(size);
      if (given.any) addRun(bits, 0, size);
      for (const test of given.tests) {
        if (test.kind === 'equal') {
          if (test.value !== null) addRun(bits, locate(test.value), locate(test.value) + 1);
          continue;
        }
        const from = test.low === null ? 0 : locate(test.low) + (test.lowIncluded ? 0 : 1);
        const to = test.high === null ? size : locate(test.high) + (test.highIncluded ? 1 : 0);
        addRun(bits, from, to);
      }
      return given.negated ? without(allBits(size), bits) : bits;
    },
    extent(bits): Extent {
      return {
        kind: 'spans',
        spans: runsOf(bits).map(([from, to]) => ({
          low: points[(from - 1) >> 1] ?? null,
          lowIncluded: from % 2 === 1,
          high: points[(to - 1) >> 1] ?? null,
          highIncluded: to % 2 === 0,
        })),
      };
    },
    sample(bits) {
      const [from = 0] = runsOf(bits)[0] ?? [];
      if (from % 2 === 1) return points[(from - 1) / 2] ?? 0;
      const [low, high] = [points[from / 2 - 1], points[from / 2]];
      if (low !== undefined && high !== undefined) return divide(add(low, high) ?? low, 2) ?? low;
      if (low !== undefined) return add(low, 1) ?? low;
      return high === undefined ? 0 : (add(high, -1) ?? high);
    },
  };
}

function pointsOf(tests: readonly UnaryTests[]): Exact[] {
  const points: Exact[] = [];
  for (const given of tests) {
    for (const test of given.tests) {
      for (const value of test.kind === 'equal' ? [test.value] : [test.low, test.high])
        if (isExact(value)) points.push(value);
    }
  }
  points.sort(compareExact);
  return points.filter((point, i) => i === 0 || compareExact(point, points[i - 1]!) !== 0);
}

function approximate(value: Exact): number {
  return typeof value === 'number' ? value : Number(value.n) / Number(value.d);
}

/** The order of two numbers where their approximations are clearly apart, else 0: to be compared exactly. */
function compareNear(a: number, b: number): number {
  const distance = a - b;
  return Math.abs(distance) > 1e-9 * (Math.abs(a) + Math.abs(b)) ? distance : 0;
}
