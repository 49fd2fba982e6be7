import type { Json, JsonObject } from '../../../form-schemas/engine';
import { pointerStep } from '../../../form-schemas/formats/read-json';

/** JSON pointers into a form document: `/schema/properties/basics/properties/projectName`. */

export const ROOT = '';
export const TOP = '/schema/properties';

export function stepsOf(pointer: string): readonly string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function join(container: string, key: string): string {
  return container + pointerStep(key);
}

/** The object that holds the node: `/schema/properties`. */
export function containerOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

export function keyOf(pointer: string): string {
  return stepsOf(pointer).at(-1) ?? '';
}

/** The node around a container, `''` for the form itself. */
export function ownerOf(container: string): string {
  return container === TOP ? ROOT : container.replace(/\/(?:items\/)?properties$/, '');
}

/** Whether a node lies in a table. */
export function isColumn(pointer: string): boolean {
  return containerOf(pointer).endsWith('/items/properties');
}

/** What stands at a pointer; undefined where nothing does. Inherited names are never read. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let here: Json | undefined = document;
  for (const step of stepsOf(pointer)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as JsonObject)[step];
  }
  return here;
}

/** The document with another value at a pointer; undefined takes it out. Everything else stays the same object. */
export function withValueAt(document: Json, pointer: string, value: Json | undefined): Json {
  return put(document, stepsOf(pointer), value);
}

function put(here: Json, steps: readonly string[], value: Json | undefined): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value ?? null;
  if (typeof here !== 'object' || here === null) return here;
  if (Array.isArray(here)) {
    const list = [...(here as readonly Json[])];
    const index = Number(step);
    if (rest.length === 0 && value === undefined) list.splice(index, 1);
    else list[index] = rest.length === 0 ? (value ?? null) : put(list[index] ?? null, rest, value);
    return list;
  }
  const record = here as JsonObject;
  const old = Object.hasOwn(record, step) ? record[step] : undefined;
  const next = rest.length === 0 ? value : put(old ?? null, rest, value);
  const entries = Object.entries(record);
  if (next === undefined) return Object.fromEntries(entries.filter(([key]) => key !== step));
  if (old === undefined) return Object.fromEntries([...entries, [step, next]]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, key === step ? next : inner]));
}
