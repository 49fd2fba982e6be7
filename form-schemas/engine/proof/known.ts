/** How sure it is that a fact is filled: on every way and always · on every way but perhaps left empty there · not. */
export type Sureness = 'surely' | 'perhaps' | 'never';

/** Facts that are filled somewhere; what surely is, perhaps is as well. */
export interface Known {
  readonly surely: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

export const NOTHING: Known = { surely: new Set(), perhaps: new Set() };

export function surenessOf(known: Known, name: string): Sureness {
  return known.surely.has(name) ? 'surely' : known.perhaps.has(name) ? 'perhaps' : 'never';
}

export function plus(a: Known, b: Known): Known {
  return { surely: new Set([...a.surely, ...b.surely]), perhaps: new Set([...a.perhaps, ...b.perhaps]) };
}

/** What both know. */
export function common(a: Known, b: Known): Known {
  const both = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    new Set([...one].filter((name) => other.has(name)));
  return { surely: both(a.surely, b.surely), perhaps: both(a.perhaps, b.perhaps) };
}
