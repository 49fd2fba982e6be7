import { both, covers, isEmpty, meets, without, type Bits } from './bits';
import type { CompiledMatrix } from './compiled-matrix';

/** A box: per column a set of atoms, not necessarily neighbours. It holds every combination of them. */
export type AtomBox = readonly Bits[];

/** The box of one row, cut to the columns' domains. */
export function rowBox(matrix: CompiledMatrix, row: number): AtomBox {
  return matrix.inputs.map((input) => input.cells[input.cellOf[row]!]!);
}

/** All that the matrix speaks about. */
export function wholeBox(matrix: CompiledMatrix): AtomBox {
  return matrix.inputs.map((input) => input.domain);
}

export function isEmptyBox(box: AtomBox): boolean {
  return box.some(isEmpty);
}

export function boxesMeet(a: AtomBox, b: AtomBox): boolean {
  for (let c = 0; c < a.length; c += 1) if (!meets(a[c]!, b[c]!)) return false;
  return true;
}

export function intersect(a: AtomBox, b: AtomBox): AtomBox {
  return a.map((bits, c) => both(bits, b[c]!));
}

/** The columns in which `cut` does not cover `box`: so many pieces are left of it. */
export function piecesLeft(box: AtomBox, cut: AtomBox): number {
  let pieces = 0;
  for (let c = 0; c < box.length; c += 1) if (!covers(cut[c]!, box[c]!)) pieces += 1;
  return pieces;
}

/** What of `box` is not in `cut`, as disjoint boxes: at most one per column. The two must meet. */
export function subtract(box: AtomBox, cut: AtomBox): AtomBox[] {
  const pieces: AtomBox[] = [];
  const rest = [...box];
  for (let c = 0; c < box.length; c += 1) {
    if (covers(cut[c]!, rest[c]!)) continue;
    const piece = [...rest];
    piece[c] = without(rest[c]!, cut[c]!);
    pieces.push(piece);
    rest[c] = both(rest[c]!, cut[c]!);
  }
  return pieces;
}
