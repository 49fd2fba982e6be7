import type { CompiledField } from '../form/compiled-form';
import { readAnswer } from '../form/read-answer';
import type { CompiledBlock } from '../paper/compiled-paper';
import type { JsonObject } from '../value';
import { wordValue } from '../vocabulary/word-value';
import { numberedTable } from './numbered-table';
import type { PrintedCell, PrintedTable } from './printed-paper';
import { wordAnswer } from './word-printed';

type Rows = Extract<CompiledBlock, { readonly kind: 'rows' }>;

/** Rows of a table of a form, numbered; at its foot what a column comes to. */
export function printRows({ document, table, columns }: Rows, rows: readonly JsonObject[]): PrintedTable {
  return numberedTable({
    title: document.title ?? table.title,
    head: columns.map(({ title }) => title),
    rows: rows.map((row) =>
      columns.map((column) => ({ text: wordAnswer(column, row[column.key]), ...alignOf(column) })),
    ),
    total: totalRow(document.total, columns, rows),
  });
}

function totalRow(
  key: string | undefined,
  columns: readonly CompiledField[],
  rows: readonly JsonObject[],
): readonly PrintedCell[] | null {
  const total = columns.find((column) => column.key === key);
  if (!total) return null;
  const sum = rows.reduce((whole, row) => {
    const value = readAnswer(total, row[total.key], total.path, []);
    return typeof value === 'number' ? whole + value : whole;
  }, 0);
  return columns.map((column) =>
    column === total ? { text: wordValue(total.type ?? undefined, undefined, sum), ...alignOf(total) } : { text: '' },
  );
}

function alignOf({ type }: CompiledField): Pick<PrintedCell, 'align'> {
  const isNumber = type?.kind === 'money' || type?.kind === 'integer' || type?.kind === 'number';
  return isNumber ? { align: 'right' } : {};
}
