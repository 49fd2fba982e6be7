import { parseDay } from '../day';
import { exactFromText } from '../expression/exact';
import { didYouMean } from '../expression/suggest';
import { parseUnary, printUnary, type Equal, type Interval, type UnaryTests } from '../expression/unary';
import type { Finding } from '../finding';
import type { Type, Value } from '../value';
import { amountProblem, plain, replaceAmounts, toYuan } from './cell-amounts';
import type { CellColumn } from './cell-column';
import { parseBandWords, type BoundSemantics } from './words';

/** Tests that were read, or why they could not be. */
export type TestsRead =
  { readonly tests: UnaryTests; readonly problem: null } | { readonly tests: null; readonly problem: string };

const SYMBOLIC = /^(?:[<>=[(\]@"]|not\()|\.\./;
const DAY = /(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?/g;
const VALUE = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const DAY_TEXT = String.raw`\d{4}-\d{2}-\d{2}`;
/** Days have words of their own; each stands for one that numbers have. */
const DAY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/不早于/g, '不低于'],
  [/不晚于/g, '不超过'],
  [/早于/g, '低于'],
  [/晚于/g, '超过'],
  [new RegExp(`(${DAY_TEXT})(?:起|（含）以后|以来)`, 'g'), '不低于$1'],
  [new RegExp(`(${DAY_TEXT})(?:止|截止)`, 'g'), '不超过$1'],
  [new RegExp(`(${DAY_TEXT})(?:之前|以前|前)`, 'g'), '低于$1'],
  [new RegExp(`(${DAY_TEXT})(?:之后|以后|后)`, 'g'), '超过$1'],
];

/**
 * Reads a band of an ordered column as people type it: words (`200万元以上，500万元以下`), signs (`>= 200万`), a range
 * (`200-500万`), one value, or several of them with 或 between. Full-width digits, separators and units are understood.
 */
export function readOrdered(typed: string, column: CellColumn, type: Type, bounds: BoundSemantics): TestsRead {
  const text = plain(typed);
  if (type.kind === 'money') {
    const problem = amountProblem(text, column.title);
    if (problem !== null) return { tests: null, problem };
  }
  const whole = SYMBOLIC.test(text) ? symbolic(text, type) : null;
  if (whole?.tests) return whole;
  const tests: (Interval | Equal)[] = [];
  for (const part of text.split(/;|或者|或/)) {
    const read = readOne(part, column, type, bounds);
    if (read.tests === null) return whole ?? read;
    if (read.tests.negated || read.tests.any) return { tests: null, problem: '“不是”与“任意”须单独写' };
    tests.push(...read.tests.tests);
  }
  return canonical({ any: false, negated: false, tests }, type);
}

function readOne(text: string, column: CellColumn, type: Type, bounds: BoundSemantics): TestsRead {
  if (text === '') return { tests: null, problem: '“或”的前后都须写明' };
  if (SYMBOLIC.test(text)) return symbolic(text, type);
  const days = type.kind === 'date' ? normalDays(text) : text;
  const single = readValue(days, column, type);
  if (single !== null)
    return canonical({ any: false, negated: false, tests: [{ kind: 'equal', value: single }] }, type);
  const worded = prepare(days, type);
  const read = parseBandWords(
    worded,
    bounds,
    type.kind === 'money' ? undefined : (rest) => nextValue(rest, column, type),
  );
  if (read.value === null) return { tests: null, problem: explain(text, column, type, read.findings) };
  if (type.kind === 'money' && read.value.kind !== 'money')
    return { tests: null, problem: `“${column.title}”是金额，不能写百分比` };
  return canonical(read.value.tests, type);
}

/** A range gets the words of a band: of days and whole numbers both ends belong to it, else as 以上 and 以下 say. */
function prepare(text: string, type: Type): string {
  const dash = type.kind === 'date' ? '(?:至|到|~|—+)' : '(?:-|至|到|~|—+)';
  const [, from, to] = new RegExp(`^(.+?)${dash}(.+)$`).exec(text) ?? [];
  if (from !== undefined && to !== undefined && !/[上下不超低高达]/.test(text)) {
    if (type.kind === 'money') {
      const unit = /(亿|千万|百万|万|千)元?$/.exec(to)?.[0] ?? '元';
      const low = /[亿万千元]$/.test(from) ? from : `${from}${unit}`;
      return yuan(`${low}以上，${to}以下`);
    }
    return type.kind === 'number' ? `${from}以上，${to}以下` : `不低于${from}，不超过${to}`;
  }
  if (type.kind === 'money') return yuan(text);
  return DAY_WORDS.reduce((words, [from_, to_]) => words.replace(from_, to_), text);
}

/** Every amount with its 元. Chinese numerals too: `两百万以上`. */
function yuan(text: string): string {
  const digits = replaceAmounts(text, (amount) => `${amount.text.replace(/元$/, '')}元`.replace(/千元$/, '千元'));
  return digits.replace(/([一二两三四五六七八九十百千〇零]+[万亿])(?!元)/g, '$1元').replace(/元(?=%)/g, '');
}

function normalDays(text: string): string {
  const eight = text.replace(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g, '$1-$2-$3');
  return eight.replace(
    DAY,
    (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** One value and nothing else; null where it is more, or none. */
function readValue(text: string, column: CellColumn, type: Type): Value {
  if (type.kind === 'money') {
    const match = /^(?:正好|等于|恰好)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:亿|千万|百万|万|千)?元?)$/.exec(text);
    return match
      ? ((parseUnary(replaceAmounts(match[1] ?? '', toYuan), type).value?.tests[0] as Equal | undefined)?.value ?? null)
      : null;
  }
  const read = nextValue(text, column, type);
  return read !== null && read.length === text.length ? read.value : null;
}

/** The value at the start of a text, its unit included. */
function nextValue(text: string, column: CellColumn, type: Type) {
  if (type.kind === 'date') {
    const [day = ''] = new RegExp(`^${DAY_TEXT}`).exec(text) ?? [];
    const value = parseDay(day).value;
    return value === null ? null : { value, kind: 'number' as const, length: day.length };
  }
  const [all = '', digits = ''] = new RegExp(`^(${VALUE})`).exec(text) ?? [];
  if (all === '') return null;
  const rest = text.slice(all.length);
  const percent = rest.startsWith('%');
  const scaled = digits.replaceAll(',', '');
  const value = exactFromText(percent ? movePoint(scaled) : scaled);
  if (value === null || (type.kind === 'integer' && typeof value !== 'number')) return null;
  const unit = percent
    ? '%'
    : column.unit !== '' && rest.startsWith(column.unit)
      ? column.unit
      : (/^[个项天日年月人次家台套名件]/.exec(rest)?.[0] ?? '');
  return { value, kind: 'number' as const, length: all.length + unit.length };
}

/** A hundredth, in the text itself. */
function movePoint(digits: string): string {
  const [sign = '', size = ''] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits];
  const [whole = '', fraction = ''] = size.split('.');
  const padded = whole.padStart(3, '0');
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
}

/** Signs as the engine knows them, amounts and days in the engine's way of writing. */
function symbolic(text: string, type: Type): TestsRead {
  let plainly = text.replace(/^=/, '');
  if (type.kind === 'money') plainly = replaceAmounts(plainly, toYuan);
  if (type.kind === 'date')
    plainly = normalDays(plainly.replace(/@?"([^"]*)"/g, '$1')).replace(new RegExp(DAY_TEXT, 'g'), '@"$&"');
  if (type.kind === 'number') plainly = plainly.replace(/(\d+(?:\.\d+)?)%/g, (_, digits: string) => movePoint(digits));
  const read = parseUnary(plainly, type);
  return read.value
    ? canonical(read.value, type)
    : { tests: null, problem: read.findings[0]?.message ?? `读不懂“${text}”` };
}

/** The tests with their canonical text, refused where that text is: a lower bound above the upper one. */
function canonical(tests: Pick<UnaryTests, 'any' | 'negated' | 'tests'>, type: Type): TestsRead {
  const text = printUnary(tests, type);
  const again = parseUnary(text, type);
  return again.value
    ? { tests: again.value, problem: null }
    : { tests: null, problem: again.findings[0]?.message ?? text };
}

function explain(text: string, column: CellColumn, type: Type, findings: readonly Finding[]): string {
  if (type.kind === 'date') {
    const day = new RegExp(DAY_TEXT).exec(normalDays(text))?.[0] ?? text;
    const bad = parseDay(day).findings[0]?.message;
    if (bad) return bad;
  }
  const contradiction = findings.find(({ code }) => code === 'words-contradict');
  if (contradiction) return contradiction.message;
  const hint = didYouMean(text.replace(/[\d,.]+/g, ''), ['万元以上', '万元以下', '以上', '以下', '不超过', '不低于']);
  const example =
    type.kind === 'money' ? '200万元以上，500万元以下' : type.kind === 'date' ? '不早于2026-01-01' : '3以上，10以下';
  return `“${column.title}”读不懂“${text.slice(0, 40)}”${hint}；可写成“${example}”`;
}
