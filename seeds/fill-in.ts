import type { Json, JsonObject } from '../form-schemas/engine';

/** Puts words and files into a template of answers: `{name}` inside a text, `{file:name}` as a whole value. */
export function fillIn(
  template: JsonObject,
  words: Readonly<Record<string, string>>,
  files: ReadonlyMap<string, Json>,
): JsonObject {
  const walk = (value: Json): Json => {
    if (typeof value === 'string') {
      const file = /^\{file:(.+)\}$/.exec(value)?.[1];
      if (file !== undefined) return files.get(file) ?? null;
      return value.replace(/\{([a-z]+)\}/g, (whole, name: string) => words[name] ?? whole);
    }
    if (Array.isArray(value)) return (value as readonly Json[]).map(walk);
    return typeof value === 'object' && value !== null ? object(value as JsonObject) : value;
  };
  const object = (given: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, walk(value)]));
  return object(template);
}

/** Names of the files that a template asks for. */
export function filesIn(template: JsonObject): readonly string[] {
  return [...JSON.stringify(template).matchAll(/"\{file:([^"}]+)\}"/g)].map((match) => match[1] ?? '');
}
