import type { Finding } from '../finding';
import type { Json, JsonObject, Value } from '../value';
import type { CompiledField, Level } from './compiled-form';

/** The state of one evaluation of one level: of the form itself, or of one row of a table. */
export interface Frame {
  readonly level: Level;
  /** `` or `funds[0].` */
  readonly prefix: string;
  readonly given: JsonObject;
  readonly previous: JsonObject;
  readonly read: (name: string) => Value;
  /** By index of the level's fields. */
  readonly visible: boolean[];
  readonly values: Value[];
  readonly problems: (Finding[] | undefined)[];
  /** Rows of tables. */
  readonly rows: (readonly Frame[] | undefined)[];
}

/** What stays the same over one evaluation. */
export interface Evaluation {
  readonly bodies: readonly string[] | undefined;
  readonly partial: boolean;
  /** List items that rules may still look at; a list past it reads as null. */
  readonly budget: Budget;
  /** Tells the facts that a field's value is settled. */
  readonly settled: (field: CompiledField, value: Value) => void;
}

/**
 * Bounds the work of all rules of one evaluation together: each reading of a list costs its length, so that a
 * rule per row over all of a full table stays possible and loops within loops per row run out instead of hanging.
 */
export interface Budget {
  items: number;
}

export const BUDGET_ITEMS = 1_100_000;

export function charged(value: Value, budget: Budget): Value {
  if (!Array.isArray(value)) return value;
  budget.items -= value.length;
  return budget.items < 0 ? null : value;
}

export const NOTHING: JsonObject = Object.freeze({});

/** @param outer reads the names that are not of this level. */
export function openFrame(
  level: Level,
  prefix: string,
  given: JsonObject,
  previous: JsonObject,
  outer: (name: string) => Value,
  budget: Budget,
): Frame {
  const size = level.fields.length;
  const values = new Array<Value>(size).fill(null);
  const { slots } = level;
  return {
    level,
    prefix,
    given,
    previous,
    read: (name) => {
      const slot = slots.get(name);
      return slot === undefined ? outer(name) : charged(values[slot] ?? null, budget);
    },
    visible: new Array<boolean>(size).fill(false),
    values,
    problems: new Array<Finding[] | undefined>(size).fill(undefined),
    rows: new Array<readonly Frame[] | undefined>(size).fill(undefined),
  };
}

/** Whether nothing has been given: absent, or a list without items. */
export function isEmpty(value: Value): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

export function isRowList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
