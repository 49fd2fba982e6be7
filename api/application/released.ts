import type { Actor } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { holdersAt } from './holders.loader';
import type { LoadedCase } from './load-case';

/**
 * An actor who is told which slots have come back to all who hold their body: they were handed over to somebody who
 * holds it no longer, and would otherwise wait for ever.
 */
export async function withReleased<A extends Actor>(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  actor: A,
): Promise<A> {
  const handed = state.slots.filter((slot) => slot.status === 'open' && slot.assignee !== undefined);
  if (handed.length === 0) return actor;
  const { id, organisation } = application;
  const holders = await Promise.all(
    handed.map(({ body }) => {
      const byUnit = regime.bodies.get(body)?.resolve === 'applicant';
      return holdersAt(ctx, { bodyCode: body, byUnit, organisation, application: id });
    }),
  );
  const released = handed.filter(({ assignee }, index) => !holders[index]?.includes(assignee ?? ''));
  return released.length === 0 ? actor : { ...actor, released: released.map((slot) => slot.id) };
}
