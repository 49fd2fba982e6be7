import type { Context } from '../platform/context';
import { settle } from '../platform/operation';

/**
 * Opens, until the transaction ends, the accounts of persons that the own government entered and the sessions that act
 * for it (migration 18). Only after the right has been asked for.
 */
export function administer(ctx: Context): Promise<void> {
  return settle(ctx.tx, { 'app.administers': ctx.government });
}
