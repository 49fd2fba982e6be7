import type { CaseState, ChainStep, DecideEvent, Slot, SlotDecision } from './case';
import type { CompiledRegime } from './compiled';
import { isAnothers, principalOf } from './slots';

/**
 * The slots that one signature decides: the named one and the actor's other open ones in the same step, in
 * mode sequence also the next in turn while they are the actor's. A meeting's slot is decided only by naming
 * it, since each meeting has minutes of its own; one that was handed over to somebody else is theirs alone.
 */
export function signedSlots(
  regime: CompiledRegime,
  state: CaseState,
  step: ChainStep,
  named: Slot,
  event: Pick<DecideEvent, 'actor' | 'verdict'>,
): readonly Slot[] {
  const isMeeting = (slot: Slot) => regime.bodies.get(slot.body)?.kind === 'meeting';
  const mine = (slot: Slot) =>
    event.actor.bodies.includes(slot.body) && !isMeeting(slot) && !isAnothers(slot, event.actor);
  if (isMeeting(named)) return [named];
  const others = state.slots.filter((slot) => slot.step === named.step && slot.id !== named.id);
  if (step.mode !== 'sequence') return [named, ...others.filter((slot) => slot.status === 'open' && mine(slot))];
  if (named.added !== undefined) return [named];
  const waiting = others.filter((slot) => slot.status === 'waiting');
  const stop = waiting.findIndex((slot) => !mine(slot));
  return event.verdict === 'approve' ? [named, ...waiting.slice(0, stop < 0 ? waiting.length : stop)] : [named];
}

/** Writes the signature into the slots; in mode sequence the next one in turn opens. */
export function signSlots(
  state: CaseState,
  step: ChainStep,
  signed: readonly Slot[],
  event: DecideEvent,
): readonly Slot[] {
  const ids = new Set(signed.map((slot) => slot.id));
  const decision = (slot: Slot): SlotDecision => {
    const proxyOf = principalOf(event.actor, slot.body);
    return {
      verdict: event.verdict,
      person: event.actor.person,
      on: event.on,
      opinion: event.opinion ?? null,
      minutes: event.minutes ?? null,
      recordedBy: event.recordedBy?.person ?? null,
      scan: event.recordedBy?.scan ?? null,
      alsoFor: signed.filter((other) => other.id !== slot.id).map((other) => other.body),
      ...(proxyOf === undefined ? {} : { proxyOf }),
    };
  };
  const decided = state.slots.map((slot): Slot =>
    ids.has(slot.id) ? { ...slot, status: 'decided', decision: decision(slot) } : slot,
  );
  if (step.mode !== 'sequence') return decided;
  const index = signed[0]?.step;
  const inStep = decided.filter((slot) => slot.step === index && slot.added === undefined);
  if (inStep.some((slot) => slot.status === 'open')) return decided;
  const next = inStep.find((slot) => slot.status === 'waiting');
  return decided.map((slot): Slot => (slot === next ? { ...slot, status: 'open' } : slot));
}

/** Closes what settled steps no longer need. */
export function closeSteps(slots: readonly Slot[], steps: readonly number[]): readonly Slot[] {
  return slots.map((slot): Slot =>
    steps.includes(slot.step) && slot.status !== 'decided' ? { ...slot, status: 'closed' } : slot,
  );
}
