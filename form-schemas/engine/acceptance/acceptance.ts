import type { CompiledRegime } from '../procedure/compiled';
import { chainOf, type AcceptanceState, type AcceptanceStep } from './chain';
import { pointsOf, type AcceptancePoint } from './points';
import { securityOf, type SecurityFact } from './security';
import type { ProjectStanding } from './standing';

/** Where a project stands in its acceptance. */
export interface Acceptance {
  /** Of the whole: `passed` once every step is. */
  readonly state: AcceptanceState;
  /** The first step that has not been passed; null: all have. */
  readonly current: string | null;
  readonly steps: readonly AcceptanceStep[];
  readonly points: readonly AcceptancePoint[];
  readonly security: readonly SecurityFact[];
}

/**
 * The acceptance of a project and its security facts, as its regime reads them (`regime.json#/acceptance`): which steps have been gone
 * through, which points are met, what they stand before. Nothing is decided here: gates are the checks that stages run.
 *
 * @returns null where the regime does not say, or the case is of another procedure
 */
export function acceptanceOf(regime: CompiledRegime, standing: ProjectStanding): Acceptance | null {
  const document = regime.regime.acceptance;
  if (!document || document.procedure !== standing.main.procedure) return null;
  const reader = regime.vocabulary.reader(standing.facts);
  const read: typeof reader = (name) => (standing.hidden?.has(name) ? null : reader(name));
  const asked = { ...standing, regime, read };
  const steps = chainOf(asked, document);
  const current = steps.find(({ state }) => state !== 'passed') ?? null;
  return {
    state: stateOf(steps, current),
    current: current?.code ?? null,
    steps,
    points: pointsOf(asked, document, steps),
    security: securityOf(asked, document),
  };
}

function stateOf(steps: readonly AcceptanceStep[], current: AcceptanceStep | null): AcceptanceState {
  if (current === null) return steps.length === 0 ? 'not-begun' : 'passed';
  if (current.state !== 'not-begun') return current.state;
  return steps.some(({ times }) => times > 0) ? 'under-way' : 'not-begun';
}
