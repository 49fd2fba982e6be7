import type { Context } from '../platform/context';

/** An upload that began in time and has not ended so long after was cut off with its server. */
const ABANDONED_MS = 60 * 60 * 1000;

/**
 * Forgets what was announced and never sent, in this government: its ticket has expired, or its upload was cut off.
 *
 * @returns how many
 */
export async function forgetUnsent(ctx: Context): Promise<number> {
  const [, count] = await ctx.tx.query<[unknown[], number]>(
    `delete from attachment where government = $1 and status = 'pending'
       and (ticket_expires_at <= $3 or (ticket_hash is not null and ticket_expires_at <= $2))`,
    [ctx.government, ctx.now, new Date(ctx.now.getTime() - ABANDONED_MS)],
  );
  return count;
}
