import type { Context } from '../platform/context';

/** Which papers are numbered through together. */
export interface Series {
  readonly regimeCode: string;
  readonly series: string;
  readonly year: number;
}

/**
 * The next number of a series. The counter's row stays locked until the paper is committed or given up: numbers have no gaps,
 * and two papers never get the same.
 */
export async function nextNumber(ctx: Context, { regimeCode, series, year }: Series): Promise<number> {
  const [row] = await ctx.tx.query<{ last: number }[]>(
    `insert into paper_number as n (government, regime_code, series, year, last) values ($1, $2, $3, $4, 1)
     on conflict (government, regime_code, series, year) do update set last = n.last + 1 returning last`,
    [ctx.government, regimeCode, series, year],
  );
  if (!row) throw new Error('the counter of papers gave no number');
  return row.last;
}

/** The number that is next as far as can be seen now; nothing is taken, somebody else may take it. */
export async function presumedNumber(ctx: Context, { regimeCode, series, year }: Series): Promise<number> {
  const [row] = await ctx.tx.query<{ last: number }[]>(
    'select last from paper_number where government = $1 and regime_code = $2 and series = $3 and year = $4',
    [ctx.government, regimeCode, series, year],
  );
  return (row?.last ?? 0) + 1;
}
