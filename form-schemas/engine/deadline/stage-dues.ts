import type { Calendar } from '../calendar/calendar';
import type { Day } from '../day';
import type { CaseState, Slot } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { dueOf, type Due } from '../procedure/due';
import { isParallel } from '../procedure/lanes';
import { openOnes } from '../procedure/slots';

/** When a task that is open now is due. */
export interface StageDue {
  /** Null of a pool, where the list is waited for. */
  readonly slot: string | null;
  readonly body: string | null;
  /** The day on which the task opened, itself not counted. */
  readonly opened: Day;
  readonly due: Due;
}

/**
 * Due days of what is open in a case; none where no limit is set. A task opens as the stage is entered, as the step before
 * it is settled, in a sequence as the one before it has signed, or as it was asked besides. Where a case begins nothing is
 * due: the unit files when it will, and has a limit only once it was sent back.
 */
export function duesOf(regime: CompiledRegime, state: CaseState, calendar: Calendar): readonly StageDue[] {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  if (!stage || state.ended) return [];
  if (stage.kind === 'pool') {
    const opened = enteredOn(state);
    const due = opened === null ? null : dueOf(regime, stage, calendar, opened, undefined, state.facts, state.rests);
    return opened === null || due === null ? [] : [{ slot: null, body: null, opened, due }];
  }
  return openOnes(state.slots).flatMap((slot): readonly StageDue[] => {
    const opened = openedOn(state, slot);
    if (opened === null) return [];
    const due = dueOf(regime, stage, calendar, opened, state.chain[slot.step], state.facts, state.rests);
    return due === null ? [] : [{ slot: slot.id, body: slot.body, opened, due }];
  });
}

/** The day on which the case came to where it stands; null where it has just been opened. */
export function enteredOn(state: CaseState): Day | null {
  return state.trail.at(-1)?.on ?? null;
}

/** The day on which a slot opened; null at the start of a case that has not been filed yet. */
export function openedOn(state: CaseState, slot: Slot): Day | null {
  if (slot.added) return slot.added.on;
  const isSequence = state.chain[slot.step]?.mode === 'sequence';
  const before = state.slots.filter(
    (other) =>
      (other.step < slot.step && !isParallel(state.chain)) ||
      (isSequence && other.step === slot.step && other.id !== slot.id),
  );
  const days = [enteredOn(state), ...before.map(({ decision }) => decision?.on ?? null)].filter((day) => day !== null);
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
}
