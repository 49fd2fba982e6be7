import { formatYuan, parseYuan, sumFen } from '../../form-schemas/engine';
import type { RecordRow } from './life-query';

export interface RecordColumn {
  readonly name: string;
  readonly title: string;
  readonly isMoney: boolean;
  /** In yuan, of a column of amounts where every one could be read; null: nothing to add up, or of different kinds. */
  readonly sum: string | null;
}

/** Rows of one kind, where a record keeps several: what was given and what was taken back do not add up. */
export interface KindTotal {
  readonly words: string;
  readonly sums: Readonly<Record<string, string | null>>;
}

export interface RecordTable {
  readonly record: string;
  readonly title: string;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly RecordRow[];
  readonly kinds: readonly KindTotal[];
  /** How many are not closed; null: rows of this record never are. */
  readonly open: number | null;
}

/** Rows by their record, in the order in which records first came; columns as far as any row fills them; amounts added up exactly. */
export function recordTables(rows: readonly RecordRow[]): readonly RecordTable[] {
  const codes = [...new Set(rows.map(({ record }) => record))];
  return codes.map((record): RecordTable => {
    const own = rows.filter((row) => row.record === record);
    const columns = columnsOf(own);
    const kinds = kindsOf(own);
    const sumIn = (of: readonly RecordRow[], { name, isMoney }: Omit<RecordColumn, 'sum'>): string | null =>
      isMoney ? sumOf(of, name) : null;
    return {
      record,
      title: own.at(-1)?.title ?? record,
      columns: columns.map((column) => ({ ...column, sum: kinds.length > 1 ? null : sumIn(own, column) })),
      rows: own,
      kinds:
        kinds.length > 1
          ? kinds.map(({ words, rows: of }) => ({
              words,
              sums: Object.fromEntries(columns.map((column) => [column.name, sumIn(of, column)])),
            }))
          : [],
      open: own.some(({ closes, closedOn }) => closes || closedOn !== null)
        ? own.filter(({ closedOn }) => closedOn === null).length
        : null,
    };
  });
}

/** Fields in the order of the record: each row leaves out what it has not, and keeps the order. */
function columnsOf(rows: readonly RecordRow[]): readonly Omit<RecordColumn, 'sum'>[] {
  const columns: Omit<RecordColumn, 'sum'>[] = [];
  for (const { values } of rows) {
    let at = 0;
    for (const { name, title, type } of values) {
      const known = columns.findIndex((column) => column.name === name);
      if (known < 0) columns.splice(at, 0, { name, title, isMoney: type === 'money' });
      at = (known < 0 ? at : known) + 1;
    }
  }
  return columns;
}

/** Rows by what the first choice among their values says. */
function kindsOf(
  rows: readonly RecordRow[],
): readonly { readonly words: string; readonly rows: readonly RecordRow[] }[] {
  const kindOf = ({ values }: RecordRow): string => values.find(({ type }) => type === 'enum')?.words ?? '';
  const words = [...new Set(rows.map(kindOf))].filter((one) => one !== '');
  return words.map((one) => ({ words: one, rows: rows.filter((row) => kindOf(row) === one) }));
}

function sumOf(rows: readonly RecordRow[], name: string): string | null {
  const amounts = rows.flatMap(({ values }) => values.filter((value) => value.name === name));
  const fen = amounts.map(({ value }) => (typeof value === 'string' ? parseYuan(value).value : null));
  if (fen.length === 0 || fen.some((one) => one === null)) return null;
  const whole = fen.filter((one) => one !== null);
  const isExact = Number.isSafeInteger(whole.reduce<number>((sum, one) => sum + Math.abs(one), 0));
  return isExact ? formatYuan(sumFen(whole)) : null;
}
