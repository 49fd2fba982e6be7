import type { Json, JsonObject } from '../../form-schemas/engine';
import { refuseInput } from '../platform/user-error';

/** Reads an object of form answers or facts. @throws InputRefused */
export function readJsonObject(given: Json | undefined | null, path: string): JsonObject {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refuseInput(path, '须为 JSON 对象');
  return given as JsonObject;
}

/** An optional text of a person; blank counts as not given. @throws InputRefused */
export function readOptionalText(given: string | null | undefined, path: string, longest: number): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '') return undefined;
  if (text.length > longest) throw refuseInput(path, `不得超过 ${longest} 个字符`);
  if (/\p{Cc}/u.test(text.replace(/[\n\r\t]/g, ''))) throw refuseInput(path, '不得含控制字符');
  return text;
}
