import type { Type } from '../value';

/** The names that a text may use. */
export interface Scope {
  readonly names: ReadonlyMap<string, Type>;
  /** Chinese title → name; only titles that are one word of letters and digits, and of one name only. */
  readonly aliases: ReadonlyMap<string, string>;
}
