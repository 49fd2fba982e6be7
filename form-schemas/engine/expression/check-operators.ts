import type { Type } from '../value';
import type { ArithmeticOperator } from './ast';
import { add, divide, isExact, multiply, negate, subtract } from './exact';
import { quote, type Span } from './place';
import { didYouMean } from './suggest';
import { BOOLEAN, INTEGER, isNumeric, isTextual, MONEY, NULL, NUMBER, TEXT, wordType } from './type';
import { constant, foreignOptions, meet, type Ordering, type Typed } from './typed';

/** Tells a problem and gives the null that stands for what is wrong. */
export type Complain = (span: Span, message: string, code?: string) => Typed;

const CALCULATIONS = { '+': add, '-': subtract, '*': multiply, '/': divide } as const;

/** Brings two sides to one type; tells it when they have none or a text is no option. */
export function meeting(a: Typed, b: Typed, span: Span, complain: Complain): ReturnType<typeof meet> {
  for (const [typed, type] of [
    [b, a.type],
    [a, b.type],
  ] as const) {
    const wrong = foreignOptions(typed, type)[0];
    const options = type.kind === 'list' ? type.of : type;
    if (wrong !== undefined && options.kind === 'enum') {
      complain(
        typed.span,
        `${quote(wrong)}不是可选项（${options.values.join('、')}）${didYouMean(wrong, options.values)}`,
        'expression-unknown-option',
      );
      return null;
    }
  }
  if (a.type.kind === 'enum' && b.type.kind === 'enum') {
    const { values } = b.type;
    if (!a.type.values.some((value) => values.includes(value))) {
      complain(
        span,
        `两边没有共同的可选项：${a.type.values.join('、')} 与 ${values.join('、')}`,
        'expression-unknown-option',
      );
      return null;
    }
  }
  const one = meet(a, b);
  if (one === null) complain(span, `${wordType(a.type)}与${wordType(b.type)}不能相比${unitHint(a.type, b.type)}`);
  return one;
}

export function sameness(operator: '=' | '!=', left: Typed, right: Typed, span: Span, complain: Complain): Typed {
  const one = meeting(left, right, span, complain);
  if (one === null) return constant(NULL, null, span);
  return { op: 'same', negated: operator === '!=', left: one.a, right: one.b, type: BOOLEAN, span };
}

export function comparison(operator: Ordering, left: Typed, right: Typed, span: Span, complain: Complain): Typed {
  const one = meet(left, right);
  if (one === null)
    return complain(
      span,
      `${wordType(left.type)}与${wordType(right.type)}不能比较大小${unitHint(left.type, right.type)}`,
    );
  if (!isNumeric(one.type) && !['money', 'date', 'null'].includes(one.type.kind)) {
    return complain(span, `${wordType(one.type)}没有大小，只有金额、数和日期可比较大小`);
  }
  return { op: 'order', operator, left: one.a, right: one.b, type: BOOLEAN, span };
}

export function negation(of: Typed, span: Span, complain: Complain): Typed {
  if (of.op === 'constant' && of.bare && isExact(of.value)) return constant(of.type, negate(of.value), span, true);
  if (isNumeric(of.type) || of.type.kind === 'money' || of.type.kind === 'null')
    return { op: 'negate', of, type: of.type, span };
  return complain(of.span, `负号后须是数或金额，所给是${wordType(of.type)}`);
}

export function arithmetic(
  operator: ArithmeticOperator,
  left: Typed,
  right: Typed,
  span: Span,
  complain: Complain,
): Typed {
  if (
    left.op === 'constant' &&
    right.op === 'constant' &&
    left.bare &&
    right.bare &&
    isExact(left.value) &&
    isExact(right.value)
  ) {
    const value = CALCULATIONS[operator](left.value, right.value);
    return value === null
      ? constant(NUMBER, null, span)
      : constant(typeof value === 'number' ? INTEGER : NUMBER, value, span, true);
  }
  if (operator === '+' && isTextual(left.type) && isTextual(right.type))
    return { op: 'concat', left, right, type: TEXT, span };
  for (const side of [left, right]) {
    if (isNumeric(side.type) || ['money', 'null'].includes(side.type.kind)) continue;
    if (operator === '+' && isTextual(side.type) && [left, right].some((other) => other.type.kind === 'null')) {
      return { op: 'concat', left, right, type: TEXT, span };
    }
    const why =
      side.type.kind === 'date'
        ? '；日期不能加减'
        : isTextual(side.type) && operator === '+'
          ? '；文本只能与文本相连'
          : '';
    return complain(span, `${operator} 的两边须是数或金额，所给有${wordType(side.type)}${why}`);
  }
  if (operator === '+' || operator === '-') {
    const one = meet(left, right);
    if (one === null) return complain(span, `金额不能与数相加减${unitHint(left.type, right.type)}`);
    return { op: 'arithmetic', operator, left: one.a, right: one.b, type: one.type, span };
  }
  const type = operator === '*' ? product(left.type, right.type) : quotient(left.type, right.type);
  if (type === null) return complain(span, operator === '*' ? '金额不能与金额相乘' : '数不能除以金额');
  return { op: 'arithmetic', operator, left, right, type, span };
}

function product(a: Type, b: Type): Type | null {
  if (a.kind === 'money' || b.kind === 'money') return a.kind === 'money' && b.kind === 'money' ? null : MONEY;
  return a.kind === 'integer' && b.kind === 'integer' ? INTEGER : NUMBER;
}

function quotient(a: Type, b: Type): Type | null {
  if (b.kind === 'money') return a.kind === 'money' || a.kind === 'null' ? NUMBER : null;
  return a.kind === 'money' ? MONEY : NUMBER;
}

function unitHint(a: Type, b: Type): string {
  const kinds = [a, b].map((type) => (type.kind === 'list' ? type.of.kind : type.kind));
  return kinds.includes('money') && kinds.some((kind) => kind === 'integer' || kind === 'number')
    ? '；算出来的数没有单位，请写 yuan(…) 使之成为以元计的金额'
    : '';
}
