import { isFine, type Finding, type Outcome } from '../../../form-schemas/engine/finding';
import { compileMatrix } from '../../../form-schemas/engine/matrix/compile';
import type { CompiledMatrix, MatrixDecision } from '../../../form-schemas/engine/matrix/compiled-matrix';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { MatrixDocument, MatrixInput, MatrixRow } from '../../../form-schemas/engine/model/matrix';
import type { Facts, Value } from '../../../form-schemas/engine/value';
import { compileVocabulary, type Vocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

/** Givens of the matrix tests: facts, tables, decisions in few words. */

export function fact(name: string, title: string, type: Fact['type'], more: Partial<Fact> = {}): Fact {
  return { name, title, type, owner: { kind: 'case' }, provenance: 'given', ...more };
}

export function vocabularyOf(facts: readonly Fact[]): Vocabulary {
  return good(compileVocabulary({ facts, parameters: [] }));
}

export function row(id: string, when: Readonly<Record<string, string>>, more: Partial<MatrixRow> = {}): MatrixRow {
  return { id, when, chain: [{ action: 'decide', mode: 'one', bodies: [id] }], clause: [`C-${id}`], ...more };
}

export function table(
  inputs: readonly MatrixInput[],
  rows: readonly MatrixRow[],
  more: Partial<MatrixDocument> = {},
): MatrixDocument {
  return { code: 'bands', title: '审批权限', clause: ['C'], hit: 'unique', inputs, rows, ...more };
}

export function compiled(document: MatrixDocument, vocabulary: Vocabulary): CompiledMatrix {
  return good(compileMatrix(document, vocabulary));
}

/** The value of an outcome that has no errors; fails the test with the messages otherwise. */
export function good<T>(outcome: Outcome<T | null>): T {
  if (!isFine(outcome.findings) || outcome.value === null)
    throw new Error(`unexpected findings: ${JSON.stringify(outcome.findings, null, 1)}`);
  return outcome.value;
}

export function reading(facts: Facts): (name: string) => Value {
  return (name) => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null);
}

/** The ids of the rows hit, or the codes of the findings that refuse. */
export function rowsOf(matrix: CompiledMatrix, facts: Facts): readonly string[] {
  return answer(decide(matrix, reading(facts)));
}

export function answer(outcome: Outcome<MatrixDecision | null>): readonly string[] {
  return outcome.value === null ? codes(outcome.findings) : outcome.value.rows.map((each) => each.id);
}

export function codes(findings: readonly Finding[]): readonly string[] {
  return findings.map((each) => each.code);
}

/** Fen of a decimal text of yuan, counted without the engine. */
export function yuan(text: string): number {
  const [whole = '0', cents = ''] = text.replaceAll(',', '').split('.');
  return Number(whole) * 100 + Number(cents.padEnd(2, '0').slice(0, 2));
}
