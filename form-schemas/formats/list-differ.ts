import type { Regime } from '../engine/model/regime';
import { compareByCode, compareProperties, place, type RegimeChange } from './regime-change';
import type { WordProperty } from './word-property';

interface Naming<T> {
  readonly code: (item: T) => string;
  readonly title: (item: T) => string;
  /** What an item says that is new or gone. */
  readonly describe?: (item: T) => string;
}

export type ListDiffer = ReturnType<typeof listDiffer>;

/** Compares lists of two regimes by code, property by property. */
export function listDiffer(before: Regime, after: Regime, word: WordProperty) {
  return <T extends object>(
    base: string,
    list: (regime: Regime) => readonly T[],
    { code, title, describe }: Naming<T>,
  ): readonly RegimeChange[] =>
    compareByCode(
      place(list(before), code, base),
      place(list(after), code, base),
      title,
      (pair) => compareProperties(title(pair.before.item), pair, [], word),
      describe,
    );
}
