import type { Actor, ChainStep, Slot } from './case';
import { isParallel } from './lanes';

/** The slots of a step when it opens: all open, in mode sequence the first one open and the rest waiting. */
export function openSlots(visit: number, step: number, chain: readonly ChainStep[]): readonly Slot[] {
  const here = chain[step];
  if (!here) return [];
  return here.bodies.map((body, index) => ({
    id: slotId(visit, step, body),
    step,
    body,
    status: here.mode === 'sequence' && index > 0 ? 'waiting' : 'open',
    decision: null,
  }));
}

/** The slots of a stage as it is entered: of the first step, of a parallel stage those of all lanes. */
export function firstSlots(visit: number, chain: readonly ChainStep[]): readonly Slot[] {
  return isParallel(chain) ? chain.flatMap((_, step) => openSlots(visit, step, chain)) : openSlots(visit, 0, chain);
}

export function slotId(visit: number, step: number, body: string): string {
  return `${visit}.${step}.${body}`;
}

/** Slots that wait for a signature now. */
export function openOnes(slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot) => slot.status === 'open');
}

/**
 * Whether a slot was handed over to somebody else; a proxy of the assignee may act in their place, and whoever holds the
 * body where the assignee no longer does.
 */
export function isAnothers(slot: Pick<Slot, 'id' | 'assignee' | 'body'>, actor: Actor): boolean {
  return (
    slot.assignee !== undefined &&
    slot.assignee !== actor.person &&
    slot.assignee !== principalOf(actor, slot.body) &&
    !(actor.released ?? []).includes(slot.id)
  );
}

/** The person in whose place an actor holds a body; undefined: in their own right. */
export function principalOf({ proxyOf }: Actor, body: string): string | undefined {
  return proxyOf !== undefined && Object.hasOwn(proxyOf, body) ? proxyOf[body] : undefined;
}
