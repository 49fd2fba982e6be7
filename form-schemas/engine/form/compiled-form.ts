import type { CompiledExpression } from '../expression/compile';
import type { UnaryTests } from '../expression/unary';
import type { Exact } from '../expression/exact';
import type { FieldRule, FormComponent, FormDocument, FormNode, TextFormat } from '../model/form';
import type { Type } from '../value';

/** A form compiled once: rules as closures, order of evaluation, bounds in the engine's inside form. */
export interface CompiledForm {
  readonly document: FormDocument;
  /** Every section, field and column, depth first in x-index order. Columns follow their table. */
  readonly fields: readonly CompiledField[];
  /** Names of facts set by `x-fact`, sorted. */
  readonly sets: readonly string[];
  /** Names of facts that rules read and the form does not set itself, sorted. Computed facts stand by their own name. */
  readonly reads: readonly string[];
  readonly level: Level;
}

export interface CompiledField {
  readonly key: string;
  /** Dotted path in answers; columns as `funds[].amount`; of a section its key. */
  readonly path: string;
  /** JSON pointer in the document. */
  readonly pointer: string;
  readonly title: string;
  readonly component: FormComponent;
  readonly node: FormNode;
  /** Null of a section. */
  readonly type: Type | null;
  /** Key of the table of which this is a column. */
  readonly table: string | null;
  readonly clause: readonly string[];
  readonly fact: string | null;
  readonly visible: CompiledExpression | null;
  readonly required: boolean | CompiledExpression;
  readonly computed: CompiledExpression | null;
  readonly rules: readonly CompiledRule[];
  readonly limits: Limits;
  /** Unary tests of the fact's domain. */
  readonly domain: UnaryTests | null;
  /** Bodies that may see (of the field and of all sections above); null: all. */
  readonly see: readonly (readonly string[])[];
  /** Bodies that may fill: the field's own list or that of the nearest section or table above; null: all. */
  readonly fill: readonly string[] | null;
  /** Columns of a table. */
  readonly columns: Level | null;
}

/** Fields whose values stand side by side: the form's, or those of one row. */
export interface Level {
  /** Document order. */
  readonly fields: readonly CompiledField[];
  /** Index of the section around each field, −1 where there is none. */
  readonly parents: readonly number[];
  /** Indices in an order in which each field's visibility and value can be settled. */
  readonly order: readonly number[];
  /** Names that expressions read here: keys, and facts set by fields of this level. */
  readonly slots: ReadonlyMap<string, number>;
  /** Index by key. */
  readonly keys: ReadonlyMap<string, number>;
}

export interface CompiledRule {
  readonly test: CompiledExpression;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly clause: readonly string[];
  readonly document: FieldRule;
}

/** Bounds, both included, null where there is none. Money in fen. */
export interface Limits {
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly minimum: Exact | string | null;
  readonly maximum: Exact | string | null;
  readonly options: ReadonlySet<string> | null;
  readonly format: TextFormat | null;
  /** Kinds of attached files. */
  readonly accept: ReadonlySet<string> | null;
  /** Of one attached file. */
  readonly maxMegabytes: number | null;
}
