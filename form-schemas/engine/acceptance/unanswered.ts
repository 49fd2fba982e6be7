import type { Fact } from '../model/fact';
import type { Asked } from './standing';

/**
 * Nothing of what a condition hangs on has been answered: every fact that it reads, through computed ones as well, is empty, or is
 * counted over a record of which there is no row yet. Such a condition can be false (`… != null`, whether there is a row), and is
 * no finding against the project all the same.
 */
export function isUnanswered(asked: Asked, names: readonly string[]): boolean {
  const stored = storedFacts(asked, names);
  return stored.length > 0 && stored.every((fact) => !isAnswered(asked, fact));
}

function isAnswered({ read, rows }: Asked, { name, owner }: Fact): boolean {
  if (owner.kind === 'records') return rows.some(({ record }) => record === owner.record);
  return read(name) !== null;
}

/** The facts that are no computed ones, each once; parameters are not facts of the project. */
function storedFacts({ regime: { vocabulary } }: Asked, names: readonly string[]): readonly Fact[] {
  const found = new Map<string, Fact>();
  const seen = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fact = vocabulary.facts.get(name);
    if (!fact || seen.has(name)) continue;
    seen.add(name);
    if (fact.owner.kind === 'computed') open.push(...vocabulary.inputsOf(name));
    else found.set(name, fact);
  }
  return [...found.values()];
}
