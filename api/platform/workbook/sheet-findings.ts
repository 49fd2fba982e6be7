import { nearest } from '../../../form-schemas/engine';
import { UNSEEN_IN_LINES, wordSign } from '../text';
import type { WorkbookRefusal } from './read-answer';
import { columnName, type Cell, type ReadSheet, type SheetRow } from './read-sheet';

/** What is wrong with one cell, one row or the file, where somebody can find it. */
export interface SheetFinding {
  /** Name of the sheet; null: of the file as a whole. */
  readonly sheet: string | null;
  /** As the spreadsheet counts; null: of the sheet as a whole. */
  readonly row: number | null;
  /** Letters of the column. */
  readonly column: string | null;
  /** Title of the column. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
  /** What stands there. */
  readonly given: string | null;
}

const MOST_SAID = 20;
/** The row in which the titles of the columns stand. */
export const HEAD_ROW = 1;

/** What stands in a cell, as somebody sees it. */
export function wordCell(cell: Cell | null): string {
  if (!cell) return '';
  if (cell.kind === 'formula') return `=${cell.value}`.slice(0, 80);
  if (cell.kind === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  return String(cell.value).slice(0, 80);
}

/** What a cell may not be, whatever its column asks for; null: a value. */
export function notValue(cell: Cell): string | null {
  if (cell.kind === 'formula') return '须为值，不得为公式：公式的结果因打开的人和时间而异，请复制后选择性粘贴为数值';
  if (cell.kind === 'error') return '单元格是错误值，请改正';
  if (cell.kind !== 'text') return null;
  const at = cell.value.search(UNSEEN_IN_LINES);
  return at < 0 ? null : `${wordSign(cell.value, at)}无法保存，或者是看不见的字符，请删去后重新填写`;
}

/** Of a sheet, or of the file. */
export function ofSheet(sheet: string | null, code: string, message: string): SheetFinding {
  return { sheet, row: null, column: null, field: null, code, message, given: null };
}

/** Why nothing of a file is read. @param given its name */
export function ofRefusal({ code, message, at = null }: WorkbookRefusal, given: string): SheetFinding {
  return { ...ofSheet(at?.sheet ?? null, code, message), row: at?.row ?? null, column: at?.column ?? null, given };
}

export function mergedIn({ name, merged }: ReadSheet): readonly SheetFinding[] {
  return merged.slice(0, MOST_SAID).map((range) => ({
    ...ofSheet(name, 'workbook-merged', `合并的单元格 ${range}：只有第一格有值，请取消合并，每一格都填写`),
    row: Number(/\d+/.exec(range)?.[0] ?? 0) || null,
    column: /^[A-Z]+/.exec(range)?.[0] ?? null,
    given: range,
  }));
}

export interface WantedHead {
  readonly titles: readonly string[];
  readonly required: ReadonlySet<string>;
  /** Titles that are passed over: what an export says besides. */
  readonly passed: readonly string[];
}

/** Which title stands in which column; everything that is not as the template has it is said at once. */
export function readHead(
  sheet: ReadSheet,
  head: SheetRow,
  { titles, required, passed }: WantedHead,
): { readonly at: ReadonlyMap<string, number>; readonly findings: readonly SheetFinding[] } {
  const at = new Map<string, number>();
  const findings: SheetFinding[] = [];
  head.cells.forEach((cell, index) => {
    if (!cell) return;
    const given = wordCell(cell)
      .replace(/[*＊]\s*$/, '')
      .trim();
    const say = (code: string, message: string) =>
      findings.push({
        sheet: sheet.name,
        row: head.number,
        column: columnName(index),
        field: null,
        code,
        message,
        given,
      });
    if (at.has(given)) say('workbook-head-twice', `表头“${given}”重复`);
    else if (titles.includes(given)) at.set(given, index);
    else if (!passed.includes(given)) {
      const meant = nearest(given, titles);
      say('workbook-head-unknown', `模板没有“${given}”这一列${meant === undefined ? '' : `，是否指“${meant}”？`}`);
    }
  });
  for (const title of titles)
    if (required.has(title) && !at.has(title))
      findings.push({
        ...ofSheet(sheet.name, 'workbook-head-missing', `表头缺少“${title}”`),
        row: head.number,
        field: title,
      });
  return { at, findings };
}

/** Without the row of totals that an export ends with: `合计 12 条`, and in other columns sums at most. */
export function withoutTotals(rows: readonly SheetRow[]): readonly SheetRow[] {
  const last = rows.at(-1);
  const [first, ...others] = last?.cells ?? [];
  const isTotal =
    first?.kind === 'text' &&
    /^合计 \d+ 条$/.test(first.value) &&
    others.every((cell) => cell === null || cell.kind === 'number' || /^-?[\d.]+$/.test(String(cell.value)));
  return isTotal ? rows.slice(0, -1) : rows;
}
