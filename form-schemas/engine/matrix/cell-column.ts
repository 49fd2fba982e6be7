import type { UnaryTests } from '../expression/unary';
import type { Type } from '../value';

/** What typing and wording of cells need to know of a column. */
export interface CellColumn {
  readonly code: string;
  readonly title: string;
  /** Null where the expression does not compile: cells are then plain text. */
  readonly type: Type | null;
  /** Title by value, where the values are options. */
  readonly options: ReadonlyMap<string, string>;
  readonly unit: string;
  /** The fact that the column is; null where it is calculated. */
  readonly fact: string | null;
  readonly domain: UnaryTests | null;
}

/** Whether the column's values have an order, so that bands can be cut. */
export function isOrdered(column: CellColumn): boolean {
  return ['money', 'integer', 'number', 'date'].includes(column.type?.kind ?? '');
}
