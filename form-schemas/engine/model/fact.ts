/** The vocabulary that conditions speak. `facts.json`. */

export type FactKind = 'money' | 'integer' | 'number' | 'boolean' | 'date' | 'text' | 'enum' | 'list';

/** Where a fact's value comes from. Exactly one owner: declared, argued and approved total are three facts. */
export type FactOwner =
  /** A form field that carries this name as `x-fact`. */
  | { readonly kind: 'form'; readonly form: string }
  /** A scope question of the regime, answered before a draft exists. */
  | { readonly kind: 'scope' }
  /** Computed from other facts whenever it is read; a value handed in for a what-if question wins over it. */
  | { readonly kind: 'computed'; readonly expression: string }
  /** Yes or no: true in the cases of that procedure, false elsewhere, e.g. whether a decision is one on the joint list. */
  | { readonly kind: 'procedure'; readonly procedure: string }
  /** Set by the interpreter itself, e.g. `filedOn`, `planYear` (from the filing window). */
  | { readonly kind: 'case' }
  /** Known of the unit that files, e.g. its kind. */
  | { readonly kind: 'unit'; readonly attribute: string }
  /**
   * Known of the same unit's other filings not ended by refusal: the host answers it, the engine only reads it.
   * `list` and `sum` are the values of the fact `of` in those that have it, `count` is how many there are.
   */
  | {
      readonly kind: 'unit-filings';
      readonly operation: 'sum' | 'count' | 'list';
      readonly of?: string;
      readonly withinMonths: number;
    };

export interface FactOption {
  readonly value: string;
  readonly title: string;
}

export interface Fact {
  /** camelCase identifier used in expressions. */
  readonly name: string;
  /** Chinese title; where it is one word of letters it may be used in expressions as well. */
  readonly title: string;
  readonly type: FactKind;
  /** Of a list: what it holds. */
  readonly of?: Exclude<FactKind, 'list'>;
  /** `元` for money; free for numbers. */
  readonly unit?: string;
  readonly options?: readonly FactOption[];
  /** Unary tests that every value must pass, e.g. `[0..1000000000000]`. */
  readonly domain?: string;
  readonly owner: FactOwner;
  readonly provenance: 'declared' | 'argued' | 'approved' | 'recorded' | 'computed' | 'given';
  readonly clause?: readonly string[];
  readonly note?: string;
}

export interface FactsDocument {
  readonly facts: readonly Fact[];
}
