import { compileExpression } from '../expression/compile';
import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** Facts not given among those that `names` read, computed facts followed down to their inputs. */
export function missingFacts(names: readonly string[], vocabulary: Vocabulary, facts: Facts): readonly string[] {
  const read = vocabulary.reader(facts);
  const seen = new Set<string>();
  const missing: string[] = [];
  const look = (name: string) => {
    const fact = vocabulary.facts.get(name);
    if (!fact || seen.has(name) || read(name) !== null) return;
    seen.add(name);
    const inputs =
      fact.owner.kind === 'computed'
        ? (compileExpression(fact.owner.expression, vocabulary.scope).value?.dependencies ?? [])
        : [];
    const known = missing.length;
    inputs.forEach(look);
    if (missing.length === known) missing.push(name);
  };
  names.forEach(look);
  return missing;
}
