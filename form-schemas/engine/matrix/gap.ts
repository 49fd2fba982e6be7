import { addAll, addBit, hasBit, meets, members, noBits, runsOf, sameBits, without } from './bits';
import type { AtomBox } from './boxes';
import { BIG_INTEGERS, isCountable, NUMBERS, type Counting } from './counting';

/**
 * Whether **disjoint** boxes hold everything that `whole` does: by counting combinations, without search.
 */
export function isWhole(whole: AtomBox, boxes: readonly AtomBox[]): boolean {
  const all = <N>(count: Counting<N>) =>
    !count.less(
      boxes.reduce((sum, box) => count.plus(sum, count.volume(box, 0)), count.zero),
      count.volume(whole, 0),
    );
  return isCountable(whole) ? all(NUMBERS) : all(BIG_INTEGERS);
}

/** Finds what **disjoint** boxes do not hold. */
export interface GapFinder {
  /** A combination of atoms that none of the boxes holds, or null if together they hold all. */
  next(): number[] | null;
  /** From now on this box, which meets none of the others, counts as one of them. */
  hold(box: AtomBox): void;
}

/**
 * Needs no search either: column by column it counts, for each atom, how many combinations the boxes with
 * that atom hold, and steps into the first atom that falls short.
 */
export function findGapsOf(whole: AtomBox, boxes: readonly AtomBox[]): GapFinder {
  return isCountable(whole) ? finder(whole, boxes, NUMBERS) : finder(whole, boxes, BIG_INTEGERS);
}

function finder<N>(whole: AtomBox, given: readonly AtomBox[], count: Counting<N>): GapFinder {
  const boxes = [...given];
  const first = whole.length === 0 ? null : new Tally(whole, 0, count);
  for (const box of boxes) first?.add(box);
  return {
    next() {
      if (first === null) return boxes.length > 0 ? null : [];
      const point: number[] = [];
      let active: readonly AtomBox[] = boxes;
      for (let c = 0; c < whole.length; c += 1) {
        const tally = c === 0 ? first : new Tally(whole, c, count);
        if (c > 0) for (const box of active) tally.add(box);
        const atom = tally.firstShort();
        if (atom === null) return null;
        point.push(atom);
        active = active.filter((box) => hasBit(box[c]!, atom));
      }
      return point;
    },
    hold(box) {
      boxes.push(box);
      first?.add(box);
    },
  };
}

/** Per atom of one column, how many combinations of the columns after it are held; kept as changes from atom to atom. */
class Tally<N> {
  private readonly changes: N[];
  private readonly atoms: readonly number[];
  private readonly full: N;

  constructor(
    whole: AtomBox,
    private readonly column: number,
    private readonly count: Counting<N>,
  ) {
    this.atoms = members(whole[column]!);
    this.full = count.volume(whole, column + 1);
    this.changes = new Array<N>((this.atoms.at(-1) ?? 0) + 2).fill(count.zero);
  }

  add(box: AtomBox): void {
    const { changes, count } = this;
    const each = count.volume(box, this.column + 1);
    for (const [from, to] of runsOf(box[this.column]!)) {
      changes[from] = count.plus(changes[from]!, each);
      changes[to] = count.minus(changes[to]!, each);
    }
  }

  firstShort(): number | null {
    let held = this.count.zero;
    let atom = 0;
    for (const next of this.atoms) {
      for (; atom <= next; atom += 1) held = this.count.plus(held, this.changes[atom]!);
      if (this.count.less(held, this.full)) return next;
    }
    return null;
  }
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
