import { parseYuan, type Fen } from '../../../form-schemas/engine';
import type { ReadAnswer } from '../../platform/workbook/read-answer';
import { columnName, type Cell, type SheetRow } from '../../platform/workbook/read-sheet';
import {
  HEAD_ROW,
  mergedIn,
  notValue,
  ofSheet,
  readHead,
  withoutTotals,
  wordCell,
  type SheetFinding,
} from '../../platform/workbook/sheet-findings';
import { LONGEST_NUMBER, LONGEST_SOURCE } from '../bounds';

export const BUDGET_SHEET = '年度预算';
/** What an import reads, in the order in which an export writes it. */
export const COLUMNS = {
  year: '年度',
  source: '资金来源',
  unit: '单位',
  project: '项目编号',
  number: '文号',
  amount: '金额（元）',
  state: '状态',
} as const;
export type ColumnKey = keyof typeof COLUMNS;
const REQUIRED = [COLUMNS.year, COLUMNS.source, COLUMNS.amount];
/** What an export says besides; on reading they are passed over. */
export const SAID_BESIDES = ['项目名称', '待确认', '待确认金额（元）'] as const;
/** A line that an export lists although it is withdrawn. */
export const WITHDRAWN_WORD = '已撤销';

/** How long the texts of a row may be: what is longer is no unit's name and no project's number. */
const LONGEST: Readonly<Partial<Record<ColumnKey, number>>> = { source: LONGEST_SOURCE, number: LONGEST_NUMBER };
const LONGEST_NAME = 200;
/** A spreadsheet keeps no more digits of a number. */
const MOST_DIGITS = 15;

/** A row as it stands in the sheet; null where its cell was refused or is empty. */
export interface ReadLine {
  readonly row: number;
  readonly year: number | null;
  readonly source: string | null;
  readonly unit: string | null;
  readonly project: string | null;
  readonly number: string;
  readonly amount: Fen | null;
  readonly findings: SheetFinding[];
  /** What stands where, to say of it later what is wrong. */
  readonly places: ReadonlyMap<ColumnKey, { readonly column: string; readonly words: string }>;
}

export interface ReadLines {
  readonly sheet: string;
  readonly lines: readonly ReadLine[];
  /** Against the file: nothing of it is taken. */
  readonly fatal: readonly SheetFinding[];
}

/** Takes what was read of a workbook as lines of the budget, each with what is wrong with its cells. */
export function readLines({ main }: Pick<ReadAnswer, 'main'>): ReadLines {
  const sheet = main?.name ?? BUDGET_SHEET;
  const nothing = (fatal: readonly SheetFinding[]): ReadLines => ({ sheet, lines: [], fatal });
  const [head, ...rows] = main?.rows ?? [];
  if (!main || head?.number !== HEAD_ROW)
    return nothing([ofSheet(main?.name ?? null, 'workbook-empty', '第 1 行须为表头：请用模板填写')]);
  const places = readHead(main, head, {
    titles: Object.values(COLUMNS),
    required: new Set<string>(REQUIRED),
    passed: SAID_BESIDES,
  });
  const fatal = [...mergedIn(main), ...places.findings];
  if (fatal.length > 0) return nothing(fatal);
  const own = withoutTotals(rows).filter((row) => !isWithdrawn(row, places.at.get(COLUMNS.state)));
  if (own.length === 0) return nothing([ofSheet(main.name, 'workbook-empty', '表头之下没有要导入的行')]);
  return { sheet, lines: own.map((row) => readLine(sheet, row, places.at)), fatal: [] };
}

function isWithdrawn({ cells }: SheetRow, at: number | undefined): boolean {
  const cell = at === undefined ? null : cells[at];
  return cell?.kind === 'text' && cell.value.trim() === WITHDRAWN_WORD;
}

function readLine(sheet: string, { number: row, cells }: SheetRow, at: ReadonlyMap<string, number>): ReadLine {
  const findings: SheetFinding[] = [];
  const places = new Map<ColumnKey, { readonly column: string; readonly words: string }>();
  const read = <T>(key: ColumnKey, as: (cell: Cell) => T | string, none: T): T => {
    const index = at.get(COLUMNS[key]);
    const cell = index === undefined ? null : (cells[index] ?? null);
    if (index !== undefined) places.set(key, { column: columnName(index), words: wordCell(cell) });
    const say = (code: string, message: string): T => {
      const place = places.get(key);
      const column = place?.column ?? null;
      findings.push({ sheet, row, column, field: COLUMNS[key], code, message, given: place?.words ?? null });
      return none;
    };
    if (!cell) return REQUIRED.includes(COLUMNS[key] as never) ? say('required-missing', '必填') : none;
    const against = notValue(cell);
    if (against !== null) return say(cell.kind === 'formula' ? 'cell-formula' : 'cell-type', against);
    const value = as(cell);
    return typeof value === 'string' ? say('cell-type', value) : value;
  };
  const text = (key: ColumnKey): string | null =>
    read<{ text: string } | null>(key, (cell) => textIn(cell, LONGEST[key] ?? LONGEST_NAME), null)?.text ?? null;
  return {
    row,
    year: read<number | null>('year', yearIn, null),
    source: text('source'),
    unit: text('unit'),
    project: text('project'),
    number: text('number') ?? '',
    amount: read<Fen | null>('amount', amountIn, null),
    findings,
    places,
  };
}

function textIn(cell: Cell, longest: number): { text: string } | string {
  if (cell.kind === 'boolean' || cell.kind === 'date') return '须为文字：请把单元格设为文本格式';
  if (cell.kind === 'number' && !Number.isSafeInteger(cell.value)) return '须为文字：请把单元格设为文本格式';
  const text = String(cell.value).trim();
  return text.length > longest || /\p{Cc}/u.test(text) ? `至多 ${longest} 个字符，不含换行和控制字符` : { text };
}

function yearIn(cell: Cell): number | string {
  const text = cell.kind === 'number' || cell.kind === 'text' ? String(cell.value).trim() : '';
  return /^\d{4}$/.test(text) ? Number(text) : '须为四位年份，如 2026';
}

/** A number is read back as the text that a spreadsheet shows of it: nothing is calculated with it. */
function amountIn(cell: Cell): Fen | string {
  if (cell.kind !== 'number' && cell.kind !== 'text') return '须为以元为单位的金额';
  const text = String(cell.value).trim();
  if (cell.kind === 'number' && text.replace(/[-.]/g, '').replace(/^0+/, '').length > MOST_DIGITS)
    return `数字超过 ${MOST_DIGITS} 位，末位已不准确：请把单元格设为文本格式后重新填写`;
  const { value, findings } = parseYuan(text);
  return value ?? findings[0]?.message ?? '须为以元为单位的金额';
}
