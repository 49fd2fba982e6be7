import type { Context } from '../platform/context';

/** Locks the lines of years until the transaction ends. */
export async function lockBudget(ctx: Context, years: readonly number[]): Promise<void> {
  await ctx.tx.query(
    'select 1 from budget_line where government = $1 and year = any ($2) order by year, id for no key update',
    [ctx.government, [...new Set(years)]],
  );
}
