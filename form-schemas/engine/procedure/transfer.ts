import { isBlank } from '../blank';
import { found, type Finding, type Outcome } from '../finding';
import type { CaseState, Slot, TransferEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { findSlot } from './find-slot';
import { speak } from './speak';

/**
 * Hands an open slot over to another person who holds its body: from then on only they may decide it, and hand it on.
 * That they hold the body the host has proven. Findings: those of the slot, `transfer-to-self`, `reason-needed`.
 */
export function transfer(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: TransferEvent,
): Outcome<CaseState> {
  const slot = ownSlot(regime, procedure, state, event);
  if ('severity' in slot) return found(state, [slot]);
  const stage = procedure.stages.get(state.stage);
  const say = (code: string, message: string) =>
    found(state, [speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage })]);
  if (event.to === event.actor.person || event.to === slot.assignee)
    return say('transfer-to-self', '这项待办已在该人名下；转办须转给同一经办单位的另一人');
  if (isBlank(event.reason)) return say('reason-needed', '转办须写明理由');
  const slots = state.slots.map((one): Slot => (one === slot ? { ...one, assignee: event.to } : one));
  return found({ ...state, slots, undo: null }, []);
}

/** The open slot that an act names, if it is the actor's. */
export function ownSlot(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  { slot, actor }: Pick<TransferEvent, 'slot' | 'actor'>,
): Slot | Finding {
  const stage = procedure.stages.get(state.stage);
  if (stage) return findSlot(regime, state, stage, slot, actor);
  return speak(regime, { code: 'stage-unknown', message: `程序中没有环节 ${state.stage}`, clause: [] });
}
