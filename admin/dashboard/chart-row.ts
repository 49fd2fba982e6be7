/** One group of a chart: what it is called, how much it is, in words as well, and the list of which it is the number. */
export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** Lengths of the parts of its bar, one for each series. */
  readonly values: readonly number[];
  /** The numbers with their units, one for each column of the table. */
  readonly words: readonly string[];
  /** Lists of the parts; the first is the whole group's. */
  readonly to: readonly (string | null)[];
}

/** A part of every bar: its name, and a colour that text on white and its neighbours can be told from. */
export interface ChartSeries {
  readonly title: string;
  readonly colour: string;
}

/** Bars that are drawn at once; the others are in the table. */
export const MOST_BARS = 12;

/** The length of a bar from an amount in yuan, in 万元: for drawing only. */
export function lengthOf(yuan: string): number {
  return Math.max(0, Number(BigInt(yuan.replace('.', '')) / 10_000n) / 100);
}
