import { principalOf, type Actor } from '../../form-schemas/engine';
import { personById } from '../identity/identity.loader';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ownBodies, stoodBodies, type StoodBody } from './held-bodies';
import type { LoadedCase } from './load-case';
import { withReleased } from './released';

/** As whom the session acts in a case: with all that it holds there, in its own right and in the place of others. */
export async function actorIn(ctx: Context, loaded: LoadedCase): Promise<Actor> {
  const { application, regime } = loaded;
  const { id, organisation } = application;
  const own = await ownBodies(ctx, regime, organisation);
  const stood = await stoodBodies(ctx, { organisation, application: id });
  const { person } = signedIn(ctx);
  const bodies = [...new Set([...own, ...stood.map(({ body }) => body)])];
  const proxyOf = proxiesIn(loaded, own, stood);
  return withReleased(ctx, loaded, {
    person: person.id,
    bodies,
    ...(Object.keys(proxyOf).length === 0 ? {} : { proxyOf }),
  });
}

/**
 * In whose place each body is held that is not one's own. Where several have asked, or it is one's own as well, it is
 * in the place of that one to whom its open slot was handed over.
 */
function proxiesIn(
  { state }: LoadedCase,
  own: readonly string[],
  stood: readonly StoodBody[],
): Readonly<Record<string, string>> {
  const proxyOf = new Map<string, string>();
  for (const { body, principal } of stood) {
    const isHandedOver = state.slots.some(
      (slot) => slot.status === 'open' && slot.body === body && slot.assignee === principal,
    );
    if (isHandedOver || (!own.includes(body) && !proxyOf.has(body))) proxyOf.set(body, principal);
  }
  return Object.fromEntries(proxyOf);
}

/** The body in whose name an actor hands something in. */
export function actingBody(by: readonly string[], { bodies }: Actor): string {
  return by.find((body) => bodies.includes(body)) ?? '';
}

/** What the audit keeps of an act in somebody's place: who that is, by id and by name. */
export async function behalfOf(
  ctx: Context,
  actor: Actor,
  body: string,
): Promise<{ readonly proxyOf?: string; readonly proxyOfName?: string | null }> {
  const principal = principalOf(actor, body);
  if (principal === undefined) return {};
  return { proxyOf: principal, proxyOfName: (await personById(ctx).load(principal))?.name ?? null };
}
