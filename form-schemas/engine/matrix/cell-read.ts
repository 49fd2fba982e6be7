import { didYouMean } from '../expression/suggest';
import { parseUnary, printUnary, type UnaryTests } from '../expression/unary';
import type { Type } from '../value';
import { HIGH_WORDS, LOW_WORDS, wordBand, type HighWord, type LowWord } from './band-words';
import { doubtAmounts, plain } from './cell-amounts';
import { isOrdered, type CellColumn } from './cell-column';
import { readOrdered, type TestsRead } from './cell-read-ordered';
import { parseBandWords, type BoundSemantics } from './words';

/** What was understood of what was typed into a cell. */
export interface CellReading {
  /** What goes into the document: canonical tests, or what was typed where it is not understood. */
  readonly cell: string;
  readonly tests: UnaryTests | null;
  /** The band in a regulation's words, where it can be said in them; always means `cell`. */
  readonly words: string | null;
  readonly problem: string | null;
  /** Understood, but far off everything else in the column; `instead` is what may be meant. */
  readonly caution: string | null;
  readonly instead: string | null;
}

export const ANY: UnaryTests = { text: '-', any: true, negated: false, tests: [] };
const ANY_WORDS = new Set(['', '-', '—', '任意', '不限', '任何', '任意值', '全部']);

export interface CellContext {
  readonly column: CellColumn;
  readonly bounds: BoundSemantics;
  /** Amounts of the column elsewhere, fen. */
  readonly others?: readonly number[];
  /** What is typed is the engine's own text. */
  readonly raw?: boolean;
}

/** Reads what was typed into a cell. Nothing typed is lost: what is not understood stays, with what is wrong. */
export function readCell(typed: string, { column, bounds, others = [], raw = false }: CellContext): CellReading {
  const text = typed.trim();
  if (ANY_WORDS.has(plain(text))) return reading('-', ANY, null);
  const { type } = column;
  if (type === null) return { ...reading(text, null, null), problem: null };
  const read = raw
    ? rawTests(text, type)
    : isOrdered(column)
      ? readOrdered(text, column, type, bounds)
      : readSet(text, column, type);
  if (read.tests === null) return { ...reading(text, null, null), problem: read.problem };
  const { tests } = read;
  const doubt = type.kind === 'money' && !raw ? doubtAmounts(plain(text), boundsOf(tests), others) : null;
  return {
    ...reading(raw ? text : printUnary(tests, type), tests, wordsFor(text, tests, type, bounds)),
    caution: doubt?.caution ?? null,
    instead: doubt?.instead ?? null,
  };
}

function reading(cell: string, tests: UnaryTests | null, words: string | null): CellReading {
  return { cell, tests, words, problem: null, caution: null, instead: null };
}

function boundsOf(tests: UnaryTests): readonly number[] {
  const values = tests.tests.flatMap((test) => (test.kind === 'equal' ? [test.value] : [test.low, test.high]));
  return values.filter((value): value is number => typeof value === 'number');
}

function rawTests(text: string, type: Type): TestsRead {
  const { value, findings } = parseUnary(text, type);
  return value ? { tests: value, problem: null } : { tests: null, problem: findings[0]?.message ?? text };
}

/** What was typed, where it is words that mean the tests; else words as close to those typed as can be. */
export function wordsFor(typed: string, tests: UnaryTests, type: Type, bounds: BoundSemantics): string | null {
  if (type.kind !== 'money' && type.kind !== 'number') return null;
  const read = parseBandWords(typed, bounds).value;
  if (read?.kind === type.kind && printUnary(read.tests, type) === printUnary(tests, type)) return typed;
  return wordBand(tests, type.kind, bounds, wordsIn(typed));
}

/** The bound words that a text uses, the longest first: 不低于 is no 低于. */
export function wordsIn(text: string): { readonly low?: LowWord; readonly high?: HighWord } {
  const left = text.replaceAll('不低于', '\u0001').replaceAll('不超过', '\u0002').replaceAll('未达到', '\u0003');
  const marked = (word: string) => ({ 不低于: '\u0001', 不超过: '\u0002', 未达到: '\u0003' })[word] ?? word;
  const low = LOW_WORDS.find((word) => left.includes(marked(word)));
  const high = HIGH_WORDS.find((word) => left.includes(marked(word)));
  return { ...(low ? { low } : {}), ...(high ? { high } : {}) };
}

const YES = new Set(['是', 'true', '真', '有', 'y', 'yes', '√']);
const NO = new Set(['否', 'false', '假', '无', 'n', 'no', '×']);
const NEGATED = /^(?:不是|不为|除了?|非)(.+?)(?:之外|以外|外)?$/;

/** Options by title or value, yes or no, texts: several with 、 between, 不是 before them for all others. */
function readSet(typed: string, column: CellColumn, type: Type): TestsRead {
  if (/^(?:"|not\()/.test(typed)) return rawTests(typed, type);
  const whole = valueOf(typed, column, type);
  if (whole !== null) return tests([whole], false, type);
  const inner = NEGATED.exec(typed)?.[1];
  const values: string[] = [];
  for (const part of (inner ?? typed).split(/[、,，;；\n]|或者|或/)) {
    const name = part.trim();
    if (name === '') continue;
    const value = valueOf(name, column, type);
    if (value === null) return { tests: null, problem: unknown(name, column, type) };
    if (!values.includes(value)) values.push(value);
  }
  return values.length === 0 ? { tests: null, problem: '没有写任何值' } : tests(values, inner !== undefined, type);
}

/** A value as the engine's text writes it. */
function valueOf(name: string, column: CellColumn, type: Type): string | null {
  if (type.kind === 'boolean') {
    const plainly = plain(name).toLowerCase();
    return YES.has(plainly) ? 'true' : NO.has(plainly) ? 'false' : null;
  }
  if (type.kind === 'enum') {
    const titled = [...column.options].find(([, title]) => title === name)?.[0];
    const value = titled ?? (type.values.includes(name) ? name : null);
    return value === null ? null : quoted(value, type);
  }
  return type.kind === 'text' && !/[、,，;；\n"]|或/.test(name) && !NEGATED.test(name) ? quoted(name, type) : null;
}

function quoted(value: string, type: Type): string {
  return printUnary({ any: false, negated: false, tests: [{ kind: 'equal', value }] }, type);
}

function tests(values: readonly string[], negated: boolean, type: Type): TestsRead {
  const all = values.join(', ');
  return rawTests(negated ? `not(${all})` : all, type);
}

function unknown(name: string, column: CellColumn, type: Type): string {
  if (type.kind === 'boolean') return `“${column.title}”只能填“是”或“否”，所给为“${name}”`;
  const titles = [...column.options.values()];
  return `“${name.slice(0, 40)}”不是“${column.title}”的可选项（${titles.join('、')}）${didYouMean(name, titles)}`;
}
