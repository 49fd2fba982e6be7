import { hasBit, members, runsOf, sameBits, without, addAll, addBit, noBits, meets } from './bits';
import { volume, type AtomBox } from './boxes';

/**
 * A combination of atoms that none of the **disjoint** boxes holds, or null if together they hold all.
 *
 * Needs no search: column by column it counts, for each atom, how many combinations the boxes with that
 * atom hold, and steps into the first atom that falls short.
 */
export function uncoveredPoint(whole: AtomBox, boxes: readonly AtomBox[]): number[] | null {
  const point: number[] = [];
  let active = boxes;
  for (let c = 0; c < whole.length; c += 1) {
    const full = volume(whole, c + 1);
    const atom = firstShort(whole, active, c, full);
    if (atom === null) return null;
    point.push(atom);
    active = active.filter((box) => hasBit(box[c]!, atom));
  }
  return whole.length === 0 && boxes.length > 0 ? null : point;
}

function firstShort(whole: AtomBox, boxes: readonly AtomBox[], column: number, full: bigint): number | null {
  const atoms = members(whole[column]!);
  const last = atoms.at(-1) ?? 0;
  const change = new Map<number, bigint>();
  const add = (atom: number, by: bigint) => change.set(atom, (change.get(atom) ?? 0n) + by);
  for (const box of boxes) {
    const each = volume(box, column + 1);
    for (const [from, to] of runsOf(box[column]!)) {
      add(from, each);
      if (to <= last) add(to, -each);
    }
  }
  let held = 0n;
  let atom = 0;
  for (const next of atoms) {
    for (; atom <= next; atom += 1) held += change.get(atom) ?? 0n;
    if (held < full) return next;
  }
  return null;
}

/**
 * Grows a point to a box that meets none of the others and cannot be made larger in any column.
 *
 * Columns that can become whole go first, so that the box is told by as few columns as may be.
 */
export function grow(whole: AtomBox, point: readonly number[], others: readonly AtomBox[]): AtomBox {
  const box = whole.map((bits, c) => {
    const single = noBits(bits.length << 5);
    addBit(single, point[c]!);
    return single;
  });
  const free = (column: number) => {
    const blocked = noBits(whole[column]!.length << 5);
    for (const other of others) {
      if (other.every((bits, c) => c === column || meets(bits, box[c]!))) addAll(blocked, other[column]!);
    }
    return without(whole[column]!, blocked);
  };
  const later: number[] = [];
  for (let c = 0; c < whole.length; c += 1) {
    const bits = free(c);
    if (sameBits(bits, whole[c]!)) box[c] = bits;
    else later.push(c);
  }
  for (const c of later) box[c] = free(c);
  return box;
}
