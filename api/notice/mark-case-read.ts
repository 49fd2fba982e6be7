import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';

/**
 * Marks what the session's person was told about a case as read: whoever has just acted on it knows. Where a clerk
 * recorded somebody else's act, theirs too. In the transaction of the act; not audited, it changes nobody's case.
 *
 * @param application database id
 * @param alsoFor database id of the person whose act was recorded, if it was
 */
export async function markCaseRead(ctx: Context, application: string, alsoFor: string): Promise<void> {
  const people = [...new Set([signedIn(ctx).person.id, alsoFor])];
  await ctx.tx.query(
    `update notice set read_at = $4
      where government = $1 and application = $2 and person = any(cast($3 as uuid[])) and read_at is null`,
    [ctx.government, application, people, ctx.now],
  );
}
