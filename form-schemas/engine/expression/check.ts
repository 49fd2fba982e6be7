import type { Finding } from '../finding';
import type { Type } from '../value';
import type { CallNode, FilterNode, InNode, InTest, NameNode, Node, PathNode, QuantifierNode } from './ast';
import { arithmetic, comparison, meeting, negation, sameness, type Complain } from './check-operators';
import { suggestFunction, isFunctionName } from './function-names';
import { FUNCTIONS } from './functions';
import { LIMITS } from './language';
import { problem, quote, type Span } from './place';
import type { Scope } from './scope';
import { didYouMean } from './suggest';
import { BOOLEAN, DATE, INTEGER, isNumeric, listOf, MONEY, NULL, NUMBER, TEXT, wordType } from './type';
import { constant, fit, gather, meet, meetAll, type Typed, type TypedTest } from './typed';

/** One loop that is open: `item` of a filter with its fields in reach, or the name of a quantifier. */
interface Local {
  readonly name: string;
  readonly type: Type;
  readonly fieldsInReach: boolean;
}

const DATE_PARTS = ['year', 'month', 'day'] as const;

/**
 * Finds names and types. Findings: `expression-unknown-name`, `expression-unknown-function`, `expression-type`.
 * What is wrong counts as null further up, so that one slip is told once.
 */
export class Checker {
  readonly findings: Finding[] = [];
  readonly dependencies = new Set<string>();
  private readonly locals: Local[] = [];

  constructor(
    private readonly text: string,
    private readonly scope: Scope,
  ) {}

  check(node: Node): Typed {
    const { typed, trail } = this.visit(node);
    if (trail !== null) this.dependencies.add(trail);
    return typed;
  }

  complain: Complain = (span, message, code = 'expression-type') => {
    if (this.findings.length < LIMITS.findings) this.findings.push(problem(code, this.text, span, message));
    return constant(NULL, null, span);
  };

  /** `trail` is the dotted name of a record that was read; whoever takes a field of it goes on with it. */
  private visit(node: Node): { readonly typed: Typed; readonly trail: string | null } {
    if (node.kind === 'name') return this.name(node);
    if (node.kind === 'path') return this.path(node);
    return { typed: this.other(node), trail: null };
  }

  private other(node: Exclude<Node, NameNode | PathNode>): Typed {
    const span = { at: node.at, end: node.end };
    switch (node.kind) {
      case 'number':
        return constant(typeof node.value === 'number' ? INTEGER : NUMBER, node.value, span, true);
      case 'text':
        return constant(TEXT, node.value, span);
      case 'boolean':
        return constant(BOOLEAN, node.value, span);
      case 'date':
        return constant(DATE, node.value, span);
      case 'null':
        return constant(NULL, null, span);
      case 'list': {
        const items = node.items.map((item) => this.check(item));
        const one = meetAll(items);
        return one === null
          ? this.complain(
              span,
              `列表各项须同类，所给有${[...new Set(items.map((item) => wordType(item.type)))].join('、')}`,
            )
          : gather(one.items, one.type, span);
      }
      case 'negate':
        return negation(this.check(node.of), span, this.complain);
      case 'arithmetic':
        return arithmetic(node.operator, this.check(node.left), this.check(node.right), span, this.complain);
      case 'compare': {
        const [left, right] = [this.check(node.left), this.check(node.right)];
        return node.operator === '=' || node.operator === '!='
          ? sameness(node.operator, left, right, span, this.complain)
          : comparison(node.operator, left, right, span, this.complain);
      }
      case 'between': {
        const [low, high] = [this.check(node.low), this.check(node.high)];
        const value = inUnitOf(this.check(node.value), [low, high]);
        const [below, above] = [
          comparison('>=', value, low, span, this.complain),
          comparison('<=', value, high, span, this.complain),
        ];
        if (below.op !== 'order' || above.op !== 'order') return constant(NULL, null, span);
        return { op: 'between', type: BOOLEAN, span, value: below.left, low: below.right, high: above.right };
      }
      case 'in':
        return this.membership(node, span);
      case 'logic':
        return {
          op: 'logic',
          type: BOOLEAN,
          span,
          operator: node.operator,
          terms: node.terms.map((term) => this.condition(term, `${node.operator} 的两边`)),
        };
      case 'if': {
        const condition = this.condition(node.condition, 'if 后');
        const [then, otherwise] = [this.check(node.then), this.check(node.else)];
        const one = meet(then, otherwise);
        return one === null
          ? this.complain(
              span,
              `then 与 else 须得出同类的值，所给是${wordType(then.type)}和${wordType(otherwise.type)}`,
            )
          : { op: 'if', type: one.type, span, condition, then: one.a, else: one.b };
      }
      case 'filter':
        return this.filter(node, span);
      case 'quantifier':
        return this.quantifier(node, span);
      case 'call':
        return this.call(node, span);
    }
  }

  private condition(node: Node, where: string): Typed {
    const typed = this.check(node);
    if (typed.type.kind === 'boolean' || typed.type.kind === 'null') return typed;
    return this.complain(typed.span, `${where}须是条件，所给是${wordType(typed.type)}`);
  }

  private name(node: NameNode): { readonly typed: Typed; readonly trail: string | null } {
    const span = { at: node.at, end: node.end };
    for (let depth = 0; depth < this.locals.length; depth += 1) {
      const local = this.locals[this.locals.length - 1 - depth] as Local;
      const self: Typed = { op: 'local', depth, type: local.type, span };
      if (local.name === node.name) return { typed: self, trail: null };
      const field = local.fieldsInReach ? fieldOf(local.type, node.name) : undefined;
      if (field !== undefined)
        return { typed: { op: 'field', of: self, field: node.name, type: field, span }, trail: null };
    }
    const name = this.scope.names.has(node.name) ? node.name : this.scope.aliases.get(node.name);
    const type = name === undefined ? undefined : this.scope.names.get(name);
    if (name === undefined || type === undefined) return { typed: this.unknown(node.name, span), trail: null };
    if (type.kind !== 'record') this.dependencies.add(name);
    return { typed: { op: 'read', name, type, span }, trail: type.kind === 'record' ? name : null };
  }

  private unknown(name: string, span: Span): Typed {
    const near = this.locals.flatMap((local) => [
      local.name,
      ...(local.fieldsInReach && local.type.kind === 'record' ? Object.keys(local.type.fields) : []),
    ]);
    const hint = didYouMean(name, [...near, ...this.scope.names.keys(), ...this.scope.aliases.keys()]);
    return this.complain(span, `没有名称${quote(name)}${hint}`, 'expression-unknown-name');
  }

  private path(node: PathNode): { readonly typed: Typed; readonly trail: string | null } {
    const { typed: of, trail } = this.visit(node.of);
    const span = { at: node.at, end: node.end };
    const { field } = node;
    if (of.type.kind === 'null') return { typed: constant(NULL, null, span), trail: null };
    if (of.type.kind === 'date') {
      const part = DATE_PARTS.find((candidate) => candidate === field);
      const typed: Typed = part
        ? { op: 'date-part', of, part, type: INTEGER, span }
        : this.complain(node.fieldSpan, `日期只有 year、month、day，没有${quote(field)}`, 'expression-unknown-name');
      return { typed, trail: null };
    }
    const record = of.type.kind === 'list' ? of.type.of : of.type;
    if (record.kind !== 'record') {
      return { typed: this.complain(node.fieldSpan, `${wordType(of.type)}没有字段${quote(field)}`), trail: null };
    }
    const type = fieldOf(record, field);
    if (type === undefined) {
      const hint = didYouMean(field, Object.keys(record.fields));
      return {
        typed: this.complain(node.fieldSpan, `没有字段${quote(field)}${hint}`, 'expression-unknown-name'),
        trail: null,
      };
    }
    const typed: Typed = { op: 'field', of, field, type: of.type.kind === 'list' ? listOf(type) : type, span };
    if (trail === null) return { typed, trail: null };
    if (type.kind === 'record') return { typed, trail: `${trail}.${field}` };
    this.dependencies.add(`${trail}.${field}`);
    return { typed, trail: null };
  }

  private membership(node: InNode, span: Span): Typed {
    const value = this.check(node.value);
    if (value.type.kind === 'list' || value.type.kind === 'record') {
      return this.complain(value.span, 'in 的左边须是单个的值；列表中有无某值请写 list contains(列表, 值)');
    }
    const bounds = node.tests.map((test) =>
      test.kind === 'interval' ? [this.check(test.low), this.check(test.high)] : [this.check(test.of)],
    );
    const left = inUnitOf(value, bounds.flat());
    const tests = node.tests.map((test, at) => this.inTest(left, test, bounds[at] ?? [], span));
    return { op: 'in', type: BOOLEAN, span, value: left, tests: tests.filter((test) => test !== null) };
  }

  private inTest(value: Typed, test: InTest, [low, high]: readonly Typed[], span: Span): TypedTest | null {
    if (low === undefined) return null;
    if (test.kind === 'compare') {
      const order = comparison(test.operator, value, low, span, this.complain);
      return order.op === 'order' ? { kind: 'order', operator: test.operator, of: order.right } : null;
    }
    if (test.kind === 'interval' && high !== undefined) {
      const below = comparison('>=', value, low, span, this.complain);
      const above = comparison('<=', value, high, span, this.complain);
      if (below.op !== 'order' || above.op !== 'order') return null;
      return {
        kind: 'interval',
        low: below.right,
        lowIncluded: test.lowIncluded,
        high: above.right,
        highIncluded: test.highIncluded,
      };
    }
    const list = low.type.kind === 'list';
    const one = meeting(list ? gather([value], value.type, value.span) : value, low, low.span, this.complain);
    return one === null ? null : { kind: list ? 'member' : 'same', of: one.b };
  }

  private filter(node: FilterNode, span: Span): Typed {
    const of = this.check(node.of);
    if (of.type.kind === 'null') return constant(NULL, null, span);
    if (of.type.kind !== 'list') return this.complain(of.span, `[…] 前须是列表，所给是${wordType(of.type)}`);
    this.locals.push({ name: 'item', type: of.type.of, fieldsInReach: true });
    const by = this.check(node.by);
    this.locals.pop();
    if (by.type.kind === 'boolean' || by.type.kind === 'null') return { op: 'filter', of, by, type: of.type, span };
    if (isNumeric(by.type)) return { op: 'index', of, by, type: of.type.of, span };
    return this.complain(by.span, `[…] 中须是条件或第几项（整数，从 1 起），所给是${wordType(by.type)}`);
  }

  private quantifier(node: QuantifierNode, span: Span): Typed {
    const list = this.check(node.list);
    if (list.type.kind !== 'list' && list.type.kind !== 'null')
      return this.complain(list.span, `in 后须是列表，所给是${wordType(list.type)}`);
    this.locals.push({ name: node.name, type: list.type.kind === 'list' ? list.type.of : NULL, fieldsInReach: false });
    const satisfies = this.condition(node.satisfies, 'satisfies 后');
    this.locals.pop();
    return { op: 'quantifier', quantifier: node.quantifier, list, satisfies, type: BOOLEAN, span };
  }

  private call(node: CallNode, span: Span): Typed {
    const definition = isFunctionName(node.name) ? FUNCTIONS.get(node.name) : undefined;
    const given = node.args.map((argument) => this.check(argument));
    if (definition === undefined || !isFunctionName(node.name)) {
      return this.complain(
        node.nameSpan,
        `没有函数${quote(node.name)}${suggestFunction(node.name)}`,
        'expression-unknown-function',
      );
    }
    const [least, most] = definition.arguments;
    if (given.length < least || given.length > most) {
      const wanted = least === most ? `${least} 个` : `${least} 至 ${most} 个`;
      return this.complain(
        span,
        `${node.name} 须有 ${wanted}参数，所给有 ${given.length} 个；写法：${definition.usage}`,
      );
    }
    let args: readonly Typed[] = given;
    const alone = given.length === 1 ? given[0]?.type.kind : undefined;
    if (definition.gathers && alone !== 'list' && alone !== 'null') {
      const one = meetAll(given);
      if (one === null) return this.complain(span, `${node.name} 的各项须同类`);
      args = [gather(one.items, one.type, span)];
    }
    const ruled = definition.rule(args);
    if (typeof ruled === 'string') return this.complain(span, `${node.name} 的参数${ruled}；写法：${definition.usage}`);
    return { op: 'call', name: node.name, args: ruled.args, type: ruled.type, span };
  }

  /** Brings the whole expression to the type that its place expects. */
  expect(typed: Typed, expected: Type): Typed {
    const fitted = fit(typed, expected);
    if (fitted !== null) return fitted;
    const list = expected.kind === 'enum' ? `（${expected.values.join('、')}）` : '';
    return this.complain(typed.span, `此处须得出${wordType(expected)}${list}，所给得出${wordType(typed.type)}`);
  }
}

function fieldOf(type: Type, name: string): Type | undefined {
  return type.kind === 'record' && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
}

/** A number without a unit that is measured against money is yuan, against each of the bounds. */
function inUnitOf(value: Typed, bounds: readonly Typed[]): Typed {
  const money = bounds.some(({ type }) => type.kind === 'money' || (type.kind === 'list' && type.of.kind === 'money'));
  return money && isNumeric(value.type) ? (fit(value, MONEY) ?? value) : value;
}
