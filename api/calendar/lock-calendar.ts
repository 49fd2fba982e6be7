import type { Context } from '../platform/context';

/** Lets one transaction at a time import or publish years of a government, until it ends: numbers and revisions follow each other. */
export async function lockCalendar(ctx: Context): Promise<void> {
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar/${ctx.government}`]);
}
