import { found, isFine, type Outcome } from '../finding';
import type { CaseEvent, CaseState } from './case';
import type { CompiledRegime } from './compiled';
import { decidePool } from './decide-pool';
import { decideSlot } from './decide-slot';
import { withTold } from './given';
import { handIn } from './hand-in';
import { judgeEvent } from './judge-event';
import { copy, remind } from './notices';
import { openCase } from './open-case';
import { withToday } from './record-facts';
import { addSigner, removeSigner } from './signers';
import { speak, withArticle } from './speak';
import { judgeSuspension } from './suspended';
import { takeEffect } from './take-effect';
import { transfer } from './transfer';
import { withdraw } from './withdraw';

/**
 * One event on a case. Pure: the same state and event always give the same answer. The event may be whatever came
 * in from outside: one that is no `CaseEvent` is refused (`event-invalid`).
 *
 * @returns the next state; with any finding of severity error the state given, itself and unchanged.
 * Each error cites its clause and says what would be possible instead.
 */
export function step(regime: CompiledRegime, state: CaseState, event: CaseEvent): Outcome<CaseState> {
  const outcome = act(regime, state, event);
  const procedure = regime.procedures.get(state.procedure);
  const clause = procedure?.stages.get(state.stage)?.clause ?? procedure?.document.clause ?? [];
  const findings = outcome.findings.map((finding) => withArticle(regime, finding, clause));
  return found(isFine(findings) ? withToday(regime, outcome.value, event.on) : state, findings);
}

function act(regime: CompiledRegime, state: CaseState, event: CaseEvent): Outcome<CaseState> {
  const procedure = regime.procedures.get(state.procedure);
  const malformed = judgeEvent(event);
  if (malformed.length > 0) return found(state, malformed);
  if (!procedure)
    return found(state, [
      speak(regime, { code: 'procedure-unknown', message: `制度中没有程序 ${state.procedure}`, clause: [] }),
    ]);
  if (state.ended && !isHarmless(event)) {
    const stage = procedure.stages.get(state.stage);
    const message = `案件已于 ${state.ended.on} 以“${stage?.title ?? state.ended.outcome}”办结，不能再办理${event.type === 'effect' ? '，也不能中止、退回或终止' : ''}；如需继续请另行申报`;
    return found(state, [
      speak(regime, { code: 'case-ended', message, clause: stage?.clause ?? [], rule: state.stage }),
    ]);
  }
  const suspended = event.type === 'effect' ? null : judgeSuspension(regime, state);
  if (suspended) return found(state, [suspended]);
  const told =
    event.type === 'remove-signer' || event.type === 'list-decided' || event.type === 'effect'
      ? withTold(regime, state, event)
      : found(state, []);
  if (!isFine(told.findings)) return told;
  const now = withToday(regime, told.value, event.on);
  switch (event.type) {
    case 'file':
      return handIn(regime, procedure, now, event);
    case 'decide':
      return decideSlot(regime, procedure, now, event);
    case 'withdraw':
      return withdraw(regime, procedure, now, event);
    case 'list-decided':
      return decidePool(regime, procedure, now, event);
    case 'transfer':
      return transfer(regime, procedure, now, event);
    case 'add-signer':
      return addSigner(regime, procedure, now, event);
    case 'remove-signer':
      return removeSigner(regime, procedure, now, event);
    case 'remind':
      return remind(regime, procedure, now, event);
    case 'copy':
      return copy(regime, procedure, now, event);
    case 'effect':
      return takeEffect(regime, procedure, now, event);
  }
}

/** What a side case may still do to a case that has ended: nothing that would move it. */
function isHarmless(event: CaseEvent): boolean {
  return event.type === 'effect' && (event.effect.effect === 'resume' || event.effect.effect === 'set');
}

/**
 * The state after all events of a case, from its opening on. Stops at the first event that is refused:
 * stored events have all been accepted before, so a refusal means another edition or a broken log.
 */
export function replay(
  regime: CompiledRegime,
  procedure: string,
  events: readonly CaseEvent[],
): Outcome<CaseState | null> {
  const opened = openCase(regime, procedure);
  return opened.value ? replayFrom(regime, opened.value, events) : opened;
}

/** As {@link replay}, from a state: of a list case, the one that `openList` gave. */
export function replayFrom(regime: CompiledRegime, from: CaseState, events: readonly CaseEvent[]): Outcome<CaseState> {
  let state = from;
  for (const [index, event] of events.entries()) {
    const outcome = step(regime, state, event);
    if (!isFine(outcome.findings))
      return found(
        state,
        outcome.findings.map((finding) => ({ ...finding, parameters: { ...finding.parameters, event: index } })),
      );
    state = outcome.value;
  }
  return found(state, []);
}
