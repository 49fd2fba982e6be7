import { found, type Finding, type Outcome } from '../finding';
import { formatYuan, parseYuan, type Fen } from '../money';
import { parseDay } from '../day';
import type { Type, Value } from '../value';
import { orderOf, same } from './compare';
import { exactFromText, exactToText, isExact, negate } from './exact';
import { LIMITS } from './language';
import { tokenise, type Token } from './lexer';
import { problem, quote, type Span } from './place';
import { writeText } from './print';
import { didYouMean } from './suggest';
import { wordType } from './type';

/** A range of values; a null bound is no bound. */
export interface Interval {
  readonly kind: 'interval';
  readonly low: Value;
  readonly lowIncluded: boolean;
  readonly high: Value;
  readonly highIncluded: boolean;
}

export interface Equal {
  readonly kind: 'equal';
  readonly value: Value;
}

/** What a cell or a domain asks of a value: one of the tests must hold (`negated`: none may). */
export interface UnaryTests {
  readonly text: string;
  /** `-`: any value, null too. */
  readonly any: boolean;
  /** `not(…)` */
  readonly negated: boolean;
  readonly tests: readonly (Interval | Equal)[];
}

/**
 * Reads unary tests: `-`, `>= 300000`, `[2000000..5000000)`, `"a","b"`, `not("a")`, `true`, `@"2026-11-20"`.
 * Only literals; money in yuan with at most two decimals. Null with one finding: `unary-syntax`, `unary-type`,
 * `unary-unknown-option`, `unary-empty-interval`, `expression-syntax` (characters), `expression-too-long`.
 */
export function parseUnary(text: string, type: Type): Outcome<UnaryTests | null> {
  const tokens = tokenise(text);
  return tokens.value === null ? found(null, tokens.findings) : new UnaryParser(text, type, tokens.value).whole();
}

/** Whether a value passes. Null passes `-` and the test `null` only; a value of another type passes nothing but `-`. */
export function matchesUnary(tests: UnaryTests, value: Value): boolean {
  if (tests.any) return true;
  for (const test of tests.tests) {
    if (test.kind === 'equal' ? same(test.value, value) : inInterval(test, value)) return !tests.negated;
  }
  return (
    tests.negated &&
    value !== null &&
    tests.tests.every((test) => comparable(value, test.kind === 'equal' ? test.value : (test.low ?? test.high)))
  );
}

function comparable(value: Value, other: Value): boolean {
  return other === null || typeof value === typeof other || (isExact(value) && isExact(other));
}

function inInterval(interval: Interval, value: Value): boolean {
  if (value === null) return false;
  const { low, high } = interval;
  if (
    typeof value === 'number' &&
    (low === null || typeof low === 'number') &&
    (high === null || typeof high === 'number')
  ) {
    return (
      (low === null || (interval.lowIncluded ? value >= low : value > low)) &&
      (high === null || (interval.highIncluded ? value <= high : value < high))
    );
  }
  if (low !== null) {
    const order = orderOf(value, low);
    if (order === null || order < 0 || (order === 0 && !interval.lowIncluded)) return false;
  }
  if (high !== null) {
    const order = orderOf(value, high);
    if (order === null || order > 0 || (order === 0 && !interval.highIncluded)) return false;
  }
  return true;
}

/** Writes tests in their canonical text, which reads back as the same tests. */
export function printUnary(tests: Pick<UnaryTests, 'any' | 'negated' | 'tests'>, type: Type): string {
  if (tests.any) return '-';
  const all = tests.tests.map((test) => printTest(test, type)).join(', ');
  return tests.negated ? `not(${all})` : all;
}

function printTest(test: Interval | Equal, type: Type): string {
  if (test.kind === 'equal') return writeLiteral(test.value, type);
  const { low, high } = test;
  if (low === null) return high === null ? '-' : `${test.highIncluded ? '<=' : '<'} ${writeLiteral(high, type)}`;
  if (high === null) return `${test.lowIncluded ? '>=' : '>'} ${writeLiteral(low, type)}`;
  return `${test.lowIncluded ? '[' : '('}${writeLiteral(low, type)}..${writeLiteral(high, type)}${test.highIncluded ? ']' : ')'}`;
}

function writeLiteral(value: Value, type: Type): string {
  if (value === null) return 'null';
  if (type.kind === 'money' && typeof value === 'number') return formatYuan(value as Fen).replace(/\.00$/, '');
  if (type.kind === 'date' && typeof value === 'string') return `@${writeText(value)}`;
  if (typeof value === 'string') return writeText(value);
  return isExact(value) ? exactToText(value) : String(value);
}

class UnaryParser {
  private position = 0;
  private failure: Finding | null = null;

  constructor(
    private readonly text: string,
    private readonly type: Type,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Outcome<UnaryTests | null> {
    const whole = { at: 0, end: this.text.length };
    if (this.type.kind === 'list' || this.type.kind === 'record')
      this.fail(whole, `${wordType(this.type)}不能逐值判断`, 'unary-type');
    if (this.peek().kind === 'end') this.fail(whole, '没有内容；任意值写作 -');
    const only = this.tokens.length === 2 && this.isSymbol('-');
    if (only) return found({ text: this.text, any: true, negated: false, tests: [] }, []);
    const negated = this.peek().text === 'not' && this.tokens[this.position + 1]?.text === '(';
    if (negated) this.position += 2;
    const tests = [this.test()];
    while (this.take(',')) {
      tests.push(this.test());
      if (tests.length > LIMITS.nodes / 5) this.fail(this.peek(), '判断过多');
    }
    if (negated && !this.take(')')) this.fail(this.peek(), `not( 须以 ) 结束，所给为${wordToken(this.peek())}`);
    if (this.peek().kind !== 'end') this.fail(this.peek(), `此处须是逗号或结尾，所给为${wordToken(this.peek())}`);
    return this.failure === null
      ? found({ text: this.text, any: false, negated, tests }, [])
      : found(null, [this.failure]);
  }

  private test(): Interval | Equal {
    const start = this.peek();
    for (const operator of ['<', '<=', '>', '>='] as const) {
      if (!this.take(operator)) continue;
      const bound = this.bound();
      const included = operator.endsWith('=');
      return operator.startsWith('<')
        ? { kind: 'interval', low: null, lowIncluded: false, high: bound, highIncluded: included }
        : { kind: 'interval', low: bound, lowIncluded: included, high: null, highIncluded: false };
    }
    if (this.isSymbol('[') || this.isSymbol('(') || this.isSymbol(']')) {
      const lowIncluded = this.next().text === '[';
      const low = this.bound();
      if (!this.take('..'))
        this.fail(this.peek(), `区间写作 [1..5) 的样子，此处须是 ..，所给为${wordToken(this.peek())}`);
      const high = this.bound();
      const close = this.next();
      if (close.kind !== 'symbol' || ![']', ')', '['].includes(close.text))
        this.fail(close, `区间须以 ] 或 ) 结束，所给为${wordToken(close)}`);
      const highIncluded = close.text === ']';
      const order = orderOf(low, high);
      if (order !== null && (order > 0 || (order === 0 && !(lowIncluded && highIncluded)))) {
        this.fail({ at: start.at, end: close.end }, '区间是空的：下限须小于上限', 'unary-empty-interval');
      }
      return { kind: 'interval', low, lowIncluded, high, highIncluded };
    }
    if (this.isSymbol('=') || this.isSymbol('!=')) this.fail(start, `等于直接写值，不等于写作 not(值)`);
    if (this.isSymbol('-') && this.tokens[this.position + 1]?.kind !== 'number')
      this.fail(start, '“-”（任意值）须单独写');
    return { kind: 'equal', value: this.literal() };
  }

  private bound(): Value {
    const start = this.peek();
    const value = this.literal();
    if (value === null) this.fail(start, '界限不能是 null');
    if (!['money', 'integer', 'number', 'date'].includes(this.type.kind)) {
      this.fail(start, `${wordType(this.type)}没有大小，只能列出值`, 'unary-type');
    }
    return value;
  }

  private literal(): Value {
    const negative = this.take('-');
    const token = this.next();
    if (negative && token.kind !== 'number') this.fail(token, `负号后须是数字，所给为${wordToken(token)}`);
    if (token.kind === 'keyword' && token.text === 'null') return null;
    if (token.kind === 'number') return this.number(token, negative);
    if (token.kind === 'keyword' && (token.text === 'true' || token.text === 'false')) {
      if (this.type.kind !== 'boolean') this.mistyped(token, wordToken(token));
      return token.text === 'true';
    }
    if (token.kind === 'text') return this.textual(token);
    if (token.kind === 'symbol' && token.text === '@') return this.date(this.next());
    if (token.kind === 'name' && token.text === 'date' && this.take('(')) {
      const day = this.date(this.next());
      if (!this.take(')')) this.fail(this.peek(), 'date( 须以 ) 结束');
      return day;
    }
    const quoted =
      token.kind === 'name' && ['text', 'enum'].includes(this.type.kind) ? `；文本须加双引号："${token.text}"` : '';
    this.fail(token, `此处须是${wordType(this.type)}的值，所给为${wordToken(token)}${quoted}`);
    return null;
  }

  private number(token: Token, negative: boolean): Value {
    const span = { at: negative ? token.at - 1 : token.at, end: token.end };
    if (this.type.kind === 'money') {
      const amount = parseYuan(`${negative ? '-' : ''}${token.text.startsWith('.') ? '0' : ''}${token.text}`);
      if (amount.value === null) this.fail(span, amount.findings[0]?.message ?? '金额有误', 'unary-type');
      return amount.value;
    }
    if (this.type.kind !== 'integer' && this.type.kind !== 'number') {
      this.mistyped(span, `数 ${token.text}`);
      return null;
    }
    const value = exactFromText(token.text);
    if (value === null || (this.type.kind === 'integer' && typeof value !== 'number'))
      this.mistyped(span, `数 ${token.text}`);
    return value === null ? null : negative ? negate(value) : value;
  }

  private textual(token: Token): Value {
    if (this.type.kind === 'enum' && !this.type.values.includes(token.text)) {
      this.fail(
        token,
        `${quote(token.text)}不是可选项（${this.type.values.join('、')}）${didYouMean(token.text, this.type.values)}`,
        'unary-unknown-option',
      );
    } else if (this.type.kind !== 'text' && this.type.kind !== 'enum') {
      this.mistyped(
        token,
        `文本 ${quote(token.text)}`,
        this.type.kind === 'date' ? `；日期写作 @${writeText(token.text)}` : '',
      );
    }
    return token.text;
  }

  private date(token: Token): Value {
    if (this.type.kind !== 'date') this.mistyped(token, '日期');
    const day = parseDay(token.kind === 'text' ? token.text : null);
    if (day.value === null) this.fail(token, day.findings[0]?.message ?? '日期有误', 'unary-type');
    return day.value;
  }

  private mistyped(span: Span, given: string, hint = ''): void {
    this.fail(span, `此处须是${wordType(this.type)}，所给为${given}${hint}`, 'unary-type');
  }

  private peek(): Token {
    return this.tokens[this.position] ?? (this.tokens[this.tokens.length - 1] as Token);
  }

  private next(): Token {
    const token = this.peek();
    if (this.position < this.tokens.length - 1) this.position += 1;
    return token;
  }

  private isSymbol(text: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === text;
  }

  private take(symbol: string): boolean {
    const is = this.isSymbol(symbol);
    if (is) this.next();
    return is;
  }

  private fail(span: Span, message: string, code = 'unary-syntax'): void {
    this.failure ??= problem(code, this.text, span, message);
    this.position = this.tokens.length - 1;
  }
}

function wordToken(token: Token): string {
  return token.kind === 'end' ? '结尾' : quote(token.text);
}
