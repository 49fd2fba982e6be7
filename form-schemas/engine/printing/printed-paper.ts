/** A paper in words, ready to be drawn: texts and tables, nothing to be worked out any more. JSON. */
export interface PrintedPaper {
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
  readonly footer: string;
}

export type PrintedBlock =
  | { readonly kind: 'title'; readonly text: string; readonly below: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly align: 'body' | 'left' | 'center' | 'right';
    }
  | PrintedTable
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

export interface PrintedTable {
  readonly kind: 'table';
  readonly title: string | null;
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Stands again on each page on which the table goes on. */
  readonly head: readonly PrintedCell[] | null;
  readonly rows: readonly (readonly PrintedCell[])[];
}

export interface PrintedCell {
  readonly text: string;
  /** How many columns it takes; absent: one. */
  readonly span?: number;
  /** What names another cell: in the middle, on a shade. */
  readonly label?: true;
  readonly align?: 'right' | 'center';
  /** Who signed and when: at the foot of the cell, on the right. */
  readonly signed?: string;
}
