import type { Value } from '../value';
import { covers, hasBit } from './bits';
import type { CompiledInput, CompiledMatrix } from './compiled-matrix';

/**
 * The row that decides although inputs are missing, or null: what no row asks for need not be given.
 *
 * A row decides when every missing column is open in it (its cell covers the column's whole domain) and no other
 * row could apply, whatever the missing values turn out to be. Under FIRST no row above it may apply.
 *
 * @param values per column, null where missing; every given one is known to lie inside its domain
 */
export function rowWithout(matrix: CompiledMatrix, values: readonly Value[]): number | null {
  const { document, inputs } = matrix;
  const possible = document.rows.flatMap((_, row) =>
    inputs.every((input, c) => values[c] === null || hasBit(cellOf(input, row), input.axis.locate(values[c]!)))
      ? [row]
      : [],
  );
  const row = possible[0];
  if (row === undefined || (document.hit !== 'first' && possible.length > 1)) return null;
  const open = inputs.every((input, c) => values[c] !== null || covers(cellOf(input, row), input.domain));
  return open ? row : null;
}

function cellOf(input: CompiledInput, row: number): CompiledInput['domain'] {
  return input.cells[input.cellOf[row]!]!;
}
