import type { Fen } from '../../../form-schemas/engine';

interface Shape {
  readonly title: string;
  /** Characters. */
  readonly width: number;
}

export interface TextColumn<R> extends Shape {
  readonly kind: 'text';
  readonly value: (row: R) => string | null;
}

/** A plain integer: a year, a count. */
export interface NumberColumn<R> extends Shape {
  readonly kind: 'number';
  readonly value: (row: R) => number | null;
}

export interface AmountColumn<R> extends Shape {
  readonly kind: 'amount';
  readonly value: (row: R) => Fen | null;
  /** What of it the total counts, where that is not all of it. */
  readonly counted?: (row: R) => Fen | null;
}

/** A column of a spreadsheet whose rows are `R`. */
export type Column<R> = TextColumn<R> | NumberColumn<R> | AmountColumn<R>;

/** One condition of a list: what it is about, and what it asks for. */
export type WordedCondition = readonly [name: string, words: string];
