import type { Type } from '../value';

/** The names that a text may use. */
export interface Scope {
  readonly names: ReadonlyMap<string, Type>;
  /** Chinese title → name; only titles that are one word of letters and digits, and of one name only. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Names on which another hangs besides itself: of a parameter that is set yearly, the fact that says which year. */
  readonly hangsOn?: ReadonlyMap<string, string>;
}
