import type { Day } from '../../day';
import type { StoryCase, StoryEvent } from '../../model/worked-case';
import type { Actor, CaseEvent, CaseState, Slot } from '../../procedure/case';
import type { CompiledRegime } from '../../procedure/compiled';
import { isHandIn } from '../../procedure/hand-in';
import { openOnes } from '../../procedure/slots';
import type { JsonObject } from '../../value';

/** Stories tell what happens, not in which words; what must have a reason is never without any. */
const REASONS = { reject: '不同意', return: '退回' } as const;

/**
 * The event of the engine that an event of a story tells, on the case as it stands; null where nothing happens to a case
 * (`open`, `look`). Who acts is one person per body; a task that was handed over is done by whom it was handed to.
 */
export function eventOf(
  compiled: CompiledRegime,
  state: CaseState,
  story: Pick<StoryCase, 'given'>,
  event: StoryEvent,
): CaseEvent | null {
  const on = event.on as Day;
  const slot = slotFor(state, event.by);
  const actor = actorOf(event, slot);
  const stage = compiled.procedures.get(state.procedure)?.stages.get(state.stage);
  const overrides = (event.overrides ?? []).map(({ check, ...written }) => ({ rule: check, ...written }));
  const own = slot?.id ?? `${state.visit}.${state.step}.${event.by}`;
  const theirs = event.to === undefined ? undefined : slotFor(state, event.to);
  switch (event.do) {
    case 'open':
    case 'look':
      return null;
    case 'file': {
      const form = isHandIn(stage) ? stage.form : undefined;
      const previous = form === undefined ? undefined : state.answers[form];
      return {
        type: 'file',
        on,
        actor,
        answers: (event.answers as JsonObject | undefined) ?? previous ?? {},
        given: scopeOf(compiled, state, story, event),
        overrides,
      };
    }
    case 'withdraw':
      return { type: 'withdraw', on, actor, reason: '算例' };
    case 'list-decided':
      return {
        type: 'list-decided',
        on,
        actor,
        list: stage?.kind === 'pool' ? stage.list : '',
        outcome: event.outcome ?? 'approve',
        minutes: event.minutes === undefined ? [] : [event.minutes],
      };
    case 'transfer':
      return { type: 'transfer', on, actor, slot: own, to: event.to ?? '', reason: '示例：转办的理由' };
    case 'add-signer':
      return { type: 'add-signer', on, actor, slot: own, body: event.to ?? '', reason: '示例：加签的理由' };
    case 'remove-signer': {
      const asked = theirs?.id ?? `${state.visit}.${state.step}.${event.to ?? ''}`;
      return { type: 'remove-signer', on, actor, slot: asked, reason: '示例：减签的理由' };
    }
    case 'remind': {
      const late = event.to === undefined ? openOnes(state.slots)[0] : theirs;
      return { type: 'remind', on, actor, slot: late?.id ?? own };
    }
    case 'copy':
      return { type: 'copy', on, actor, bodies: event.to === undefined ? [] : [event.to] };
    default:
      return {
        type: 'decide',
        on,
        actor,
        slot: own,
        verdict: event.do,
        ...(event.do === 'approve' ? {} : { opinion: `示例：${REASONS[event.do]}的理由` }),
        overrides,
        ...(event.to === undefined ? {} : { to: event.to }),
        ...(event.minutes === undefined ? {} : { minutes: event.minutes }),
        ...(event.answers === undefined ? {} : { answers: event.answers as JsonObject }),
      };
  }
}

/** The slot at which a body acts: an open one, else the one that it has had in the open step. */
function slotFor(state: CaseState, body: string): Slot | undefined {
  return (
    openOnes(state.slots).find((open) => open.body === body) ??
    state.slots.find((other) => other.step === state.step && other.body === body)
  );
}

function actorOf({ by, proxyOf }: StoryEvent, slot: Slot | undefined): Actor {
  if (proxyOf !== undefined) return { person: `proxy-of-${proxyOf}`, bodies: [by], proxyOf: { [by]: proxyOf } };
  return { person: slot?.assignee ?? `person-of-${by}`, bodies: [by] };
}

/** Scope answers of the event; those that the story gives from the start only where the unit files a main case. */
function scopeOf(
  compiled: CompiledRegime,
  state: CaseState,
  story: Pick<StoryCase, 'given'>,
  event: StoryEvent,
): JsonObject {
  const procedure = compiled.procedures.get(state.procedure);
  if (procedure?.document.kind === 'list') return {};
  const isFiling = procedure?.document.kind === 'main' && procedure.stages.get(state.stage)?.kind === 'file';
  return { ...(isFiling ? story.given : {}), ...event.scope } as JsonObject;
}
