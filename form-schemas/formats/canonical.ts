import type { Json, JsonObject } from '../engine/value';
import { readJson } from './read-json';

/**
 * The one way to write a document: two spaces, LF, a final newline, keys in the order of the author; an object or
 * list that fits on one line within {@link WIDTH} characters stays on one line.
 */
export const WIDTH = 120;

export function canonicalText(value: Json): string {
  return `${write(value, 0, 0, 0)}\n`;
}

/** Whether a text is what {@link canonicalText} writes of its own value. */
export function isCanonical(text: string): boolean {
  const { value, findings } = readJson(text, '');
  return findings.length === 0 && canonicalText(value) === text;
}

/** A text as {@link canonicalText} would write it; one that is not JSON as it stands. */
export function canonicalOf(text: string): string {
  const { value, findings } = readJson(text, '');
  return findings.length === 0 ? canonicalText(value) : text;
}

/** @param before characters that stand before it on the line; @param after those that must follow (a comma) */
function write(value: Json, indent: number, before: number, after: number): string {
  const room = WIDTH - before - after;
  const flat = writeFlat(value, room);
  if (flat !== null) return flat;
  const inner = indent + 2;
  const pad = ' '.repeat(inner);
  if (isList(value)) {
    const lines = value.map((item, index) => pad + write(item, inner, inner, index < value.length - 1 ? 1 : 0));
    return `[\n${lines.join(',\n')}\n${' '.repeat(indent)}]`;
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    const lines = entries.map(([key, item], index) => {
      const head = `${pad}${JSON.stringify(key)}: `;
      return head + write(item, inner, head.length, index < entries.length - 1 ? 1 : 0);
    });
    return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`;
  }
  return JSON.stringify(value);
}

/** On one line, or null as soon as it is longer than `room`, so that the work stays linear. */
function writeFlat(value: Json, room: number): string | null {
  if (isList(value)) return writeFlatList(value, room);
  if (isObject(value)) return writeFlatObject(value, room);
  const text = JSON.stringify(value);
  return text.length <= room ? text : null;
}

function writeFlatList(value: readonly Json[], room: number): string | null {
  let text = '[';
  for (const item of value) {
    if (text.length > 1) text += ', ';
    const part = writeFlat(item, room - text.length - 1);
    if (part === null) return null;
    text += part;
  }
  return text.length + 1 <= room ? `${text}]` : null;
}

function writeFlatObject(value: JsonObject, room: number): string | null {
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  let text = '{ ';
  for (const [key, item] of entries) {
    if (text.length > 2) text += ', ';
    text += `${JSON.stringify(key)}: `;
    const part = writeFlat(item, room - text.length - 2);
    if (part === null) return null;
    text += part;
  }
  return text.length + 2 <= room ? `${text} }` : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
