import type { ChainStep, Slot } from './case';

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

export function slotId(visit: number, step: number, body: string): string {
  return `${visit}.${step}.${body}`;
}

/** Slots that wait for a signature now. */
export function openOnes(slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot) => slot.status === 'open');
}
