import type { Finding } from '../finding';
import type { Day } from '../day';
import type { OpeningDocument } from '../model/procedure';
import { availableActions, type AvailableAction } from '../procedure/available-actions';
import type { Actor, CaseEvent, CaseState, Verdict } from '../procedure/case';
import type { CompiledProcedure, CompiledRegime } from '../procedure/compiled';
import { speak } from '../procedure/speak';
import { mayAct } from '../procedure/suspended';
import { edgesIn, reachable } from '../procedure/graph';
import type { Surroundings } from './project';
import { wordRow } from './word-row';

/** What is tried on a case: an event, or one that could come. */
export interface Tried {
  readonly type: CaseEvent['type'];
  readonly verdict?: Verdict;
}

/**
 * Whether a side case may take an event as things stand around it now. A project moves on while a side case is under
 * way, and that stops nothing; but handing in and approving need a project that has not come to an end beside which the
 * procedure cannot stand, nor been sent back to before the stages at which it may be opened, and the row that the
 * case is about still open. Refusing, returning and taking back stay possible.
 * Null: it may. Findings: `case-suspended`, `case-ended`, `side-not-at-stage`, `about-closed`. What is offered is asked
 * the same, see {@link offeredActions}.
 */
export function mayGoOn(
  regime: CompiledRegime,
  state: CaseState,
  surroundings: Surroundings,
  event: Tried,
): Finding | null {
  const procedure = regime.procedures.get(state.procedure);
  if (procedure?.document.kind !== 'side' || state.ended) return null;
  const suspended = mayAct(regime, state, surroundings.main);
  if (suspended || !goesForward(event)) return suspended;
  return (
    judgeMain(regime, procedure, state, surroundings.main) ?? judgeAboutRow(regime, procedure, state, surroundings)
  );
}

/**
 * What an actor can do on a case as things stand around it, and why not what they cannot: what the case itself allows
 * (`availableActions`), and beside a project what {@link mayGoOn} allows.
 */
export function offeredActions(
  regime: CompiledRegime,
  state: CaseState,
  surroundings: Surroundings,
  actor: Actor,
  on: Day | null = null,
): readonly AvailableAction[] {
  return availableActions(regime, state, actor, on).map((offered) => {
    const refusal = mayGoOn(regime, state, surroundings, triedBy(offered));
    return refusal ? { ...offered, refusal } : offered;
  });
}

function triedBy({ action }: AvailableAction): Tried {
  switch (action) {
    case 'approve':
    case 'reject':
    case 'return':
      return { type: 'decide', verdict: action };
    default:
      return { type: action };
  }
}

/**
 * Whether a side case can never go on: its project has ended where the procedure cannot stand beside it, and an end stays.
 * It can still be refused or taken back, but nobody is waited for.
 */
export function isLeftBehind(
  regime: CompiledRegime,
  procedure: string,
  main: Pick<CaseState, 'procedure' | 'stage'> & { readonly ended: unknown },
): boolean {
  const opens = regime.procedures.get(procedure)?.document.opens;
  return main.ended !== null && !standsBeside(opens, main);
}

/** Whether a procedure may stand beside a project at the stage at which it stands; one that names no stages may at all. */
function standsBeside(opens: OpeningDocument | undefined, main: Pick<CaseState, 'procedure' | 'stage'>): boolean {
  if (opens?.of !== 'project' || opens.at === undefined) return true;
  return opens.at.find(({ procedure }) => procedure === main.procedure)?.stages.includes(main.stage) ?? false;
}

function goesForward(event: Tried): boolean {
  return event.type === 'file' || (event.type === 'decide' && event.verdict === 'approve');
}

function judgeMain(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  main: CaseState | null,
): Finding | null {
  const { title, clause, opens } = procedure.document;
  const of = main && regime.procedures.get(main.procedure);
  if (main === null || opens === undefined || !of || standsBeside(opens, main)) return null;
  const at = opens.at?.find((one) => one.procedure === main.procedure)?.stages ?? [];
  const here = of.stages.get(main.stage)?.title ?? main.stage;
  const instead = wordInstead(procedure, state);
  if (main.ended) {
    const message = `项目已于 ${main.ended.on} 以“${here}”办结，“${title}”不能再继续办理；${instead}`;
    return speak(regime, { code: 'case-ended', message, clause, rule: state.stage });
  }
  const onward = edgesIn(of.document).filter(({ kind }) => kind !== 'return');
  if (at.some((stage) => reachable(stage, onward).has(main.stage))) return null;
  const message = `项目已退回“${here}”重新办理，“${title}”现在不能继续办理；须待项目到达${wordStages(regime, opens)}等环节，或者${instead}`;
  return speak(regime, { code: 'side-not-at-stage', message, clause, rule: state.stage });
}

function judgeAboutRow(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  { rows }: Surroundings,
): Finding | null {
  const row = state.about === null ? undefined : rows.find(({ id }) => id === state.about);
  if (!row || row.closedOn === null || state.closed.some((one) => one.row === row.id)) return null;
  const { title, clause } = procedure.document;
  const message = `“${title}”所针对的${wordRow(regime, row)}已于 ${row.closedOn} 了结，不能再继续办理；${wordInstead(procedure, state)}`;
  return speak(regime, { code: 'about-closed', message, clause, rule: state.stage, parameters: { about: row.id } });
}

/** What can still be done about it where it stands. */
function wordInstead(procedure: CompiledProcedure, state: CaseState): string {
  const stage = procedure.stages.get(state.stage);
  const ways = [
    ...(state.undo ? ['撤回'] : []),
    ...(stage && 'returns' in stage && (stage.returns ?? []).length > 0 ? ['退回'] : []),
    ...(stage && 'outcomes' in stage && stage.outcomes.reject !== undefined ? ['作“不同意”的决定'] : []),
  ];
  return ways.length === 0 ? '本案停在现在的环节' : `本案只能${ways.join('、')}`;
}

/** The first of the stages at which it may be opened. */
function wordStages(regime: CompiledRegime, opens: OpeningDocument): string {
  return (opens.at ?? [])
    .flatMap(({ procedure, stages }) =>
      stages.slice(0, 1).map((stage) => `“${regime.procedures.get(procedure)?.stages.get(stage)?.title ?? stage}”`),
    )
    .join('、');
}
