import { holdersOfRight } from '../identity/holders-of-right';
import { notifyAll } from '../notice/notify';
import type { Context } from '../platform/context';
import type { SupervisionFinding } from './supervision-finding.entity';

/** Who reports for a unit (database id) today what it has rectified: its people that file or decide. */
export function rectifiersOf(ctx: Context, organisation: string): Promise<readonly string[]> {
  return holdersOfRight(ctx, 'supervision:report', organisation);
}

/** Tells people what has become of a problem, in the transaction of the act; whoever acts hears nothing. */
export async function tellOf(
  ctx: Context,
  { id }: Pick<SupervisionFinding, 'id'>,
  kind: 'rectification-demanded' | 'rectification-reported' | 'rectification-closed',
  { people, message }: { readonly people: readonly string[]; readonly message: string },
): Promise<void> {
  const self = ctx.session?.person.id;
  await notifyAll(
    ctx,
    [...new Set(people)]
      .filter((person) => person !== self)
      .map((person) => ({ person, kind, message, application: null, finding: id })),
  );
}
