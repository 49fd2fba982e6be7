import type { Context } from '../platform/context';

/**
 * The next project number of a year, `2027-0001`. The counter's row stays locked until the filing commits: numbers
 * have no gaps, and two filings of one government never get the same.
 */
export async function nextProjectCode(ctx: Context, year: number): Promise<string> {
  const [row] = await ctx.tx.query<{ last: number }[]>(
    `insert into project_number as n (government, year, last) values ($1, $2, 1)
     on conflict (government, year) do update set last = n.last + 1 returning last`,
    [ctx.government, year],
  );
  if (!row) throw new Error('the counter of project numbers gave none');
  return `${year}-${String(row.last).padStart(4, '0')}`;
}
