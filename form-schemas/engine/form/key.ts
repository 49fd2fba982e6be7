import { KEYWORDS } from '../expression/language';

/** What a field's key may be: a plain identifier that no expression word and no object machinery claims. */

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Never a key, neither in a form nor in answers: they reach into JavaScript's objects. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** Names that the engine gives a meaning itself: `item` in list filters, `parameters` of the regime. */
const RESERVED: ReadonlySet<string> = new Set(['not', 'item', 'parameters']);

/** Why a key cannot be used, in Chinese; null when it can. */
export function refuseKey(key: string): string | null {
  if (FORBIDDEN_KEYS.has(key)) return `字段代码不得为 ${key}`;
  if (!IDENTIFIER.test(key)) {
    return `字段代码须以字母开头，只含字母、数字和下划线，最长 64 个字符；所给为“${key.slice(0, 70)}”`;
  }
  if (KEYWORDS.has(key) || RESERVED.has(key)) return `字段代码“${key}”是表达式语言的保留词，请换一个`;
  return null;
}
