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

/**
 * What is not seen, or turns what is seen: invisible spaces and joiners, marks and overrides of direction, fillers,
 * lines' and paragraphs' ends, tags. A name with one looks like another, or like something else.
 */
const HIDDEN = String.raw`\u00AD\u061C\u115F\u1160\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E007F}`;
const UNSEEN = new RegExp(String.raw`[\p{Cc}${HIDDEN}]`, 'u');

/**
 * The same in a text of several lines, where their ends and tabs may stand; and what cannot be kept (halves of surrogate pairs, and
 * what has been read in their stead).
 */
export const UNSEEN_IN_LINES = new RegExp(String.raw`(?![\n\r\t\v])[\p{Cc}\p{Surrogate}\uFFFD${HIDDEN}]`, 'u');

/** `第 3 个字符（U+200B）`: the sign at an index of a text, as people count and look signs up. */
export function wordSign(text: string, at: number): string {
  const sign = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `第 ${Array.from(text.slice(0, at)).length + 1} 个字符（U+${sign}）`;
}

/**
 * The name of a person, an organisation, an office, a project: one line, spaces in it made one, nothing in it that is
 * not seen.
 *
 * @throws InputRefused that says which sign, and where
 */
export function readName(given: string, path: string, longest = 200): string {
  const trimmed = given.trim();
  const at = trimmed.search(UNSEEN);
  if (at >= 0) {
    throw refuseInput(path, `须为一行文字：${wordSign(trimmed, at)}是换行、控制字符或看不见的字符，请删去后重新输入`);
  }
  return readText(trimmed.replace(/\p{Zs}+/gu, ' '), path, longest);
}

/** A name taken from what was typed into a form: its lines made one, what is not seen left out, at most so long. */
export function plainName(given: string, longest = 200): string {
  const line = given.replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, ' ').replace(new RegExp(UNSEEN, 'gu'), '');
  return Array.from(line.trim()).slice(0, longest).join('');
}

/** A stable code: lower-case letters, digits and hyphens. @throws InputRefused */
export function readCode(given: string, path: string): string {
  if (!CODE.test(given))
    throw refuseInput(path, `代码须由小写字母、数字、连字符组成，至多 64 个；所给为“${given.slice(0, 40)}”`);
  return given;
}

/** A text to look for as a pattern of LIKE: what a person typed, its wildcards taken literally. @throws InputRefused */
export function likeText(given: string, path = 'where.text'): string {
  return `%${readText(given, path, 100).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
