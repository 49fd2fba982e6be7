import { compileExpression } from '../expression/compile';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** Which stored facts stand behind a computed one: a rule that reads it must wait for the fields that set them. */
export class FactDependencies {
  private readonly closures = new Map<string, readonly string[]>();
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Every fact that a computed fact reads, directly or through others; none for other names. */
  behind(name: string): readonly string[] {
    const closure = this.closures.get(name);
    if (closure !== undefined) return closure;
    const seen = new Set<string>();
    const queue = [...this.direct(name)];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...this.direct(next));
    }
    this.closures.set(name, [...seen]);
    return [...seen];
  }

  private direct(name: string): readonly string[] {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const owner = this.vocabulary.facts.get(name)?.owner;
    const compiled =
      owner?.kind === 'computed' ? compileExpression(owner.expression, this.vocabulary.scope).value : null;
    const direct = (compiled?.dependencies ?? []).map((dependency) => dependency.split('.', 1)[0] ?? dependency);
    this.known.set(name, direct);
    return direct;
  }
}
