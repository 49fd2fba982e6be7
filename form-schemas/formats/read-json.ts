import type { Finding, Outcome } from '../engine/finding';
import type { Json } from '../engine/value';
import { linesOf, type Position } from './line-starts';

/**
 * Reads JSON strictly. `JSON.parse` keeps the last of two equal keys without a word, rounds large integers,
 * and names no line; here each of these is a finding with line and column.
 */

export const MAX_CHARACTERS = 10_000_000;
export const MAX_DEPTH = 64;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What stands in a text as it is: all but its end, escapes and control characters. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A finding that ends the reading; never leaves this file. */
class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly words: string,
    readonly offset: number,
    readonly pointer: string | null = null,
  ) {
    super(code);
  }
}

/**
 * @param file the name that findings carry in their path, e.g. `forms/application.json`
 * @returns the value, or null with findings `json-syntax`, `json-duplicate-key`, `json-forbidden-key`,
 * `json-too-large`, `json-too-deep`, `json-number`, `json-not-unicode`
 */
export function readJson(text: string, file: string): Outcome<Json> {
  if (text.length > MAX_CHARACTERS) {
    const message = `文件过大：最多 ${MAX_CHARACTERS} 个字符，所给有 ${text.length} 个`;
    return { value: null, findings: [{ code: 'json-too-large', severity: 'error', message, path: file }] };
  }
  const findings: Finding[] = [];
  const refuse = (refusal: Refusal): void => {
    const { line, column } = linesOf(text)(refusal.offset);
    findings.push({
      code: refusal.code,
      severity: 'error',
      message: `第 ${line} 行第 ${column} 列：${refusal.words}`,
      path: refusal.pointer === null ? file : `${file}#${refusal.pointer}`,
      parameters: { line, column },
    });
  };
  try {
    const value = new Reader(text, refuse, null).document();
    return { value: findings.length === 0 ? value : null, findings };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error);
    return { value: null, findings };
  }
}

/** Offset at which each value of a text begins, by JSON pointer, in the order of the text; a broken text up to where it breaks. */
export function offsetsOf(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  try {
    new Reader(text, () => undefined, offsets).document();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return offsets;
}

/** As {@link offsetsOf}, by line and column. */
export function positionsOf(text: string): ReadonlyMap<string, Position> {
  const lineAt = linesOf(text);
  return new Map([...offsetsOf(text)].map(([pointer, offset]) => [pointer, lineAt(offset)]));
}

/** One step of a JSON pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  if (typeof key === 'number' || !/[~/]/.test(key)) return `/${key}`;
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly refuse: (refusal: Refusal) => void,
    private readonly offsets: Map<string, number> | null,
  ) {}

  document(): Json {
    if (this.text.startsWith('\uFEFF')) throw new Refusal('json-syntax', '文件须为不带 BOM 的 UTF-8', 0);
    const value = this.value('', 0);
    this.space();
    if (this.at < this.text.length) throw this.unexpected('文件到此应已结束');
    return value;
  }

  private value(pointer: string, depth: number): Json {
    this.space();
    if (depth > MAX_DEPTH) throw new Refusal('json-too-deep', `嵌套不得超过 ${MAX_DEPTH} 层`, this.at);
    this.offsets?.set(pointer, this.at);
    switch (this.text[this.at]) {
      case '{':
        return this.object(pointer, depth);
      case '[':
        return this.array(pointer, depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number(pointer);
    }
  }

  private object(pointer: string, depth: number): Json {
    const entries = new Map<string, Json>();
    this.at += 1;
    if (this.closes('}')) return {};
    for (;;) {
      this.space();
      const start = this.at;
      if (this.text[start] !== '"') throw this.unexpected('此处应为双引号括起的键');
      const key = this.string();
      const child = pointer + pointerStep(key);
      if (FORBIDDEN_KEYS.has(key)) this.refuse(new Refusal('json-forbidden-key', `不得使用键“${key}”`, start, child));
      else if (entries.has(key)) this.refuse(new Refusal('json-duplicate-key', `键“${key}”重复`, start, child));
      this.space();
      if (this.text[this.at] !== ':') throw this.unexpected('键之后应为冒号');
      this.at += 1;
      entries.set(key, this.value(child, depth + 1));
      if (this.ends('}')) return Object.fromEntries(entries);
    }
  }

  private array(pointer: string, depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    if (this.closes(']')) return items;
    for (;;) {
      items.push(this.value(pointer + pointerStep(items.length), depth + 1));
      if (this.ends(']')) return items;
    }
  }

  private closes(bracket: string): boolean {
    this.space();
    if (this.text[this.at] !== bracket) return false;
    this.at += 1;
    return true;
  }

  private ends(bracket: string): boolean {
    if (this.closes(bracket)) return true;
    if (this.text[this.at] !== ',') throw this.unexpected(`此处应为逗号或 ${bracket}`);
    this.at += 1;
    this.space();
    if (this.text[this.at] === bracket) throw this.unexpected(`${bracket} 之前不得有多余的逗号`);
    return false;
  }

  private string(): string {
    const start = this.at;
    let end = start + 1;
    for (;;) {
      PLAIN.lastIndex = end;
      PLAIN.test(this.text);
      end = PLAIN.lastIndex;
      const code = this.text.charCodeAt(end);
      if (code === 34) break;
      if (code === 92) end = Math.min(end + 2, this.text.length);
      else if (Number.isNaN(code) || code === 10 || code === 13)
        throw new Refusal('json-syntax', '文字缺少结尾的双引号', start);
      else throw new Refusal('json-syntax', '文字中的控制字符须写为 \\u 转义', end);
    }
    this.at = end + 1;
    const raw = this.text.slice(start, end + 1);
    const value = raw.includes('\\') ? unescape(raw, start) : raw.slice(1, -1);
    if (value.includes('\0')) throw new Refusal('json-not-unicode', '文字含空字符（U+0000），无法保存', start);
    if (LONE_SURROGATE.test(value)) throw new Refusal('json-not-unicode', '文字含不成对的代理字符', start);
    return value;
  }

  private number(pointer: string): number {
    NUMBER.lastIndex = this.at;
    const raw = NUMBER.exec(this.text)?.[0];
    if (raw === undefined) throw this.unexpected('此处应为一个值');
    const start = this.at;
    this.at += raw.length;
    if (/[\w.]/.test(this.text[this.at] ?? '')) throw this.unexpected('数的写法有误');
    const value = Number(raw);
    const inexact = /^-?\d+$/.test(raw) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
    if (inexact) {
      this.refuse(
        new Refusal('json-number', `数 ${raw.slice(0, 40)} 过大，无法精确表示；金额请写为文本`, start, pointer),
      );
    }
    return Object.is(value, -0) ? 0 : value;
  }

  private word<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.unexpected('此处应为一个值');
    this.at += word.length;
    return value;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private unexpected(words: string): Refusal {
    const given = this.text.codePointAt(this.at);
    const shown = given === undefined ? '文件结尾' : `“${String.fromCodePoint(given)}”`;
    return new Refusal('json-syntax', `${words}，所给为${shown}`, this.at);
  }
}

function unescape(raw: string, offset: number): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    throw new Refusal('json-syntax', `文字中有无效的转义：${raw.slice(0, 40)}`, offset);
  }
}
