import { compileExpression, factsOfClock, type CompiledRegime } from '../../form-schemas/engine';
import { hiddenFields } from './mask-answers';

const dependents = new WeakMap<CompiledRegime, ReadonlyMap<string, readonly string[]>>();
const NONE: ReadonlySet<string> = new Set();

/** Facts that are set by fields which these bodies may not see, and those that are computed from them. */
export function hiddenFacts(regime: CompiledRegime, bodies: readonly string[]): ReadonlySet<string> {
  const set = [...regime.forms.values()].flatMap((form) =>
    hiddenFields(form, bodies).flatMap(({ fact }) => fact ?? []),
  );
  if (set.length === 0) return NONE;
  const hidden = new Set(set);
  const computedFrom = dependentsOf(regime);
  for (const queue = [...set]; queue.length > 0;) {
    for (const name of computedFrom.get(queue.pop() ?? '') ?? []) {
      if (hidden.has(name)) continue;
      hidden.add(name);
      queue.push(name);
    }
  }
  return hidden;
}

/** Codes of the clocks that go by none of these facts: of any other neither its day nor whether it is met may be told. */
export function clocksWithout(regime: CompiledRegime, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const told = regime.regime.deadlines.filter((clock) =>
    [...factsOfClock(regime, clock)].every((name) => !hidden.has(name)),
  );
  return new Set(told.map(({ code }) => code));
}

/** By fact the facts that are computed from it. */
function dependentsOf(regime: CompiledRegime): ReadonlyMap<string, readonly string[]> {
  const known = dependents.get(regime);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const { name, owner } of regime.vocabulary.facts.values()) {
    if (owner.kind !== 'computed') continue;
    for (const used of compileExpression(owner.expression, regime.vocabulary.scope).value?.dependencies ?? [])
      found.set(used, [...(found.get(used) ?? []), name]);
  }
  dependents.set(regime, found);
  return found;
}
