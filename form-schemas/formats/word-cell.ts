import { parseUnary } from '../engine/expression/unary';
import { wordTests } from '../engine/matrix/cell-show';
import type { BoundSemantics } from '../engine/matrix/words';
import type { FactOption } from '../engine/model/fact';
import type { Type } from '../engine/value';

/** What a column of a matrix is about, where it is simply a fact or a parameter. */
export interface Valued {
  readonly type: Type;
  readonly options: readonly FactOption[] | undefined;
  readonly unit: string | undefined;
  /** Whether 以上 and 以下 include the number, as the regime says of itself. */
  readonly bounds: BoundSemantics;
}

/**
 * A cell of a matrix in words, the same as the grid of the console shows: `[2000000..5000000)` of an amount is
 * `200万元以上，500万元以下` where the regime includes the number in 以上. A column that is calculated, and a cell that
 * cannot be read, stay as they are written.
 */
export function wordCell(text: string, column: Valued | undefined): string {
  if (text.trim() === '-') return '任意';
  const tests = column === undefined ? null : parseUnary(text, column.type).value;
  if (column === undefined || tests === null) return text;
  const options = new Map((column.options ?? []).map(({ value, title }) => [value, title]));
  const about = { code: '', title: '', type: column.type, options, unit: column.unit ?? '', fact: null, domain: null };
  return wordTests(tests, about, column.bounds);
}
