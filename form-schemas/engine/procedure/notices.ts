import { clip } from '../clip';
import { found, type Finding, type Outcome } from '../finding';
import type { Actor, CaseState, CopyEvent, RemindEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { nameBodies, speak } from './speak';

/** Why a slot cannot be reminded of; null: it can. Findings: `slot-unknown`, `slot-not-open`, `remind-self`, `reminded-today`. */
export function judgeReminder(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  { slot: id, actor, on }: Pick<RemindEvent, 'slot' | 'actor'> & { readonly on: RemindEvent['on'] | null },
): Finding | null {
  const stage = procedure.stages.get(state.stage);
  const say = (code: string, message: string) =>
    speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage, parameters: { slot: clip(id) } });
  const slot = state.slots.find((one) => one.id === id);
  if (!slot) return say('slot-unknown', `没有这项待办（${clip(id)}）：案件已在“${stage?.title ?? state.stage}”环节`);
  const title = nameBodies(regime, [slot.body]);
  if (slot.status !== 'open') return say('slot-not-open', `${title}现在没有待办理的事项，不必催办`);
  if (actor.bodies.includes(slot.body)) return say('remind-self', `这项待办就在${title}自己手中，不能催办自己`);
  return on !== null && state.reminders.some((one) => one.slot === id && one.on === on)
    ? say('reminded-today', `${title}今天已被催办过；同一待办每天只能催办一次`)
    : null;
}

/** Reminds whoever holds an open slot (催办), once a day; it is counted and decides nothing. */
export function remind(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: RemindEvent,
): Outcome<CaseState> {
  const refusal = judgeReminder(regime, procedure, state, event);
  if (refusal) return found(state, [refusal]);
  const { slot, on } = event;
  return found({ ...state, reminders: [...state.reminders, { slot, person: event.actor.person, on }] }, []);
}

/** Whether somebody takes part in a case: only they copy it to others. */
export function takesPart(state: CaseState, actor: Actor): boolean {
  return (
    state.slots.some((slot) => slot.status !== 'closed' && actor.bodies.includes(slot.body)) ||
    (state.undo?.bodies.some((body) => actor.bodies.includes(body)) ?? false)
  );
}

/** Copies the case to bodies for their knowledge (抄送). Findings: `copy-nobody`, `body-unknown`, `copy-twice`, `copy-not-yours`. */
export function copy(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: CopyEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  const findings: Finding[] = [];
  const say = (code: string, message: string, path = 'bodies') =>
    findings.push(speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage, path }));
  const [by] = event.actor.bodies;
  if (by === undefined || !takesPart(state, event.actor))
    say('copy-not-yours', '只有经办本环节的单位可以抄送', 'actor');
  if (event.bodies.length === 0) say('copy-nobody', '抄送至少要有一个对象');
  event.bodies.forEach((body, index) => {
    const path = `bodies[${index}]`;
    if (!regime.bodies.has(body)) say('body-unknown', `制度中没有 ${clip(body)}，不能抄送`, path);
    else if (event.bodies.indexOf(body) !== index) say('copy-twice', `${nameBodies(regime, [body])}列了两次`, path);
    else if (state.copies.some((one) => one.body === body && one.on === event.on))
      say('copy-twice', `今天已抄送${nameBodies(regime, [body])}，不必重复`, path);
  });
  if (findings.length > 0 || by === undefined) return found(state, findings);
  const copies = event.bodies.map((body) => ({ body, by, on: event.on, note: event.note ?? null }));
  return found({ ...state, copies: [...state.copies, ...copies] }, []);
}
