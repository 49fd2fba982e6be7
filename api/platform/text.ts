import { refuseInput } from './user-error';

const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A text that a person wrote: trimmed, of a bounded length, without control characters. @throws InputRefused */
export function readText(given: string, path: string, longest = 200): string {
  const text = given.trim();
  if (text === '' || text.length > longest || /\p{Cc}/u.test(text.replace(/[\n\t]/g, ''))) {
    throw refuseInput(path, `须为 1 至 ${longest} 个字符，不含控制字符`);
  }
  return text;
}

/** A stable code: lower-case letters, digits and hyphens. @throws InputRefused */
export function readCode(given: string, path: string): string {
  if (!CODE.test(given))
    throw refuseInput(path, `代码须由小写字母、数字、连字符组成，至多 64 个；所给为“${given.slice(0, 40)}”`);
  return given;
}
