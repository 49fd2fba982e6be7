import type { MatrixDocument, MatrixRow } from '../../../form-schemas/engine';
import { cellText } from '../../../form-schemas/engine/matrix/cell-show';
import type { ColumnKind } from './grid-place';

/** The same matrix elsewhere: of the edition in force, or of the higher government's edition that this one follows. */
export interface MatrixBasis {
  readonly of: 'in-force' | 'upper';
  readonly document: MatrixDocument;
}

/** What a cell was in the edition in force: nothing to say, a new row, or the earlier text. */
export type Earlier =
  { readonly kind: 'same' } | { readonly kind: 'new' } | { readonly kind: 'was'; readonly text: string };

const SAME: Earlier = { kind: 'same' };

/** Compares a cell with the row of the same code in the edition in force. `show` words a row's cell. */
export function earlierOf(
  basis: MatrixDocument | null,
  row: MatrixRow,
  kind: ColumnKind,
  code: string,
  show: (row: MatrixRow) => string,
): Earlier {
  if (!basis) return SAME;
  const before = basis.rows.find(({ id }) => id === row.id);
  if (!before) return kind === 'id' ? { kind: 'new' } : SAME;
  const differs =
    kind === 'input'
      ? cellText(before.when, code).trim() !== cellText(row.when, code).trim() ||
        before.words?.[code] !== row.words?.[code]
      : kind === 'id'
        ? before.settles !== row.settles
        : JSON.stringify(before[kind] ?? null) !== JSON.stringify(row[kind] ?? null);
  return differs ? { kind: 'was', text: show(before) } : SAME;
}

/** Rows of the edition in force that are gone. */
export function removedRows(basis: MatrixDocument | null, document: MatrixDocument): readonly string[] {
  const ids = new Set(document.rows.map(({ id }) => id));
  return (basis?.rows ?? []).map(({ id }) => id).filter((id) => !ids.has(id));
}
