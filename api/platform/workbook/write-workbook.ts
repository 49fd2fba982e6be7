import { formatYuan, type Fen } from '../../../form-schemas/engine';
import { formatSum } from '../scalars/money';
import type { Column, WordedCondition } from './columns';
import { writeSheets, type PlainCell, type StyledCell } from './workbook-thread';

export interface Workbook<R> {
  /** Of the sheet, and of what is counted in it: `项目`, `个`. */
  readonly name: string;
  readonly counted: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  /** What the list is a list of: filter, order, who, when. */
  readonly about: readonly WordedCondition[];
  /** What belongs to the rows and has rows of its own. */
  readonly further?: readonly FurtherSheet[];
  /** No row of totals: a form to be filled in, or rows that do not add up. */
  readonly untotalled?: boolean;
}

export interface FurtherSheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly PlainCell[])[];
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true } as const;
const AMOUNT = '#,##0.00';
/** Spreadsheets keep 15 significant digits; what has more is written as text, never rounded. */
const DIGITS = 15;
/** What XML 1.0 cannot hold; a spreadsheet with it does not open. */
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** Rows that are put into words at a stretch: a few milliseconds. */
const STRETCH = 500;

/**
 * Writes a list as a spreadsheet: a row each and a row of totals; on a second sheet what was asked.
 * Texts are always cells of texts: what looks like a formula stays what somebody typed. Others are served meanwhile.
 */
export async function writeWorkbook<R>({
  name,
  counted,
  columns,
  rows,
  about,
  further = [],
  untotalled = false,
}: Workbook<R>): Promise<Buffer> {
  const cells: (readonly PlainCell[])[] = [];
  for (let from = 0; from < rows.length; from += STRETCH) {
    if (from > 0) await aMoment();
    for (const row of rows.slice(from, from + STRETCH)) cells.push(columns.map((column) => cellOf(column, row)));
  }
  return writeSheets([
    {
      name: sheetName(name),
      widths: columns.map(({ width }) => width),
      head: columns.map(({ title }) => ({ value: title, ...HEAD })),
      rows: cells,
      formats: columns.map(({ kind }) => (kind === 'amount' ? AMOUNT : null)),
      wraps: columns.map(() => false),
      foot: untotalled
        ? null
        : columns.map((column, index) => totalOf(column, rows, index === 0 ? `合计 ${rows.length} ${counted}` : null)),
    },
    ...further.map((sheet) => ({
      name: sheetName(sheet.name),
      widths: sheet.columns.map(({ width }) => width),
      head: sheet.columns.map(({ title }) => ({ value: title, ...HEAD })),
      rows: sheet.rows.map((row) => row.map((value) => (typeof value === 'string' ? text(value) : value))),
      formats: sheet.columns.map(() => null),
      wraps: sheet.columns.map(() => false),
      foot: null,
    })),
    {
      name: '筛选与说明',
      widths: [18, 60],
      head: ['说明', '内容'].map((value) => ({ value, ...HEAD })),
      rows: about.map(([what, words]) => [text(what), text(words)]),
      formats: [null, null],
      wraps: [false, true],
      foot: null,
    },
  ]);
}

/** Lets whatever else waits have its turn. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function cellOf<R>(column: Column<R>, row: R): PlainCell {
  if (column.kind === 'number') return column.value(row);
  if (column.kind === 'text') {
    const value = column.value(row);
    return value === null ? null : text(value);
  }
  const value = column.value(row);
  return value === null ? null : amount(formatYuan(value));
}

/** The first cell says that this is the total, unless it holds a total itself. */
function totalOf<R>(column: Column<R>, rows: readonly R[], first: string | null): StyledCell | null {
  if (column.kind !== 'amount') return first === null ? null : { value: first, ...HEAD };
  const counted = column.counted ?? column.value;
  const sum = rows.reduce((total, row) => total + BigInt(counted(row) ?? (0 as Fen)), 0n);
  const value = amount(formatSum(sum));
  return { value, ...(typeof value === 'number' ? { format: AMOUNT } : { align: 'right' }), ...HEAD };
}

/** What a spreadsheet takes as the name of a sheet: 31 characters, some signs of its own excepted. */
function sheetName(name: string): string {
  return text(name.replace(/[\[\]:*?/\\]/g, ' ')).slice(0, 31);
}

function text(value: string): string {
  return value.replace(UNWRITABLE, '\uFFFD');
}

/** @param yuan decimal text; it is only read and written back as it stands, nothing is calculated with it */
function amount(yuan: string): number | string {
  const digits = yuan.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length > DIGITS ? yuan : Number(yuan);
}
