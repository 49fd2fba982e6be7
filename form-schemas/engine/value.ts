/**
 * The values that facts, answers and expressions are made of inside the engine.
 *
 * | type      | inside the engine                    | in JSON (documents, answers, GraphQL) |
 * | --------- | ------------------------------------ | ------------------------------------- |
 * | money     | integer fen (number, ≤ 10¹⁴)         | decimal string of yuan `"2000000.00"` |
 * | integer   | safe integer                         | number                                |
 * | number    | exact {@link Ratio} or safe integer  | decimal string `"0.15"`               |
 * | boolean   | boolean                              | boolean                               |
 * | date      | string `2026-11-20`                  | the same                              |
 * | text, enum| string                               | the same                              |
 * | list      | array of values                      | array                                 |
 * | record    | plain object without prototype       | object                                |
 *
 * `null` is "not given". There is no `undefined` and no NaN.
 */

/** An exact fraction in lowest terms, d > 0. Arises only from fractional literals and division. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export type Value = null | boolean | string | number | Ratio | ValueList | ValueRecord;
export type ValueList = readonly Value[];
export interface ValueRecord {
  readonly [name: string]: Value;
}

/** The facts of a case or of a question, by name. Absent and null mean the same: not given. */
export type Facts = Readonly<Record<string, Value>>;

/** What JSON.parse can give. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Static types of the expression language and of facts. */
export type Type =
  | { readonly kind: 'money' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Type>> }
  | { readonly kind: 'null' };

export type TypeKind = Type['kind'];
