import { exactToText, isRatio } from '../expression/exact';
import { parseUnary, printUnary, type Equal, type Interval, type UnaryTests } from '../expression/unary';
import { wordMoney, type Fen } from '../money';
import type { Type, Value } from '../value';
import { wordBand } from './band-words';
import { echoMoney } from './cell-amounts';
import type { CellColumn } from './cell-column';
import { readCell } from './cell-read';
import type { BoundSemantics } from './words';

/** A cell as the grid shows it. */
export interface ShownCell {
  readonly text: string;
  /** Any value at all. */
  readonly any: boolean;
  /** Not understood: the engine's message. */
  readonly problem: string | null;
}

/** The cell's text in a row's `when`; absent means any. */
export function cellText(when: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(when, code) ? (when[code] ?? '-') : '-';
}

/** Words a cell: the regulation's words where the row has them, else from its tests. */
export function showCell(
  cell: string,
  words: string | undefined,
  column: CellColumn,
  bounds: BoundSemantics,
): ShownCell {
  if (cell.trim() === '-') return { text: '任意', any: true, problem: null };
  if (column.type === null) return { text: words ?? cell, any: false, problem: null };
  const { value, findings } = parseUnary(cell, column.type);
  if (!value) {
    const problem = readCell(cell, { column, bounds }).problem ?? findings[0]?.message ?? null;
    return { text: cell, any: false, problem };
  }
  return { text: words ?? wordTests(value, column, bounds), any: false, problem: null };
}

/** A text that reads back as the same tests: words where there are any, else the engine's own. */
export function editText(cell: string, words: string | undefined, column: CellColumn, bounds: BoundSemantics): string {
  const { type } = column;
  if (cell.trim() === '-' || type === null) return cell.trim() === '-' ? '' : cell;
  const { value } = parseUnary(cell, type);
  if (!value) return cell;
  const meant = printUnary(value, type);
  const same = (text: string) => {
    const read = readCell(text, { column, bounds }).tests;
    return read !== null && printUnary(read, type) === meant;
  };
  if (words !== undefined && same(words)) return words;
  const worded = wordTests(value, column, bounds);
  return same(worded) ? worded : cell;
}

/** Tests in words: bands with 以上 and 以下, options by title. */
export function wordTests(tests: UnaryTests, column: CellColumn, bounds: BoundSemantics): string {
  if (tests.any) return '任意';
  const { type } = column;
  if (type === null) return tests.text;
  const values = tests.tests.filter((test): test is Equal => test.kind === 'equal');
  if (
    values.length === tests.tests.length &&
    (type.kind === 'enum' || type.kind === 'text' || type.kind === 'boolean')
  ) {
    const all = values.map(({ value }) => wordValue(value, column)).join('、');
    return tests.negated ? `不是${all}` : all;
  }
  if (tests.negated) return tests.text;
  return tests.tests.map((test) => wordTest(test, column, type, bounds)).join('或');
}

function wordTest(test: Interval | Equal, column: CellColumn, type: Type, bounds: BoundSemantics): string {
  if (test.kind === 'equal') return wordValue(test.value, column);
  const one = { any: false, negated: false, tests: [test] };
  if (type.kind === 'money') return wordBand(one, 'money', bounds) ?? printUnary(one, type);
  const word = (value: Value) => wordValue(value, column);
  const parts: string[] = [];
  if (type.kind === 'date') {
    if (test.low !== null) parts.push(`${test.lowIncluded ? '不早于' : '晚于'}${word(test.low)}`);
    if (test.high !== null) parts.push(`${test.highIncluded ? '不晚于' : '早于'}${word(test.high)}`);
  } else {
    if (test.low !== null) parts.push(`${test.lowIncluded ? '不低于' : '超过'}${word(test.low)}`);
    if (test.high !== null) parts.push(`${test.highIncluded ? '不超过' : '低于'}${word(test.high)}`);
  }
  return parts.join('，');
}

export function wordValue(value: Value, column: CellColumn): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number')
    return column.type?.kind === 'money' ? wordMoney(value as Fen).replaceAll(',', '') : `${value}${column.unit}`;
  if (isRatio(value)) return exactToText(value);
  return typeof value === 'string' ? (column.options.get(value) ?? value) : '';
}

/** What was understood, line by line: what belongs to it, and of money each amount in both units. */
export function understood(tests: UnaryTests, column: CellColumn): readonly string[] {
  if (tests.any) return ['任意值'];
  if (column.type === null || tests.negated) return [];
  return tests.tests.flatMap((test) => {
    if (test.kind === 'equal')
      return column.type?.kind === 'money' ? [`只是这一个金额：${exactly(test.value, column)}`] : [];
    const lines: string[] = [];
    if (test.low !== null) {
      const low = exactly(test.low, column);
      lines.push(test.lowIncluded ? `从 ${low} 起，含本数` : `超过 ${low}，不含本数`);
    }
    if (test.high !== null) {
      const high = exactly(test.high, column);
      lines.push(test.highIncluded ? `到 ${high} 止，含本数` : `不到 ${high}，不含本数`);
    }
    return lines;
  });
}

function exactly(value: Value, column: CellColumn): string {
  return column.type?.kind === 'money' && typeof value === 'number'
    ? echoMoney(value as Fen)
    : wordValue(value, column);
}
