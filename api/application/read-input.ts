import type { Json, JsonObject } from '../../form-schemas/engine';
import { refuseInput } from '../platform/user-error';

/**
 * Reads JSON that will be stored: an object, with no characters that a database of texts cannot hold (NUL, halves of
 * surrogate pairs).
 *
 * @throws InputRefused at the place of the first such character
 */
export function readJsonObject(given: Json | undefined | null, path: string): JsonObject {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refuseInput(path, '须为 JSON 对象');
  refuseUnstorable(given, path);
  return given as JsonObject;
}

function refuseUnstorable(value: Json, path: string): void {
  if (typeof value === 'string') {
    if (/\0|\p{Surrogate}/u.test(value)) throw refuseInput(path, '含有无法保存的字符（空字符或残缺的 Unicode 字符）');
  } else if (Array.isArray(value)) value.forEach((item: Json, index) => refuseUnstorable(item, `${path}[${index}]`));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      refuseUnstorable(key, path);
      refuseUnstorable(item as Json, `${path}.${key}`);
    }
  }
}

/** An optional text of a person; blank counts as not given. @throws InputRefused */
export function readOptionalText(given: string | null | undefined, path: string, longest: number): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '') return undefined;
  if (text.length > longest) throw refuseInput(path, `不得超过 ${longest} 个字符`);
  refuseUnstorable(text, path);
  if (/\p{Cc}/u.test(text.replace(/[\n\r\t]/g, ''))) throw refuseInput(path, '不得含控制字符');
  return text;
}
