import type { Facts } from '../value';
import type { CaseState, TrailEntry } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { formsOf } from './forms-of';
import { withoutFacts } from './given';

/**
 * The stages by which a case came to where it stands, start first. What was gone back on is no longer among them;
 * an act that was taken back leaves the way as it was before that act.
 */
function wayOf(start: string, trail: readonly TrailEntry[]): readonly string[] {
  let way: readonly string[] = [start];
  const before: (readonly string[])[] = [];
  for (const [index, { outcome, to }] of trail.entries()) {
    before.push(way);
    if (to === undefined || to === way.at(-1)) continue;
    const taken = outcome === 'withdraw' ? trail.slice(0, index).findLastIndex((entry) => entry.stage === to) : -1;
    way = before[taken] ?? [...upTo(way, to), to];
  }
  return way;
}

/**
 * The facts with which a case comes to a stage. Going back, it loses what forms behind that stage have set: a total
 * argued in the last round must not decide anything in the next one before it is argued again. Answers stay, to
 * start from; so does what forms on the way to the stage, and its own, have set.
 */
export function factsAt(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: Pick<CaseState, 'facts' | 'trail'>,
  to: string,
): Facts {
  const way = wayOf(procedure.document.start, state.trail);
  if (!way.includes(to)) return state.facts;
  const setBy = (stages: readonly string[]) =>
    stages
      .flatMap((code) => procedure.stages.get(code) ?? [])
      .flatMap((stage) => formsOf(regime, stage))
      .flatMap((form) => regime.forms.get(form)?.sets ?? []);
  const kept = new Set(setBy([...upTo(way, to), to]));
  const lost = setBy(way.slice(way.indexOf(to) + 1)).filter((name) => !kept.has(name));
  return withoutFacts(state.facts, lost);
}

/** The part of a way before a stage; the whole way where it does not lead there. */
function upTo(way: readonly string[], stage: string): readonly string[] {
  const at = way.indexOf(stage);
  return at < 0 ? way : way.slice(0, at);
}
