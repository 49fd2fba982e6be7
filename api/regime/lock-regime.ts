import type { Context } from '../platform/context';

/**
 * Lets one transaction at a time make or publish editions of a regime, until it ends: numbers follow each other
 * without gaps, and whoever publishes knows what has been published.
 */
export async function lockRegime(ctx: Context, regimeCode: string): Promise<void> {
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `edition/${ctx.government}/${regimeCode}`,
  ]);
}
