import { found, isFine, type Outcome } from '../finding';
import type { Facts, Json, JsonObject } from '../value';
import { readFacts, writeFacts } from '../vocabulary/read-facts';
import type { CaseState } from './case';
import type { CompiledRegime } from './compiled';

/**
 * A state as JSON to be stored: facts in their JSON form, since exact fractions have none of their own.
 * `readState` gives the same state back.
 */
export function writeState(regime: CompiledRegime, state: CaseState): JsonObject {
  const { facts, undo = null, ...rest } = state;
  const stored = {
    ...rest,
    facts: writeFacts(regime.vocabulary, facts),
    undo: undo && { ...undo, facts: { ...absent(undo.facts), ...writeFacts(regime.vocabulary, present(undo.facts)) } },
  };
  return stored as unknown as JsonObject;
}

/** Reads what {@link writeState} wrote; null with findings where the facts do not fit this regime's vocabulary. */
export function readState(regime: CompiledRegime, stored: JsonObject): Outcome<CaseState | null> {
  const state = stored as unknown as CaseState;
  const undo = state.undo ?? null;
  const facts = readFacts(regime.vocabulary, stored['facts']);
  const before = readFacts(regime.vocabulary, undo === null ? {} : (undo.facts as Json));
  const findings = [...facts.findings, ...before.findings];
  if (!isFine(findings)) return found(null, findings);
  const value: CaseState = {
    ...state,
    facts: { ...facts.value },
    undo: undo && { ...undo, facts: { ...absent(undo.facts), ...before.value } },
  };
  return found(value, findings);
}

/** Facts that were not given before: null says so, and must outlive the storing. */
function absent(facts: Facts): Readonly<Record<string, null>> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === null ? [[name, null]] : [])));
}

function present(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
