import { found, isFine, type Finding, type Outcome } from '../finding';
import type { Facts, Json, JsonObject } from '../value';
import { readFacts, writeFacts } from '../vocabulary/read-facts';
import { readValue, writeValue } from '../vocabulary/read-value';
import type { CaseState, EffectDone, WrittenRow } from './case';
import type { CompiledRegime } from './compiled';

/**
 * A state as JSON to be stored: facts, the fields of rows and what effects set in their JSON form, since exact fractions
 * have none of their own. `readState` gives the same state back.
 */
export function writeState(regime: CompiledRegime, state: CaseState): JsonObject {
  const { facts, undo = null, rows, effects, ...rest } = state;
  const stored = {
    ...rest,
    facts: writeFacts(regime.vocabulary, facts),
    undo: undo && { ...undo, facts: { ...absent(undo.facts), ...writeFacts(regime.vocabulary, present(undo.facts)) } },
    rows: rows.map((row) => ({ ...row, fields: writeRow(regime, row.record, row.fields) })),
    effects: effects.map((done) => (done.effect === 'set' ? { ...done, value: writeSet(regime, done) } : done)),
  };
  return stored as unknown as JsonObject;
}

/**
 * Reads what {@link writeState} wrote; null with findings where the facts do not fit this regime's vocabulary. A state
 * from before there were rows and effects has none.
 */
export function readState(regime: CompiledRegime, stored: JsonObject): Outcome<CaseState | null> {
  const state = { ...NONE, ...stored } as unknown as CaseState;
  const undo = state.undo ?? null;
  const facts = readFacts(regime.vocabulary, stored['facts']);
  const before = readFacts(regime.vocabulary, undo === null ? {} : (undo.facts as Json));
  const findings: Finding[] = [...facts.findings, ...before.findings];
  const keep = <T>(outcome: Outcome<T>): T => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const rows = state.rows.map((row): WrittenRow => ({
    ...row,
    fields: keep(readRow(regime, row.record, row.fields as JsonObject, `rows.${row.id}`)),
  }));
  const effects = state.effects.map((done): EffectDone =>
    done.effect === 'set' ? { ...done, value: keep(readSet(regime, done.fact, done.value as Json)) } : done,
  );
  if (!isFine(findings)) return found(null, findings);
  const value: CaseState = {
    ...state,
    facts: { ...facts.value },
    undo: undo && { ...undo, facts: { ...absent(undo.facts), ...before.value } },
    rows,
    effects,
  };
  return found(value, findings);
}

const NONE = { rows: [], closed: [], effects: [], about: null, suspended: null, reminders: [], copies: [] };

/** A row's fields in their JSON form, by the types of its record. */
export function writeRow(regime: CompiledRegime, record: string, fields: Facts): JsonObject {
  const types = regime.records.get(record)?.fields;
  const written = Object.entries(fields).flatMap(([name, value]): [string, Json][] => {
    const type = types?.get(name)?.type;
    return type === undefined ? [] : [[name, writeValue(type, value)]];
  });
  return Object.fromEntries(written);
}

/** Reads what {@link writeRow} wrote. Findings: `record-field-unknown` and those of the values. */
export function readRow(regime: CompiledRegime, record: string, fields: JsonObject, place: string): Outcome<Facts> {
  const types = regime.records.get(record)?.fields;
  const findings: Finding[] = [];
  const read = Object.entries(fields).flatMap(([name, json]): [string, Facts[string]][] => {
    const type = types?.get(name)?.type;
    const path = `${place}.${name}`;
    if (type === undefined) {
      const message = `台账 ${record} 没有字段 ${name}`;
      findings.push({ code: 'record-field-unknown', severity: 'error', message, path });
      return [];
    }
    const value = readValue(type, json, path);
    findings.push(...value.findings);
    return value.value === null ? [] : [[name, value.value]];
  });
  return found(Object.fromEntries(read), findings);
}

function writeSet(regime: CompiledRegime, { fact, value }: Extract<EffectDone, { effect: 'set' }>): Json {
  const type = regime.vocabulary.typeOf(fact);
  return type === undefined ? null : writeValue(type, value);
}

function readSet(regime: CompiledRegime, fact: string, value: Json): Outcome<Facts[string]> {
  const type = regime.vocabulary.typeOf(fact);
  return type === undefined ? found(null, []) : readValue(type, value, `effects.${fact}`);
}

/** Facts that were not given before: null says so, and must outlive the storing. */
function absent(facts: Facts): Readonly<Record<string, null>> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === null ? [[name, null]] : [])));
}

function present(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
