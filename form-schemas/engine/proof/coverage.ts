import type { ClauseEffect } from '../model/clause';
import type { Regime } from '../model/regime';
import type { CompiledRegime } from '../procedure/compiled';
import { citationsOf, SPEAKING, type Citation, type PlaceKind } from './citations';
import { ENGINE_RULES } from './engine-rules';
import { casePath } from './rule';

export interface ClauseCoverage {
  readonly clause: string;
  readonly article: string;
  readonly subject: string;
  /** `covered-without-proof`: rules bring it about, but no worked case shows it. */
  readonly state: 'covered' | 'covered-without-proof' | 'advisory' | 'waived' | 'not-modelled' | 'uncovered';
  /** Places that bring it about, `matrices/founding.json#/rows/2`; of the engine its code. */
  readonly by: readonly string[];
  readonly rules: readonly CoveringRule[];
  /** Worked cases and events that cite the clause or are named after it, and tests of the engine. */
  readonly proofs: readonly ClauseProof[];
  /** What would prove it, had its case not failed when it was run; empty where none was. */
  readonly failed: readonly ClauseProof[];
  /** Effects that no rule of a fitting kind brings about: a cap that is only written down. A pilot edition may leave them. */
  readonly missing: readonly ClauseEffect[];
  readonly reason: string | null;
}

export interface CoveringRule {
  readonly place: string;
  readonly kind: PlaceKind | 'engine';
  readonly title: string;
}

export interface ClauseProof {
  readonly place: string;
  readonly kind: 'case' | 'event' | 'engine';
  readonly title: string;
}

/**
 * What the regime does about each clause of its text and what proves it, in the order of the clause list. Its cases are taken
 * as they stand and not run: a regime that is published has passed them.
 */
export function coverage(compiled: CompiledRegime): readonly ClauseCoverage[] {
  return coverageOf(compiled.regime);
}

/**
 * As {@link coverage}, from the documents alone.
 *
 * @param failed places of cases that were run and did not pass (`cases/life.json#/cases/2`): they prove nothing
 */
export function coverageOf(regime: Regime, failed: ReadonlySet<string> = new Set()): readonly ClauseCoverage[] {
  const cited = new Map<string, Citation[]>();
  for (const citation of citationsOf(regime)) {
    for (const id of new Set(citation.clause)) {
      const list = cited.get(id);
      if (list) list.push(citation);
      else cited.set(id, [citation]);
    }
  }
  const named = casesNamed(regime);
  return regime.clauses.map(({ id, article, subject, effect, reason, coveredBy = [] }): ClauseCoverage => {
    const citations = cited.get(id) ?? [];
    const engine = ENGINE_RULES.filter(({ code }) => coveredBy.includes(code));
    const rules: readonly CoveringRule[] = [
      ...citations
        .filter(({ kind }) => !SPEAKING.has(kind))
        .map(({ path: place, kind, title }) => ({ place, kind, title })),
      ...engine.map(({ code: place, title }) => ({ place, kind: 'engine' as const, title })),
    ];
    const speaking: readonly ClauseProof[] = [
      ...citations.flatMap(({ path: place, kind, title }) =>
        kind === 'case' || kind === 'event' ? [{ place, kind, title }] : [],
      ),
      ...(named.get(id) ?? []).filter(({ place }) => !citations.some(({ path }) => path === place)),
      ...engine.flatMap(({ provenBy, title }) => provenBy.map((place) => ({ place, kind: 'engine' as const, title }))),
    ];
    const isFailed = ({ place }: ClauseProof) => failed.has(place.replace(/\/events\/\d+$/, ''));
    const proofs = speaking.filter((proof) => !isFailed(proof));
    const missing = effect.filter((one) => !rules.some(({ kind }) => bringsAbout(one, kind)));
    const state = stateOf(effect, rules, proofs, regime.edition === 'full' ? missing : []);
    return {
      clause: id,
      article,
      subject,
      state,
      by: rules.map(({ place }) => place),
      rules,
      proofs,
      failed: speaking.filter(isFailed),
      missing: state === 'waived' || state === 'not-modelled' ? [] : missing,
      reason: reason ?? null,
    };
  });
}

function stateOf(
  effect: readonly ClauseEffect[],
  rules: readonly CoveringRule[],
  proofs: readonly ClauseProof[],
  missing: readonly ClauseEffect[],
): ClauseCoverage['state'] {
  if (effect.includes('not-modelled')) return 'not-modelled';
  if (effect.includes('waived')) return 'waived';
  const isAdvisory = effect.length > 0 && effect.every((one) => one === 'advisory');
  if (isAdvisory) return rules.length > 0 && proofs.length > 0 ? 'covered' : 'advisory';
  if (rules.length === 0 || missing.length > 0) return 'uncovered';
  return proofs.length > 0 ? 'covered' : 'covered-without-proof';
}

/** Places that ask, name or keep something and stop nothing: with them alone no cap is kept, no way chosen. */
const KEEPS_NOTHING: ReadonlySet<CoveringRule['kind']> = new Set([
  'basis',
  'parameter',
  'body',
  'fact',
  'record',
  'form',
  'free-text',
  'field',
  'procedure',
  'file-stage',
  'record-stage',
  'paper',
  'problem',
  'evaluation',
]);

/** Whether a place of this kind can bring about the effect. Nothing is asked of what only advises. */
function bringsAbout(effect: ClauseEffect, kind: CoveringRule['kind']): boolean {
  const enforced = effect === 'block' || effect === 'override' || effect === 'compute' || effect === 'route';
  return effect === 'advisory' || !enforced || !KEEPS_NOTHING.has(kind);
}

/** Worked cases whose code begins with that of a clause (`dz-10-3-one-fen-above`); of nested ids the longest counts. */
function casesNamed(regime: Regime): ReadonlyMap<string, readonly ClauseProof[]> {
  const ids = new Map(regime.clauses.map(({ id }) => [id.toLowerCase().replace(/\./g, '-'), id]));
  const named = new Map<string, ClauseProof[]>();
  for (const { path, title, code } of codesOfCases(regime)) {
    const parts = code.split('-');
    for (let length = parts.length; length > 0; length -= 1) {
      const id = ids.get(parts.slice(0, length).join('-'));
      if (id === undefined) continue;
      named.set(id, [...(named.get(id) ?? []), { place: path, kind: 'case', title }]);
      break;
    }
  }
  return named;
}

function codesOfCases(
  regime: Regime,
): readonly { readonly path: string; readonly title: string; readonly code: string }[] {
  return regime.cases.flatMap((document, at) =>
    document.cases.map(({ code, title }, index) => ({ path: casePath(document, at, index), title, code })),
  );
}
