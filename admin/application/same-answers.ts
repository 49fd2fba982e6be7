import type { Json, JsonObject } from '../../form-schemas/engine';

/**
 * Whether two sets of answers say the same: what is empty (null, blank, an empty list or row) counts as absent, and
 * the order of keys is no matter. Merely opening a draft is no change of it.
 */
export function sameAnswers(a: JsonObject, b: JsonObject): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

function essence(value: Json | undefined): Json | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.flatMap((item: Json) => essence(item) ?? []);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value as JsonObject)
    .map(([key, inner]) => [key, essence(inner)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
