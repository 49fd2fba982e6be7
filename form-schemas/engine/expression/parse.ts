import { parseDay } from '../day';
import { found, type Outcome } from '../finding';
import { children, type ArithmeticOperator, type CompareOperator, type InTest, type Node } from './ast';
import { exactFromText } from './exact';
import { functionNameAt } from './function-names';
import { LIMITS } from './language';
import { tokenise, type Token } from './lexer';
import { problem, quote, type Span } from './place';

/** Leaves the height to the parser. */
type Draft = Node extends infer N ? (N extends Node ? Omit<N, 'height'> : never) : never;

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const ORDERINGS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/**
 * Reads an expression; knows nothing of names and types. Null with one finding (`expression-syntax`,
 * `expression-too-long`, `expression-too-deep`) when it cannot be read.
 */
export function parseExpression(text: string): Outcome<Node | null> {
  const tokens = tokenise(text);
  return tokens.value === null ? found(null, tokens.findings) : new Parser(text, tokens.value).whole();
}

/** Recursive descent. On the first problem it jumps to the end of the text, so that every loop comes to its end. */
class Parser {
  private position = 0;
  private depth = 0;
  private nodes = 0;
  private failure: ReturnType<typeof problem> | null = null;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Outcome<Node | null> {
    if (this.peek().kind === 'end') this.fail(this.peek(), '表达式是空的');
    const node = this.expression();
    if (this.failure === null && this.peek().kind !== 'end') this.unexpected('运算符（如 and、or、=、+）或结尾');
    return this.failure === null ? found(node, []) : found(null, [this.failure]);
  }

  private expression(): Node {
    const start = this.peek();
    this.depth += 1;
    if (this.depth > LIMITS.depth) this.fail(start, `嵌套最多 ${LIMITS.depth} 层`, 'expression-too-deep');
    const node = this.chain('or', () => this.chain('and', () => this.comparison()));
    this.depth -= 1;
    return node;
  }

  private chain(operator: 'and' | 'or', term: () => Node): Node {
    const first = term();
    if (!this.isKeyword(operator)) return first;
    const terms = [first];
    while (this.takeKeyword(operator)) terms.push(term());
    return this.make({ kind: 'logic', operator, terms, ...this.from(first) });
  }

  private comparison(): Node {
    const left = this.sum();
    const node = this.comparisonOf(left);
    if (node !== left && (this.isKeyword('in') || this.isKeyword('between') || this.isSymbolOf(COMPARISONS))) {
      this.fail(this.peek(), '比较不能连写，请用 and 连接，或写作 x in [1..5]');
    }
    return node;
  }

  private comparisonOf(left: Node): Node {
    if (this.isSymbolOf(COMPARISONS)) {
      const operator = this.next().text as CompareOperator;
      return this.make({ kind: 'compare', operator, left, right: this.sum(), ...this.from(left) });
    }
    if (this.takeKeyword('between')) {
      const low = this.sum();
      if (!this.takeKeyword('and')) this.unexpected('and（写法：x between 1 and 5）');
      return this.make({ kind: 'between', value: left, low, high: this.sum(), ...this.from(left) });
    }
    if (this.takeKeyword('in'))
      return this.make({ kind: 'in', value: left, tests: this.inTests(), ...this.from(left) });
    return left;
  }

  /** After `in`: one test, or several in round brackets. An interval may open with a round bracket too. */
  private inTests(): readonly InTest[] {
    const open = this.peek();
    if (!this.takeSymbol('(')) return [this.inTest()];
    this.depth += 1;
    if (this.depth > LIMITS.depth) this.fail(open, `嵌套最多 ${LIMITS.depth} 层`, 'expression-too-deep');
    const tests = [this.inTest()];
    const first = tests[0];
    if (first?.kind === 'value' && this.takeSymbol('..')) tests[0] = this.intervalFrom(first.of, false);
    else {
      while (this.takeSymbol(',')) tests.push(this.inTest());
      this.expect(')');
    }
    this.depth -= 1;
    return tests;
  }

  private inTest(): InTest {
    const open = this.peek();
    if (this.isSymbolOf(ORDERINGS)) {
      const operator = this.next().text as '<' | '<=' | '>' | '>=';
      return { kind: 'compare', operator, of: this.sum() };
    }
    if (this.takeSymbol(']')) {
      const low = this.sum();
      if (!this.takeSymbol('..')) this.unexpected('..（区间写作 [1..5]）');
      return this.intervalFrom(low, false);
    }
    if (this.takeSymbol('(')) {
      const low = this.expression();
      if (this.takeSymbol('..')) return this.intervalFrom(low, false);
      this.expect(')');
      return { kind: 'value', of: this.postfixOf(low) };
    }
    if (!this.takeSymbol('[')) return { kind: 'value', of: this.sum() };
    this.depth += 1;
    if (this.depth > LIMITS.depth) this.fail(open, `嵌套最多 ${LIMITS.depth} 层`, 'expression-too-deep');
    const items = this.isSymbol(']') ? [] : [this.expression()];
    const low = items[0];
    let test: InTest;
    if (low !== undefined && this.takeSymbol('..')) test = this.intervalFrom(low, true);
    else {
      if (items.length > 0) while (this.takeSymbol(',')) items.push(this.expression());
      this.expect(']');
      test = { kind: 'value', of: this.postfixOf(this.make({ kind: 'list', items, ...this.from(open) })) };
    }
    this.depth -= 1;
    return test;
  }

  private intervalFrom(low: Node, lowIncluded: boolean): InTest {
    const high = this.sum();
    const highIncluded = this.isSymbol(']');
    if (!highIncluded && !this.isSymbol(')') && !this.isSymbol('['))
      this.unexpected('] 或 )（区间写作 [1..5] 或 [1..5)）');
    else this.next();
    return { kind: 'interval', low, lowIncluded, high, highIncluded };
  }

  private sum(): Node {
    return this.leftChain(['+', '-'], () => this.leftChain(['*', '/'], () => this.unary()));
  }

  private leftChain(operators: readonly ArithmeticOperator[], operand: () => Node): Node {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.isSymbol(candidate));
      if (operator === undefined) return left;
      this.next();
      left = this.make({ kind: 'arithmetic', operator, left, right: operand(), ...this.from(left) });
    }
  }

  private unary(): Node {
    const start = this.peek();
    if (!this.takeSymbol('-')) return this.postfix();
    this.depth += 1;
    if (this.depth > LIMITS.depth) this.fail(start, `嵌套最多 ${LIMITS.depth} 层`, 'expression-too-deep');
    const of = this.unary();
    this.depth -= 1;
    return this.make({ kind: 'negate', of, ...this.from(start) });
  }

  private postfix(): Node {
    return this.postfixOf(this.primary());
  }

  private postfixOf(first: Node): Node {
    let node = first;
    for (;;) {
      if (this.takeSymbol('.')) {
        const field = this.next();
        if (field.kind !== 'name') this.fail(field, `“.”后须是字段名，所给为${wordToken(field)}`);
        node = this.make({ kind: 'path', of: node, field: field.text, fieldSpan: field, ...this.from(node) });
      } else if (this.isSymbol('[') && !this.opensExcludedEnd()) {
        this.next();
        const by = this.expression();
        this.expect(']');
        node = this.make({ kind: 'filter', of: node, by, ...this.from(node) });
      } else return node;
    }
  }

  /** In `]1..5[` the last bracket closes an interval: nothing that an operand could start with follows. */
  private opensExcludedEnd(): boolean {
    const after = this.tokens[this.position + 1];
    return (
      after === undefined ||
      after.kind === 'end' ||
      (after.kind === 'symbol' && [')', ',', ']'].includes(after.text)) ||
      (after.kind === 'keyword' && ['and', 'or', 'then', 'else', 'satisfies'].includes(after.text))
    );
  }

  private primary(): Node {
    const token = this.next();
    const span = { at: token.at, end: token.end };
    switch (token.kind) {
      case 'number': {
        const value = exactFromText(token.text);
        if (value === null) this.fail(token, `数字 ${token.text} 过大`);
        return this.make({ kind: 'number', value: value ?? 0, source: token.text, ...span });
      }
      case 'text':
        return this.make({ kind: 'text', value: token.text, ...span });
      case 'name':
        return this.nameOrCall(token);
      case 'keyword':
        return this.keyword(token);
      case 'symbol':
        if (token.text === '(') {
          const inner = this.expression();
          this.expect(')');
          return inner;
        }
        if (token.text === '[') {
          const items = this.isSymbol(']') ? [] : this.list();
          this.expect(']');
          return this.make({ kind: 'list', items, ...this.from(token) });
        }
        if (token.text === '@') return this.date(token, this.next());
        break;
      case 'end':
        break;
    }
    this.fail(token, `此处须有值、名称或“(”，所给为${wordToken(token)}`);
    return this.make({ kind: 'null', ...span });
  }

  private keyword(token: Token): Node {
    const span = { at: token.at, end: token.end };
    switch (token.text) {
      case 'true':
      case 'false':
        return this.make({ kind: 'boolean', value: token.text === 'true', ...span });
      case 'null':
        return this.make({ kind: 'null', ...span });
      case 'if': {
        const condition = this.expression();
        if (!this.takeKeyword('then')) this.unexpected('then（写法：if 条件 then 值 else 值）');
        const then = this.expression();
        if (!this.takeKeyword('else')) this.unexpected('else（写法：if 条件 then 值 else 值）');
        const otherwise = this.expression();
        return this.make({ kind: 'if', condition, then, else: otherwise, ...this.from(token) });
      }
      case 'some':
      case 'every': {
        const name = this.next();
        if (name.kind !== 'name') this.fail(name, `${token.text} 后须是名称（写法：some x in 列表 satisfies 条件）`);
        if (!this.takeKeyword('in')) this.unexpected('in（写法：some x in 列表 satisfies 条件）');
        const list = this.expression();
        if (!this.takeKeyword('satisfies')) this.unexpected('satisfies（写法：some x in 列表 satisfies 条件）');
        const satisfies = this.expression();
        return this.make({
          kind: 'quantifier',
          quantifier: token.text,
          name: name.text,
          list,
          satisfies,
          ...this.from(token),
        });
      }
      case 'for':
      case 'function':
      case 'instance':
      case 'return':
        this.fail(token, `本语言不含 FEEL 的 ${token.text}`);
        break;
      default:
        this.fail(token, `此处须有值、名称或“(”，所给为${wordToken(token)}`);
    }
    return this.make({ kind: 'null', ...span });
  }

  private nameOrCall(token: Token): Node {
    const words = functionNameAt(this.tokens, this.position - 1);
    if (words !== null) {
      this.position += words.tokens - 1;
      const nameSpan = { at: token.at, end: this.tokens[this.position - 1]?.end ?? token.end };
      const open = this.next();
      if (words.name === 'date') {
        const given = this.next();
        const node = this.date(token, given);
        this.expect(')');
        return { ...node, end: this.tokens[this.position - 1]?.end ?? node.end };
      }
      this.depth += 1;
      if (this.depth > LIMITS.depth) this.fail(open, `嵌套最多 ${LIMITS.depth} 层`, 'expression-too-deep');
      const args = this.isSymbol(')') ? [] : this.list();
      this.depth -= 1;
      this.expect(')');
      return this.make({ kind: 'call', name: words.name, nameSpan, args, ...this.from(token) });
    }
    return this.make({ kind: 'name', name: token.text, at: token.at, end: token.end });
  }

  private date(start: Token, given: Token): Node {
    const day = given.kind === 'text' ? parseDay(given.text) : null;
    if (day === null) this.fail(given, '日期须写作 date("2026-11-20") 或 @"2026-11-20"');
    else if (day.value === null) this.fail(given, day.findings[0]?.message ?? '日期有误');
    return day?.value
      ? this.make({ kind: 'date', value: day.value, ...this.from(start) })
      : this.make({ kind: 'null', ...this.from(start) });
  }

  private list(): Node[] {
    const items = [this.expression()];
    while (this.takeSymbol(',')) items.push(this.expression());
    return items;
  }

  private make(draft: Draft): Node {
    this.nodes += 1;
    const node: Node = { ...draft, height: 1 };
    const height = 1 + children(node).reduce((most, child) => Math.max(most, child.height), 0);
    if (this.nodes > LIMITS.nodes) this.fail(node, `表达式过长，最多 ${LIMITS.nodes} 个成分`, 'expression-too-long');
    else if (height > LIMITS.height) this.fail(node, `运算连得过长，最多 ${LIMITS.height} 重`, 'expression-too-deep');
    return { ...node, height };
  }

  private from(start: Span): Span {
    return { at: start.at, end: Math.max(this.tokens[this.position - 1]?.end ?? start.end, start.end) };
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

  private isSymbolOf(texts: ReadonlySet<string>): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && texts.has(token.text);
  }

  private isKeyword(text: string): boolean {
    const token = this.peek();
    return token.kind === 'keyword' && token.text === text;
  }

  private takeSymbol(text: string): boolean {
    const is = this.isSymbol(text);
    if (is) this.next();
    return is;
  }

  private takeKeyword(text: string): boolean {
    const is = this.isKeyword(text);
    if (is) this.next();
    return is;
  }

  private expect(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.unexpected(symbol);
  }

  private unexpected(wanted: string): void {
    const token = this.peek();
    const before = this.tokens[this.position - 1];
    const hint =
      token.text === ',' && before?.kind === 'number'
        ? '；数字中不能有千分位逗号'
        : token.text === '(' && before?.kind === 'name'
          ? `；没有函数${quote(before.text)}`
          : '';
    this.fail(token, `此处须有 ${wanted}，所给为${wordToken(token)}${hint}`);
  }

  private fail(span: Span, message: string, code = 'expression-syntax'): void {
    this.failure ??= problem(code, this.text, span, message);
    this.position = this.tokens.length - 1;
  }
}

function wordToken(token: Token): string {
  if (token.kind === 'end') return '结尾';
  return token.kind === 'text' ? `文本 ${quote(token.text)}` : quote(token.text);
}
