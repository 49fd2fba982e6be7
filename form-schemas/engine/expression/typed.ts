import { FEN_PER_YUAN } from '../money';
import type { Type, Value } from '../value';
import type { ArithmeticOperator } from './ast';
import { isExact, multiply } from './exact';
import type { FunctionName } from './function-names';
import type { Span } from './place';
import { assignable, isTextual, listOf, MONEY, unify } from './type';

/** An expression with its types found and its names resolved: what the evaluator builds closures from. */
export type Typed = { readonly type: Type; readonly span: Span } & (
  | {
      readonly op: 'constant';
      readonly value: Value;
      /** A number written without a unit: beside money it is read as yuan. */
      readonly bare: boolean;
    }
  | { readonly op: 'read'; readonly name: string }
  | { readonly op: 'local'; readonly depth: number }
  | { readonly op: 'field'; readonly of: Typed; readonly field: string }
  | { readonly op: 'date-part'; readonly of: Typed; readonly part: 'year' | 'month' | 'day' }
  | { readonly op: 'list'; readonly items: readonly Typed[] }
  | { readonly op: 'index'; readonly of: Typed; readonly by: Typed }
  | { readonly op: 'filter'; readonly of: Typed; readonly by: Typed }
  | { readonly op: 'negate'; readonly of: Typed }
  | { readonly op: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Typed; readonly right: Typed }
  | { readonly op: 'concat'; readonly left: Typed; readonly right: Typed }
  | { readonly op: 'order'; readonly operator: Ordering; readonly left: Typed; readonly right: Typed }
  | { readonly op: 'same'; readonly negated: boolean; readonly left: Typed; readonly right: Typed }
  | { readonly op: 'between'; readonly value: Typed; readonly low: Typed; readonly high: Typed }
  | { readonly op: 'in'; readonly value: Typed; readonly tests: readonly TypedTest[] }
  | { readonly op: 'logic'; readonly operator: 'and' | 'or'; readonly terms: readonly Typed[] }
  | { readonly op: 'if'; readonly condition: Typed; readonly then: Typed; readonly else: Typed }
  | {
      readonly op: 'quantifier';
      readonly quantifier: 'some' | 'every';
      readonly list: Typed;
      readonly satisfies: Typed;
    }
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Typed[] }
);

export type Ordering = '<' | '<=' | '>' | '>=';

export type TypedTest =
  | { readonly kind: 'same' | 'member'; readonly of: Typed }
  | { readonly kind: 'order'; readonly operator: Ordering; readonly of: Typed }
  | {
      readonly kind: 'interval';
      readonly low: Typed;
      readonly lowIncluded: boolean;
      readonly high: Typed;
      readonly highIncluded: boolean;
    };

export function constant(type: Type, value: Value, span: Span, bare = false): Typed {
  return { op: 'constant', type, value, bare, span };
}

/**
 * The same expression as a value of `type`, or null when it is none: numbers without a unit become money where
 * money is expected, and texts options where they are among them.
 */
export function fit(typed: Typed, type: Type): Typed | null {
  if (typed.op === 'if' && !assignable(typed.type, type)) {
    const [then, otherwise] = [fit(typed.then, type), fit(typed.else, type)];
    return then && otherwise ? { ...typed, type, then, else: otherwise } : null;
  }
  if (typed.op === 'list' && type.kind === 'list' && !assignable(typed.type, type)) {
    const items = typed.items.map((item) => fit(item, type.of));
    return items.every((item) => item !== null) ? { ...typed, type, items: items as readonly Typed[] } : null;
  }
  if (typed.op === 'constant' && typed.bare && type.kind === 'money') {
    const amount = isExact(typed.value) ? multiply(typed.value, FEN_PER_YUAN) : null;
    return amount === null ? null : constant(MONEY, amount, typed.span);
  }
  if (typed.op === 'constant' && type.kind === 'enum' && typeof typed.value === 'string' && isTextual(typed.type)) {
    return type.values.includes(typed.value) ? { ...typed, type } : null;
  }
  return assignable(typed.type, type) ? typed : null;
}

/** Two expressions brought to one type, to be compared, added or put in one list; null when they have none. */
export function meet(a: Typed, b: Typed): { readonly a: Typed; readonly b: Typed; readonly type: Type } | null {
  const right = fit(b, a.type);
  if (right !== null) return { a, b: right, type: a.type };
  const left = fit(a, b.type);
  if (left !== null) return { a: left, b, type: b.type };
  const type = unify(a.type, b.type);
  return type === null ? null : { a, b, type };
}

/** Several expressions brought to one type. */
export function meetAll(items: readonly Typed[]): { readonly items: readonly Typed[]; readonly type: Type } | null {
  let type: Type = { kind: 'null' };
  for (const item of items) {
    if (type.kind === 'null') {
      type = item.type;
      continue;
    }
    const wider: Type | null =
      fit(item, type) === null ? (unify(type, item.type) ?? (item.type.kind === 'money' ? item.type : null)) : type;
    if (wider === null) return null;
    type = wider;
  }
  const fitted = items.map((item) => fit(item, type));
  return fitted.every((item) => item !== null) ? { items: fitted as readonly Typed[], type } : null;
}

/** The texts in it that are no option of `type`; empty when `type` is no enum (or list of one). */
export function foreignOptions(typed: Typed, type: Type): readonly string[] {
  const options = type.kind === 'list' ? type.of : type;
  if (options.kind !== 'enum') return [];
  switch (typed.op) {
    case 'constant':
      return typeof typed.value === 'string' && typed.type.kind === 'text' && !options.values.includes(typed.value)
        ? [typed.value]
        : [];
    case 'list':
      return typed.items.flatMap((item) => foreignOptions(item, options));
    case 'if':
      return [...foreignOptions(typed.then, options), ...foreignOptions(typed.else, options)];
    default:
      return [];
  }
}

/** A list expression out of several arguments. */
export function gather(items: readonly Typed[], type: Type, span: Span): Typed {
  return { op: 'list', items, type: listOf(type), span };
}
