import { clip } from '../clip';
import { found, type Outcome } from '../finding';
import type { CaseState, ListDecidedEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { leaveFor } from './enter-stage';
import { speak } from './speak';

/** A list has decided on a case that waits in its pool. Findings: `not-in-pool`, `list-not-of-pool`, `verdict-not-possible`. */
export function decidePool(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: ListDecidedEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  const refuse = (code: string, message: string) =>
    found(state, [speak(regime, { code, message, clause: stage?.clause ?? [], rule: state.stage })]);
  if (stage?.kind !== 'pool')
    return refuse('not-in-pool', `案件现在处于“${stage?.title ?? state.stage}”环节，不在等待清单决定`);
  if (event.list !== stage.list) {
    const title = regime.procedures.get(stage.list)?.document.title ?? stage.list;
    return refuse('list-not-of-pool', `“${stage.title}”等待的是“${title}”的决定，不是 ${clip(event.list)}`);
  }
  const to = Object.hasOwn(stage.outcomes, event.outcome) ? stage.outcomes[event.outcome] : undefined;
  if (to === undefined) return refuse('verdict-not-possible', `“${stage.title}”不能退回；清单对项目只能同意或不同意`);
  return leaveFor(regime, procedure, { ...state, undo: null }, to, {
    outcome: event.outcome,
    on: event.on,
    minutes: event.minutes,
  });
}
