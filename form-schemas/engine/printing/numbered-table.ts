import type { PrintedCell, PrintedTable } from './printed-paper';

export interface NumberedRows {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly PrintedCell[])[];
  /** The line at the foot without its label; null: nothing is added up. */
  readonly total: readonly PrintedCell[] | null;
}

/** Rows with their number before them, and what they come to below; a table without rows says that there are none. */
export function numberedTable({ title, head, rows, total }: NumberedRows): PrintedTable {
  const none: readonly PrintedCell[] = [{ text: '（无）', span: head.length + 1, align: 'center' }];
  const numbered = rows.map((row, index): readonly PrintedCell[] => [
    { text: String(index + 1), align: 'center' },
    ...row,
  ]);
  const foot: readonly (readonly PrintedCell[])[] = total ? [[{ text: '合计', label: true }, ...total]] : [];
  return {
    kind: 'table',
    title,
    widths: [7, ...head.map(() => 93 / head.length)],
    head: ['序号', ...head].map((text): PrintedCell => ({ text, label: true })),
    rows: rows.length === 0 ? [none] : [...numbered, ...foot],
  };
}
