import type { CellPlace, ReadSheet, SheetLimits } from './read-sheet';

/** What is wrong with a file as a whole, so that nothing of it is read. */
export interface WorkbookRefusal {
  readonly code:
    | 'workbook-unreadable'
    | 'workbook-not-one'
    | 'workbook-macro'
    | 'workbook-too-large'
    | 'workbook-too-many-rows'
    | 'workbook-too-many-columns'
    | 'workbook-empty';
  readonly message: string;
  /** The cell, or the row, that it is about. */
  readonly at?: CellPlace | null;
}

export interface WantedSheets {
  /** By this name, else the first sheet. */
  readonly main: string;
  /** Only by name; read where it is there. */
  readonly further?: string;
  /** Rows of the further sheet. */
  readonly furtherRows?: number;
}

export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly wanted: WantedSheets;
  readonly limits: SheetLimits;
}

export interface ReadAnswer {
  readonly refused: WorkbookRefusal | null;
  readonly main: ReadSheet | null;
  readonly further: ReadSheet | null;
}
