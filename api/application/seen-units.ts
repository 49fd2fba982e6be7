import type { Context } from '../platform/context';
import { may, signedIn } from '../platform/authorise';

/**
 * The organisations whose cases a session may look into; null: all of its government. Whoever decides, records or
 * looks into cases sees all; whoever only files sees those of its own unit, and of units for which it holds a body.
 */
export function seenUnits(ctx: Context): readonly string[] | null {
  const session = signedIn(ctx);
  if (may(session, 'application:read-all') || session.held.some((held) => held.organisation === null)) return null;
  const held = session.held.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]));
  return session.appointment ? [session.appointment.organisation, ...held] : held;
}
