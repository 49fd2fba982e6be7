import type { Regime } from '../../../form-schemas/engine/model/regime';

export type Path = readonly (string | number)[];

/** A regime in which one place is otherwise: what `change` makes of it, nothing where it makes `undefined`. The rest is shared. */
export function changedAt(regime: Regime, path: Path, change: (value: unknown) => unknown): Regime {
  return copy(regime, path, change) as Regime;
}

/** A regime without what stands there: an item of a list, or a key. */
export function without(regime: Regime, path: Path): Regime {
  return changedAt(regime, path, () => undefined);
}

/** What stands at a place; `undefined` where nothing does. */
export function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], whole);
}

function copy(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const inside = copy((value as Record<string | number, unknown>)[key], rest, change);
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => (index !== key ? [item] : inside === undefined ? [] : [inside]));
  const { [key]: _, ...others } = value as Record<string | number, unknown>;
  // The key keeps its place: the order of questions and fields is the author's.
  return inside === undefined
    ? others
    : Object.fromEntries(
        Object.entries(value as object).map(([name, one]: [string, unknown]) => [
          name,
          name === String(key) ? inside : one,
        ]),
      );
}
