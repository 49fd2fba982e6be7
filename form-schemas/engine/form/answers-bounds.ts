import type { Finding } from '../finding';
import { FORBIDDEN_KEYS } from './key';
import { isObject, wordGiven } from './words';

/** How large answers may be. What is larger is not evaluated at all. */
export const MAX_KEYS = 5_000;
export const MAX_DEPTH = 16;
export const MAX_ROWS = 1_000;

/**
 * Refuses answers that are no object, too large, too deep, or carry a key that reaches into JavaScript's objects.
 * The first thing found is enough: nothing behind it is looked at, so that the cost is bounded whatever is sent.
 */
export function refuseAnswers(given: unknown): Finding | null {
  if (!isObject(given)) {
    return refusal('answers-not-object', '', `答案须为对象，所给为${wordGiven(given)}`);
  }
  let keys = 0;
  const walk = (value: object, path: string, depth: number): Finding | null => {
    if (depth > MAX_DEPTH) return refusal('answers-too-deep', path, `答案嵌套不得超过 ${MAX_DEPTH} 层`);
    if (Array.isArray(value)) {
      keys += value.length;
      if (keys > MAX_KEYS) return tooMany();
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        if (typeof item !== 'object' || item === null) continue;
        const inner = walk(item, `${path}[${index}]`, depth + 1);
        if (inner !== null) return inner;
      }
      return null;
    }
    const names = Object.keys(value);
    keys += names.length;
    if (keys > MAX_KEYS) return tooMany();
    for (const name of names) {
      if (FORBIDDEN_KEYS.has(name)) {
        return refusal('answer-key-forbidden', join(path, name), `答案中不得出现键“${name}”`);
      }
      const item: unknown = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof item !== 'object' || item === null) continue;
      const inner = walk(item, join(path, name), depth + 1);
      if (inner !== null) return inner;
    }
    return null;
  };
  return walk(given, '', 1);
}

function join(path: string, name: string): string {
  const short = name.slice(0, 80);
  return path === '' ? short : `${path}.${short}`;
}

function tooMany(): Finding {
  return refusal('answers-too-large', '', `答案最多 ${MAX_KEYS} 项（键与列表元素合计）`);
}

function refusal(code: string, path: string, message: string): Finding {
  return { code, severity: 'error', message, path };
}
