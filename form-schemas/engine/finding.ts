/**
 * A finding: what a rule says about an input, as a value.
 *
 * Nothing in the engine throws for bad input. Every public function answers an
 * {@link Outcome}: a value beside the findings that arose on the way. A refusal
 * is a finding of severity `error`; the caller decides what to do with it.
 */

export type Severity = 'error' | 'warning' | 'info';

/** What may stand in a finding's parameters: enough to word it again in another language. */
export type FindingParameter = string | number | boolean | null | readonly string[];

export interface Finding {
  /** Stable kebab-case code of the rule of the engine, e.g. `required-missing`, `matrix-gap`. */
  readonly code: string;
  readonly severity: Severity;
  /** For people, in Chinese: what was expected, what was given. */
  readonly message: string;
  /** Where: a dotted path into answers or facts (`funds[0].amount`) or `file.json#/pointer` in a regime. */
  readonly path?: string;
  /** Code of the rule of the regime that spoke (check, row, field, stage). */
  readonly rule?: string;
  /** Ids of the clauses that the rule rests on, e.g. `DZ-10-3`; the first one is the one to show. */
  readonly clause?: readonly string[];
  /** The article of the first clause in the words of its city, e.g. `第十条（一）`. */
  readonly article?: string;
  readonly parameters?: Readonly<Record<string, FindingParameter>>;
}

/** The answer of every public function of the engine. */
export interface Outcome<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

const NONE: readonly Finding[] = Object.freeze([]);

/** A value with nothing to say about it. */
export function fine<T>(value: T): Outcome<T> {
  return { value, findings: NONE };
}

/** A value together with what was found on the way. */
export function found<T>(value: T, findings: readonly Finding[]): Outcome<T> {
  return { value, findings };
}

/** True when no finding of severity `error` is among them: warnings and notes do not stop anything. */
export function isFine(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'error');
}
