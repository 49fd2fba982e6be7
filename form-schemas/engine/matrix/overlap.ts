import { addAll, hasBit, isEmpty, members, noBits, runsOf, type Bits } from './bits';
import { intersect, type AtomBox } from './boxes';
import type { CompiledInput, CompiledMatrix } from './compiled-matrix';

/**
 * Which rows meet which: per row the set of other rows that share a combination with it, exactly.
 *
 * Two rows meet if their cells meet in every column. For each distinct cell of a column the rows that it
 * meets are gathered once, with a table of unions over 2ᵏ neighbouring atoms, so that a range costs two
 * look-ups however many atoms it spans.
 */
export function meetings(matrix: CompiledMatrix): Bits[] {
  const rows = matrix.document.rows.length;
  const perColumn = matrix.inputs.map((input) => meetingsOfCells(input, matrix.words));
  return matrix.document.rows.map((_, row) => {
    const met = noBits(rows);
    for (let w = 0; w < met.length; w += 1) {
      let word = w === met.length - 1 && (rows & 31) !== 0 ? (1 << (rows & 31)) - 1 : -1;
      for (let c = 0; c < perColumn.length && word !== 0; c += 1) {
        word &= perColumn[c]![matrix.inputs[c]!.cellOf[row]!]![w]!;
      }
      met[w] = word;
    }
    if (hasBit(met, row)) met[row >>> 5] = met[row >>> 5]! ^ (1 << (row & 31));
    return met;
  });
}

function meetingsOfCells(input: CompiledInput, words: number): Bits[] {
  const unions = unionsOfRuns(input, words);
  return input.cells.map((cell) => {
    const met = new Uint32Array(words);
    if (isEmpty(cell)) return met;
    for (const [from, to] of runsOf(cell)) {
      const level = 31 - Math.clz32(to - from);
      addAll(met, unions[level]!, from * words);
      addAll(met, unions[level]!, (to - (1 << level)) * words);
    }
    return met;
  });
}

/** `unions[k]` at atom a: the rows of atoms a, …, a + 2ᵏ − 1, of those in the domain. */
function unionsOfRuns(input: CompiledInput, words: number): Bits[] {
  const { size } = input.axis;
  const base = new Uint32Array(size * words);
  for (const [from, to] of runsOf(input.domain))
    base.set(input.rowsAt.subarray(from * words, to * words), from * words);
  const unions = [base];
  for (let span = 1; span * 2 <= size; span *= 2) {
    const half = unions.at(-1)!;
    const next = new Uint32Array(half.length);
    const end = (size - 2 * span + 1) * words;
    const shift = span * words;
    for (let i = 0; i < end; i += 1) next[i] = half[i]! | half[i + shift]!;
    unions.push(next);
  }
  return unions;
}

export interface Overlaps {
  /** Pairs of rows that meet. */
  readonly count: number;
  /** Pairs that the hit policy does not allow to meet: all under `unique`, those of different chains under `any`; the other policies settle it. */
  readonly conflicts: number;
  /** The first conflicts, or where the policy settles them the first pairs, with where they meet. */
  readonly told: readonly { readonly rows: readonly [number, number]; readonly box: AtomBox }[];
}

/** Counts the pairs of rows that meet and tells the first of them. */
export function findOverlaps(
  matrix: CompiledMatrix,
  boxes: readonly AtomBox[],
  met: readonly Bits[],
  witnesses: number,
): Overlaps {
  const { document, chainClass } = matrix;
  const told: { readonly rows: readonly [number, number]; readonly box: AtomBox }[] = [];
  const settles = document.hit !== 'unique' && document.hit !== 'any';
  let [count, conflicts] = [0, 0];
  met.forEach((others, row) => {
    if (isEmpty(others)) return;
    for (const other of members(others)) {
      if (other < row) continue;
      count += 1;
      const conflict = !settles && (document.hit === 'unique' || chainClass[row] !== chainClass[other]);
      if (conflict) conflicts += 1;
      if (told.length < witnesses && (conflict || settles))
        told.push({ rows: [row, other], box: intersect(boxes[row]!, boxes[other]!) });
    }
  });
  return { count, conflicts, told };
}
