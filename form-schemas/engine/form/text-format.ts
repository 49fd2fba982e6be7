import type { TextFormat } from '../model/form';

/** How a thing is written: a closed vocabulary, so that no pattern ever comes from a regime's data. */
export interface TextFormatProfile {
  /** What is expected, after 须为. */
  readonly words: string;
  /** Source of a regular expression for the whole text, for clients as well; each takes linear time. */
  readonly pattern: string;
  /** Characters at least and at most. */
  readonly least: number;
  readonly most: number;
  /** A text that fits. */
  readonly example: string;
}

/** GB 32100—2015: digits and capitals but I, O, S, V, Z; a character's place is its value. */
const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ANY = '[0-9A-HJ-NP-RTUWXY]';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";

const PROFILES: Readonly<Record<TextFormat, TextFormatProfile>> = {
  digits: { words: '半角数字', pattern: '^[0-9]+$', least: 1, most: 1_000_000, example: '0123456789' },
  uscc: {
    words: '18 位统一社会信用代码（数字和大写字母，不用 I、O、S、V、Z）',
    pattern: `^${ANY}{2}[0-9]{6}${ANY}{10}$`,
    least: 18,
    most: 18,
    example: '91350100M000100Y43',
  },
  phone: {
    words: '11 位手机号码，或带区号的固定电话（区号-号码）',
    pattern: '^(?:1[3-9][0-9]{9}|0(?:(?:10|2[0-9])-?[2-9][0-9]{7}|[3-9][0-9]{2}-?[2-9][0-9]{6,7})(?:-[0-9]{1,6})?)$',
    least: 11,
    most: 20,
    example: '13000000000',
  },
  email: {
    words: '电子邮箱，如 name@example.com',
    pattern: `^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])$`,
    least: 6,
    most: 254,
    example: 'name@example.com',
  },
  postcode: { words: '6 位邮政编码', pattern: '^[0-9]{6}$', least: 6, most: 6, example: '100000' },
  'resource-code': {
    words: '政务信息资源代码：类 1 位（1、2、3）、项 2 位、目 3 位、细目不定长，“/”之后为顺序码，如 307001/000012',
    pattern: '^[1-3][0-9]{5}[0-9]{0,24}/[0-9]{1,12}$',
    least: 8,
    most: 43,
    example: '307001/000012',
  },
};

export function textFormat(format: TextFormat): TextFormatProfile {
  return PROFILES[format];
}

const MATCHERS = new Map(Object.entries(PROFILES).map(([name, { pattern }]) => [name, new RegExp(pattern)]));

/** Null where the text is written as the format says; else what to do about it, empty where nothing better can be said. */
export function refuseText(format: TextFormat, text: string): string | null {
  const { most } = PROFILES[format];
  if (text.length <= most && MATCHERS.get(format)?.test(text) === true) {
    return format !== 'uscc' || checkCharacterOf(text) === text[17] ? null : '；校验码不符，请逐位核对';
  }
  if (/[０-９]/.test(text)) return '；请用半角数字';
  if (/[\uFF01-\uFF5E]/.test(text)) return '；请用半角字符';
  if (/\s/.test(text)) return '；请去掉空格';
  if (/\p{Cf}/u.test(text)) return '；请去掉不可见的字符';
  if (format !== 'uscc') return '';
  return text.length !== 18 ? `（${text.length} 位）` : /[a-z]/.test(text) ? '；请用大写字母' : '';
}

/** The last character of a code, from its first 17: weights are powers of 3, the sum with it is a multiple of 31. */
function checkCharacterOf(code: string): string | undefined {
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at += 1, weight = (weight * 3) % 31)
    sum += CODE.indexOf(code[at] ?? '') * weight;
  return CODE[(31 - (sum % 31)) % 31];
}
