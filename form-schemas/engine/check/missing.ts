import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/**
 * Facts not given among those that `names` read, computed facts followed down to their inputs: also through one that has a
 * value where nothing else is missing, since FEEL calls a comparison with what is missing false and a condition does not.
 */
export function missingFacts(names: readonly string[], vocabulary: Vocabulary, facts: Facts): readonly string[] {
  const missing = missingAmong(names, vocabulary, facts, false);
  return missing.length > 0 ? missing : missingAmong(names, vocabulary, facts, true);
}

function missingAmong(
  names: readonly string[],
  vocabulary: Vocabulary,
  facts: Facts,
  throughValues: boolean,
): readonly string[] {
  const read = vocabulary.reader(facts);
  const seen = new Set<string>();
  const missing: string[] = [];
  const look = (name: string) => {
    const fact = vocabulary.facts.get(name);
    if (!fact || seen.has(name)) return;
    const isGiven = Object.hasOwn(facts, name) || fact.owner.kind !== 'computed' || !throughValues;
    const isKnown = read(name) !== null;
    if (isKnown && isGiven) return;
    seen.add(name);
    const known = missing.length;
    vocabulary.inputsOf(name).forEach(look);
    if (missing.length === known && !isKnown) missing.push(name);
  };
  names.forEach(look);
  return missing;
}
