import type { CompiledRegime, Json, JsonObject } from '../../form-schemas/engine';

/** What stands before a fact's name in the address, so that it is no other parameter of the page. */
const MARK = 'f.';

/** The address with these facts in it, as people can read them: `f.total=5000000.00&f.decidedJointly=false`. */
export function factsInAddress(before: URLSearchParams, facts: JsonObject): URLSearchParams {
  const next = new URLSearchParams();
  for (const [name, value] of before) if (!name.startsWith(MARK)) next.append(name, value);
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === '') continue;
    const all: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
    for (const each of all) next.append(`${MARK}${name}`, String(each));
  }
  return next;
}

/** The facts that an address names, of those asked for, in the JSON form of their type; what is no fact's stays out. */
export function readFactsInAddress(
  search: URLSearchParams,
  regime: CompiledRegime,
  names: readonly string[],
): JsonObject {
  const facts: Record<string, Json> = {};
  for (const name of names) {
    const all = search.getAll(`${MARK}${name}`);
    const [text] = all;
    if (text === undefined) continue;
    const type = regime.vocabulary.facts.get(name)?.type;
    if (type === 'boolean') facts[name] = text === 'true';
    else if (type === 'integer') facts[name] = /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    else facts[name] = type === 'list' ? all : text;
  }
  return facts;
}
