import { isBlank } from '../blank';
import { clip } from '../clip';
import { found, type Finding, type Outcome } from '../finding';
import type { Actor, AddSignerEvent, CaseState, RemoveSignerEvent, Slot } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { isDeciding, settleStep } from './decide-slot';
import { hasWritten } from './do-writes';
import { slotId } from './slots';
import { nameBodies, speak } from './speak';
import { ownSlot } from './transfer';

/** Bodies that may still be asked besides in a slot's step: those that its stage names and that are not in it yet. */
export function possibleSigners(state: CaseState, slot: Slot, actor: Actor): readonly string[] {
  const present = state.slots
    .filter((one) => one.step === slot.step && (one.added === undefined || one.status !== 'closed'))
    .map((one) => one.body);
  return (state.chain[slot.step]?.signers ?? []).filter(
    (body) => !present.includes(body) && !actor.bodies.includes(body),
  );
}

/**
 * Asks one more body in the step of the actor's own open slot (加签). Its approval is then needed as well, see
 * `settle`. Findings: those of the slot, `signer-not-possible`, `signer-twice`, `signer-own`, `reason-needed`.
 */
export function addSigner(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: AddSignerEvent,
): Outcome<CaseState> {
  const slot = ownSlot(regime, procedure, state, event);
  if ('severity' in slot) return found(state, [slot]);
  const refusal = judgeSigner(regime, procedure, state, slot, event);
  if (refusal) return found(state, [refusal]);
  const added: Slot = {
    id: slotId(state.visit, slot.step, event.body),
    step: slot.step,
    body: event.body,
    status: 'open',
    decision: null,
    added: { by: slot.body, on: event.on },
  };
  return found({ ...state, slots: [...state.slots.filter(({ id }) => id !== added.id), added], undo: null }, []);
}

function judgeSigner(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  slot: Slot,
  { body, actor, reason }: AddSignerEvent,
): Finding | null {
  const stage = procedure.stages.get(state.stage);
  const say = (code: string, message: string) =>
    speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage });
  const allowed = state.chain[slot.step]?.signers ?? [];
  if (actor.bodies.includes(body))
    return say('signer-own', `${nameBodies(regime, [body])}就是办理人自己，不能再请其加签`);
  if (!allowed.includes(body)) {
    const possible = allowed.length === 0 ? '本环节没有可以加签的单位' : `可以加签的有：${nameBodies(regime, allowed)}`;
    return say(
      'signer-not-possible',
      `“${stage?.title ?? state.stage}”不能请 ${regime.bodies.get(body)?.title ?? clip(body)} 加签；${possible}`,
    );
  }
  if (!possibleSigners(state, slot, actor).includes(body))
    return say('signer-twice', `${nameBodies(regime, [body])}已经在这一步中，不必再请其加签`);
  return isBlank(reason) ? say('reason-needed', '加签须写明请其把关什么') : null;
}

/**
 * Takes back what `add-signer` asked (减签), by the body that asked and while it is open. What the step waited for may
 * then be there, and it goes on. Findings: `slot-unknown`, `signer-not-removable`, `reason-needed` and what stops the stage.
 */
export function removeSigner(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: RemoveSignerEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  const slot = state.slots.find((one) => one.id === event.slot);
  const refusal = judgeRemoval(regime, procedure, state, event.slot, event.actor);
  const say = (code: string, message: string) =>
    found(state, [speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage })]);
  if (refusal || !slot) return found(state, refusal ? [refusal] : []);
  if (!isDeciding(stage)) return say('signer-not-removable', '本环节没有加签');
  if (isBlank(event.reason)) return say('reason-needed', '减签须写明理由');
  const slots = state.slots.map((one): Slot => (one === slot ? { ...one, status: 'closed' } : one));
  const left: CaseState = { ...state, slots, undo: null };
  const by = slots.filter((one) => one.body === slot.added?.by && one.step === slot.step);
  const moved = settleStep(regime, procedure, stage, slot.step, left, by, { ...event, verdict: 'approve' });
  return hasWritten(state, moved.value) ? found({ ...moved.value, undo: null }, moved.findings) : moved;
}

/** Why an actor cannot let go a body that was asked besides; null: they can. */
export function judgeRemoval(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  id: string,
  actor: Actor,
): Finding | null {
  const stage = procedure.stages.get(state.stage);
  const say = (code: string, message: string) =>
    speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage, parameters: { slot: clip(id) } });
  const slot = state.slots.find((one) => one.id === id);
  if (!slot) return say('slot-unknown', `没有这项待办（${clip(id)}）：案件已在“${stage?.title ?? state.stage}”环节`);
  const title = nameBodies(regime, [slot.body]);
  if (!slot.added) return say('signer-not-removable', `${title}是办法规定的经办，不是加签，不能减去`);
  if (!actor.bodies.includes(slot.added.by))
    return say('signer-not-removable', `${title}由${nameBodies(regime, [slot.added.by])}请来加签，只能由其减去`);
  return slot.status === 'open' ? null : say('signer-not-removable', `${title}已经表态或已经减去，不能再减`);
}
