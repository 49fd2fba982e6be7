import type { SheetFinding } from '../../platform/workbook/sheet-findings';

export type ImportFinding = SheetFinding;

/** A row of the main sheet as an entry. */
export interface ReadEntry {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly findings: ImportFinding[];
  /** What stands in the cells, by the path of the field (`fields.code`). */
  readonly given: ReadonlyMap<string, { readonly column: string; readonly title: string; readonly words: string }>;
  /** Rows of the sheet of items, in the order of the items; empty where they stand in one cell. */
  readonly itemRows: readonly number[];
}

export interface ReadEntries {
  readonly entries: readonly ReadEntry[];
  /** Paths of the answers that the workbook says: those of its columns, and the items where it has a sheet of them. */
  readonly said: ReadonlySet<string>;
  /** Against the file: nothing of it is taken. */
  readonly fatal: readonly ImportFinding[];
  /** Rows of the sheet of items that belong to no entry. */
  readonly loose: readonly ImportFinding[];
}
