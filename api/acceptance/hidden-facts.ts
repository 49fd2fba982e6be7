import { compileExpression, type AcceptanceDocument, type CompiledRegime } from '../../form-schemas/engine';
import { hiddenFields } from '../application/mask-answers';

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

/** The forms that a section of acceptance reads. */
export function formsRead(document: AcceptanceDocument): ReadonlySet<string> {
  const forms = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      if ('form' in value && typeof value.form === 'string') forms.add(value.form);
      Object.values(value).forEach(look);
    }
  };
  look(document);
  return forms;
}
