import { refuseInput } from './user-error';

const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Refuses texts anywhere in a value that a database of texts cannot hold, or would hold as others: NUL, halves of
 * surrogate pairs. Asked once, of everything that a client sends.
 *
 * @throws InputRefused at the place of the first
 */
export function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) throw refuseInput(path, '含有无法保存的字符（空字符或残缺的 Unicode 字符）');
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => refuseUnstorable(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      refuseUnstorable(key, path);
      refuseUnstorable(item, path === '' ? key : `${path}.${key}`);
    }
  }
}

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
