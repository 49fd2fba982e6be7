import { countBits } from './bits';
import type { AtomBox } from './boxes';

/** Exact counting: with doubles where nothing can pass 2⁵³, else with big integers. */
export interface Counting<N> {
  readonly zero: N;
  plus(a: N, b: N): N;
  minus(a: N, b: N): N;
  less(a: N, b: N): boolean;
  /** How many combinations of atoms a box holds in the columns from `from` on. */
  volume(box: AtomBox, from: number): N;
}

export const NUMBERS: Counting<number> = {
  zero: 0,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  less: (a, b) => a < b,
  volume: (box, from) => {
    let product = 1;
    for (let c = from; c < box.length; c += 1) product *= countBits(box[c]!);
    return product;
  },
};

/** 10 columns of 2,000 atoms hold more combinations than a double can count. */
export const BIG_INTEGERS: Counting<bigint> = {
  zero: 0n,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  less: (a, b) => a < b,
  volume: (box, from) => {
    let product = 1n;
    for (let c = from; c < box.length; c += 1) product *= BigInt(countBits(box[c]!));
    return product;
  },
};

/** Whether doubles count everything inside of a box exactly. A product of doubles above 2⁵³ never rounds to below it. */
export function isCountable(whole: AtomBox): boolean {
  return NUMBERS.volume(whole, 0) <= Number.MAX_SAFE_INTEGER;
}
