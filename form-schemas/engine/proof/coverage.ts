import type { CompiledRegime } from '../procedure/compiled';
import type { Regime } from '../model/regime';
import { citationsOf } from './citations';

export interface ClauseCoverage {
  readonly clause: string;
  readonly article: string;
  readonly subject: string;
  readonly state: 'covered' | 'advisory' | 'waived' | 'not-modelled' | 'uncovered';
  /** Places that enforce it, `matrices/founding.json#/rows/2`. */
  readonly by: readonly string[];
  readonly reason: string | null;
}

/** What the regime does about each clause of its text, in the order of the clause list. */
export function coverage(compiled: CompiledRegime): readonly ClauseCoverage[] {
  return coverageOf(compiled.regime);
}

/** As {@link coverage}, from the documents alone. */
export function coverageOf(regime: Regime): readonly ClauseCoverage[] {
  const places = new Map<string, string[]>();
  for (const { path, clause, covers } of citationsOf(regime)) {
    if (!covers) continue;
    for (const id of clause) places.set(id, [...(places.get(id) ?? []), path]);
  }
  return regime.clauses.map(({ id, article, subject, effect, reason }): ClauseCoverage => {
    const by = places.get(id) ?? [];
    const state = effect.includes('not-modelled')
      ? 'not-modelled'
      : effect.includes('waived')
        ? 'waived'
        : by.length > 0
          ? 'covered'
          : effect.length > 0 && effect.every((one) => one === 'advisory')
            ? 'advisory'
            : 'uncovered';
    return { clause: id, article, subject, state, by, reason: reason ?? null };
  });
}
