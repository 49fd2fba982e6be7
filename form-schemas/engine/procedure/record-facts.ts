import type { Day } from '../day';
import type { Facts } from '../value';
import type { CaseState } from './case';
import type { CompiledRegime } from './compiled';
import { mergeFacts } from './given';

type Standing = Pick<CaseState, 'procedure' | 'stage'>;

/** Facts with owner `stage` that say when this procedure's case entered or left a stage. */
function namesOf(regime: CompiledRegime, at: Standing, moment: 'entered' | 'left'): readonly string[] {
  return [...regime.vocabulary.facts.values()].flatMap(({ name, owner }) =>
    owner.kind === 'stage' && owner.procedure === at.procedure && owner.stage === at.stage && owner.moment === moment
      ? [name]
      : [],
  );
}

/** Facts with the day on which a stage was entered or left; a case that is being opened has no day yet (null). */
export function withMoment(
  regime: CompiledRegime,
  facts: Facts,
  at: Standing,
  moment: 'entered' | 'left',
  on: Day | null,
): Facts {
  const names = on === null ? [] : namesOf(regime, at, moment);
  return names.length === 0 ? facts : mergeFacts(facts, Object.fromEntries(names.map((name) => [name, on])));
}

/** Whether a fact says when a stage of this procedure was entered or left: the interpreter alone sets it. */
export function isMomentOf(regime: CompiledRegime, procedure: string, name: string): boolean {
  const owner = regime.vocabulary.facts.get(name)?.owner;
  return owner?.kind === 'stage' && owner.procedure === procedure;
}

/** The day of asking as the fact `today`; nothing where the vocabulary does not know it. */
export function todayFact(regime: CompiledRegime, on: Day): Facts {
  return regime.vocabulary.facts.get('today')?.owner.kind === 'case' ? { today: on } : {};
}

/** The state with `today` in its facts, where the vocabulary knows it. */
export function withToday(regime: CompiledRegime, state: CaseState, on: Day): CaseState {
  if (state.facts['today'] === on) return state;
  return { ...state, facts: mergeFacts(state.facts, todayFact(regime, on)) };
}
