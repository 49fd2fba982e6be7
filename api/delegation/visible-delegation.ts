import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { loadById } from '../platform/loader';
import { Delegation } from './delegation.entity';

export const delegationById = loadById(Delegation);

/** A delegation by or to the session's person, or any for who oversees the staff; others' are as missing ones. */
export async function visibleDelegation(ctx: Context, id: string): Promise<Delegation | null> {
  const delegation = await delegationById(ctx).load(id);
  const session = signedIn(ctx);
  return delegation && (isParty(delegation, session.person.id) || may(session, 'staff:read')) ? delegation : null;
}

export function isParty({ principal, proxy }: Pick<Delegation, 'principal' | 'proxy'>, person: string): boolean {
  return principal === person || proxy === person;
}
