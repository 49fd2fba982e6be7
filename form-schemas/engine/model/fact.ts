import type { Json } from '../value';

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
  /** Set by the interpreter itself: `filedOn`, `today` (the day of the event), `planYear` (from the filing window). */
  | { readonly kind: 'case' }
  /** A date: the day on which the case last entered or left a stage. */
  | { readonly kind: 'stage'; readonly procedure: string; readonly stage: string; readonly moment: 'entered' | 'left' }
  /** Set by the effect of a side procedure. */
  | { readonly kind: 'effect'; readonly procedure: string }
  /**
   * Of the rows of a record type, oldest first: `sum`, `min`, `max`, `first`, `latest` and `list` of the field `of`, `count` of
   * rows, `exists` whether there is any. `sum` and `count` of none are 0, `exists` false, the others empty.
   */
  | {
      readonly kind: 'records';
      readonly record: string;
      readonly operation: 'sum' | 'count' | 'exists' | 'first' | 'latest' | 'min' | 'max' | 'list';
      readonly of?: string;
      /**
       * Of `first` and `latest`: the date in the row that orders them, e.g. the day on which something was tested; rows without it do not
       * count. Absent: the order of writing, which decides among rows of one date as well.
       */
      readonly orderedBy?: string;
      /** Only rows whose field has this value, or one of these, in JSON form. */
      readonly where?: Readonly<Record<string, Json | readonly Json[]>>;
      /** Only rows that are not closed, or that are; absent: both. */
      readonly state?: 'open' | 'closed';
      /** Only rows written by cases that are about the same row as this one. */
      readonly sameAbout?: true;
    }
  /** A field of the row that the side case is about. */
  | { readonly kind: 'about'; readonly record: string; readonly field: string }
  /** How many cases of a side procedure stand beside the project: those under way, or ended (with that word). */
  | {
      readonly kind: 'side-cases';
      readonly procedure: string;
      readonly state: 'under-way' | 'ended';
      readonly outcome?: string;
    }
  /**
   * How many published entries of the resource catalogue are linked to the project: the host counts them at every act. `where` counts
   * only those of these kinds of sharing.
   */
  | { readonly kind: 'catalogue'; readonly where?: { readonly shareKind: readonly ShareKind[] } }
  /**
   * Of the confirmed evaluations under the same regime, of each thing evaluated the newest (by the year evaluated, then by the day of
   * its confirmation; what a correction has replaced is none): `project` this project's, `unit` those of the unit itself and of all its
   * projects, `government` all. `grade`, `score` and `year` are the newest one's, empty where there is none; `count` how many things
   * have been evaluated, or have one of `grades`. `years` is a list: of each thing and each year evaluated the year, or only where the
   * grade is one of `grades`; rules that go by the result of one year only filter it.
   */
  | {
      readonly kind: 'evaluation';
      readonly of: 'project' | 'unit' | 'government';
      /** Only of this kind of evaluation; absent: of any. */
      readonly evaluation?: string;
      readonly result: 'grade' | 'score' | 'year' | 'count' | 'years';
      readonly grades?: readonly string[];
    }
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

/** How an entry of the catalogue is shared: 无条件共享, 有条件共享, 不予共享 (`form-schemas/library/resource-catalogue.json`). */
export type ShareKind = 'universal' | 'conditional' | 'none';

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
