import { found, type Finding, type Outcome } from '../finding';
import type { JsonObject } from '../value';
import type { Actor, CaseState, WithdrawEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { mergeFacts } from './given';
import { slotId } from './slots';
import { nameBodies, speak } from './speak';

/**
 * Whether the actor can take the last act back. Only the last act of a case can be, and only by whom it came
 * from: the unit for a filing, the same person for a decision. As soon as anybody else has acted it stands.
 * Finding: `withdraw-not-possible`.
 */
export function judgeWithdrawal(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  actor: Actor,
): Finding | null {
  const undo = state.undo ?? null;
  const stage = procedure.stages.get(state.stage);
  const say = (message: string) =>
    speak(regime, { code: 'withdraw-not-possible', message, clause: stage?.clause ?? [], rule: state.stage });
  if (!undo && leftBehind(regime, state) !== null)
    return say(
      `上一项办理已经${leftBehind(regime, state)}，不能撤回；确有错误的，请按办法规定的更正、调整程序另行办理`,
    );
  if (!undo) return say('现在没有可以撤回的办理：下一经办人已经办理，或案件刚刚开启');
  if (
    !undo.bodies.some((body) => actor.bodies.includes(body)) ||
    (undo.act === 'decide' && undo.person !== actor.person)
  ) {
    return say(`只有最后一项办理可以由其本人撤回：最后办理的是${nameBodies(regime, undo.bodies)}`);
  }
  return null;
}

/** What the last act has left behind that cannot be taken back, in words; null: nothing. */
function leftBehind(regime: CompiledRegime, state: CaseState): string | null {
  const last = state.trail.at(-1);
  const since = state.trail.findLastIndex(({ on, outcome }) => on !== last?.on || BACKWARDS.includes(outcome));
  const visits = state.trail.slice(since + 1).map(({ visit }) => visit);
  const stages = state.trail.slice(since + 1).map(({ stage }) => stage);
  const by = (done: { readonly stage: string; readonly on: string }) =>
    done.on === last?.on && stages.includes(done.stage);
  const titles = state.rows
    .filter((row) => visits.includes(Number(row.id.split('.')[0])))
    .map((row) => `“${regime.records.get(row.record)?.document.title ?? row.record}”`);
  if (titles.length > 0) return `记入${[...new Set(titles)].join('、')}`;
  if (state.closed.some(by)) return '了结所针对的记录';
  return state.effects.some(by) ? '对项目生效' : null;
}

const BACKWARDS: readonly string[] = ['withdraw', 'return', 'reject', 'restart', 'end'];

/**
 * Takes the last act back: the case stands again where it stood before it. It does so as a new visit, with
 * what others had signed carried over, so that no slot id ever means two rounds. A filing taken back keeps its
 * answers to go on from; a decision taken back loses the facts and answers that came with it.
 */
export function withdraw(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: WithdrawEvent,
): Outcome<CaseState> {
  const refusal = judgeWithdrawal(regime, procedure, state, event.actor);
  const undo = state.undo;
  if (refusal || !undo) return found(state, refusal ? [refusal] : []);
  const visit = state.visit + 1;
  const answers = new Map<string, JsonObject>(Object.entries(state.answers));
  for (const [code, before] of Object.entries(undo.answers)) {
    if (before === null) answers.delete(code);
    else answers.set(code, before);
  }
  const { remarks: _asked, ...rest } = state;
  return found(
    {
      ...rest,
      ...(undo.remarks === undefined ? {} : { remarks: undo.remarks }),
      stage: undo.stage,
      visit,
      chain: undo.chain,
      step: undo.step,
      slots: undo.slots.map((slot) => ({ ...slot, id: slotId(visit, slot.step, slot.body) })),
      route: undo.route,
      lines: undo.lines,
      facts: mergeFacts(state.facts, undo.facts),
      answers: Object.fromEntries(answers),
      overrides: state.overrides
        .slice(0, undo.overrides)
        .map((taken) => (taken.stage === undo.stage && taken.visit === undo.visit ? { ...taken, visit } : taken)),
      trail: [
        ...state.trail,
        { visit: state.visit, stage: state.stage, outcome: 'withdraw', on: event.on, to: undo.stage },
      ],
      undo: null,
    },
    [],
  );
}
