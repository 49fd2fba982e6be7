import type { Finding } from '../finding';
import type { CaseState } from './case';
import type { CompiledRegime } from './compiled';
import { speak } from './speak';

/** Side procedures that can lift a suspension, or end the project that is suspended. */
function lifting(regime: CompiledRegime): readonly string[] {
  return [...regime.procedures.values()].flatMap(({ document, doings }) =>
    [...doings.values()].some(({ effects }) =>
      effects.some(({ document: { effect } }) => effect === 'resume' || effect === 'end'),
    )
      ? [`“${document.title}”`]
      : [],
  );
}

/** Why nothing goes on in a suspended case: since when, by which side case, and what lifts it; null: it is not. */
export function judgeSuspension(regime: CompiledRegime, state: CaseState): Finding | null {
  const { suspended } = state;
  if (!suspended) return null;
  const ways = lifting(regime);
  const possible = ways.length === 0 ? '须由作出中止的一方解除' : `可通过${ways.join('、')}恢复或者终止`;
  return speak(regime, {
    code: 'case-suspended',
    message: `项目自 ${suspended.on} 起因 ${suspended.from} 中止，中止期间不能办理；${possible}`,
    clause: suspended.clause,
    rule: state.stage,
    parameters: { since: suspended.on, from: suspended.from },
  });
}

/**
 * Whether a side case may go on as its main case stands: while that is suspended only where its procedure says so.
 * Null: it may. Finding: `case-suspended`. What else is against an act `step` says.
 */
export function mayAct(
  regime: CompiledRegime,
  state: Pick<CaseState, 'procedure'>,
  main: CaseState | null,
): Finding | null {
  return main === null || goesOnWhileSuspended(regime, state.procedure) ? null : judgeSuspension(regime, main);
}

/** Whether cases of a side procedure go on while their project is suspended. */
export function goesOnWhileSuspended(regime: CompiledRegime, procedure: string): boolean {
  return regime.procedures.get(procedure)?.document.opens?.whileSuspended === true;
}
