/**
 * Sets of small integers as bits: the atoms of a column, or the rows of a matrix. Bits past the set's
 * size are always zero, so that two sets of one size may be compared word by word.
 */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function allBits(size: number): Bits {
  const bits = noBits(size);
  addRun(bits, 0, size);
  return bits;
}

export function addBit(bits: Bits, index: number): void {
  bits[index >>> 5] = bits[index >>> 5]! | (1 << (index & 31));
}

/** Adds `from`, …, `to - 1`. */
export function addRun(bits: Bits, from: number, to: number): void {
  for (let index = from; index < to;) {
    if ((index & 31) === 0 && to - index >= 32) {
      bits[index >>> 5] = 0xffff_ffff;
      index += 32;
    } else {
      addBit(bits, index);
      index += 1;
    }
  }
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5]! >>> (index & 31)) & 1) === 1;
}

export function isEmpty(bits: Bits): boolean {
  for (let w = 0; w < bits.length; w += 1) if (bits[w] !== 0) return false;
  return true;
}

export function meets(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w += 1) if ((a[w]! & b[w]!) !== 0) return true;
  return false;
}

/** Whether every member of `inner` is one of `outer`. */
export function covers(outer: Bits, inner: Bits): boolean {
  for (let w = 0; w < inner.length; w += 1) if ((inner[w]! & ~outer[w]!) !== 0) return false;
  return true;
}

export function sameBits(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w += 1) if (a[w] !== b[w]) return false;
  return true;
}

export function both(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(a.length);
  for (let w = 0; w < a.length; w += 1) bits[w] = a[w]! & b[w]!;
  return bits;
}

export function without(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(a.length);
  for (let w = 0; w < a.length; w += 1) bits[w] = a[w]! & ~b[w]!;
  return bits;
}

/** Adds every member of `b` to `target`, which starts at word `at` of `b`. */
export function addAll(target: Bits, b: Bits, at = 0): void {
  for (let w = 0; w < target.length; w += 1) target[w] = target[w]! | b[at + w]!;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let w = 0; w < bits.length; w += 1) {
    let word = bits[w]!;
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

/** The members in ascending order. */
export function members(bits: Bits): number[] {
  const list: number[] = [];
  for (let w = 0; w < bits.length; w += 1) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) list.push((w << 5) + 31 - Math.clz32(word & -word));
  }
  return list;
}

/** The runs of neighbouring members, each as `[from, to)`, ascending. */
export function runsOf(bits: Bits): (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  const size = bits.length << 5;
  for (let index = 0; index < size;) {
    const word = bits[index >>> 5]! >>> (index & 31);
    if (word === 0) {
      index = ((index >>> 5) + 1) << 5;
      continue;
    }
    const from = index + 31 - Math.clz32(word & -word);
    let to = from + 1;
    while (to < size && hasBit(bits, to)) to += 1;
    runs.push([from, to]);
    index = to;
  }
  return runs;
}
