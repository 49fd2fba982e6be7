import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { CalendarYear, CalendarYearStatus } from './calendar-year.entity';

const own = defineLoader<'all', readonly CalendarYear[]>(
  async (ctx) => {
    const where = { government: ctx.government };
    return new Map([['all', await ctx.tx.find(CalendarYear, { where, order: { year: 'ASC', number: 'ASC' } })]]);
  },
  () => [],
);

/** The years that count and those that wait to be published; of one year every arrangement that there has been. */
export async function listYears(ctx: Context, year: number | null): Promise<readonly CalendarYear[]> {
  const rows = await own(ctx).load('all');
  if (year !== null) return rows.filter((row) => row.year === year);
  const latest = new Map<number, number>();
  for (const row of rows) latest.set(row.year, Math.max(latest.get(row.year) ?? 0, row.revision ?? 0));
  return rows.filter(
    (row) =>
      row.status === CalendarYearStatus.SUBMITTED || (row.revision !== null && row.revision === latest.get(row.year)),
  );
}
