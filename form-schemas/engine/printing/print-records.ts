import type { CompiledBlock, RecordColumn } from '../paper/compiled-paper';
import type { Row } from '../project/project';
import { counts } from '../project/record-value';
import type { Value } from '../value';
import { wordValue } from '../vocabulary/word-value';
import type { PrintedCell, PrintedTable } from './printed-paper';
import { numberedTable } from './numbered-table';
import { wordDay } from './word-printed';

type Records = Extract<CompiledBlock, { readonly kind: 'records' }>;

/** Rows of a record, numbered, in the order in which they were put down; at the foot what a column comes to. */
export function printRecords({ document, record, columns }: Records, rows: readonly Row[]): PrintedTable {
  const { title, day, total, where = {} } = document;
  const shown = rows.filter((row) => row.record === document.record && counts(record, { where }, row, null));
  const sum = columns.find(({ field }) => field.name === total);
  return numberedTable({
    title: title ?? record.document.title,
    head: [...(day ? ['记入之日'] : []), ...columns.map(({ field }) => field.title)],
    rows: shown.map((row) => [
      ...(day ? [{ text: wordDay(row.on) }] : []),
      ...columns.map((column) => cellOf(column, valueOf(row, column))),
    ]),
    total: sum
      ? [
          ...(day ? [{ text: '' }] : []),
          ...columns.map((column) => (column === sum ? cellOf(sum, sumOf(shown, sum)) : { text: '' })),
        ]
      : null,
  });
}

function valueOf({ fields }: Row, { field }: RecordColumn): Value {
  return Object.hasOwn(fields, field.name) ? (fields[field.name] ?? null) : null;
}

function sumOf(rows: readonly Row[], column: RecordColumn): Value {
  return rows.reduce((whole, row) => {
    const value = valueOf(row, column);
    return typeof value === 'number' ? whole + value : whole;
  }, 0);
}

function cellOf({ field, type }: RecordColumn, value: Value): PrintedCell {
  if (value === null) return { text: '' };
  if (type.kind === 'date' && typeof value === 'string') return { text: wordDay(value) };
  const isNumber = type.kind === 'money' || type.kind === 'integer' || type.kind === 'number';
  return {
    text: wordValue(type, field.options, value, type.kind === 'money' ? '' : field.unit),
    ...(isNumber ? { align: 'right' as const } : {}),
  };
}
