import type { Value } from '../value';
import type { ArithmeticOperator } from './ast';
import { orderOf, same } from './compare';
import { add, divide, isExact, multiply, negate, subtract, type Exact } from './exact';
import { FUNCTIONS } from './functions';
import { LIMITS } from './language';
import type { Ordering, Typed, TypedTest } from './typed';

export type Read = (name: string) => Value;

/** The item that a loop stands at, and the loop around it. */
interface Frame {
  readonly item: Value;
  readonly up: Frame | null;
}

type Run = (read: Read, frame: Frame | null) => Value;

/** What is left of the work that one evaluation may do; below zero the answer is null. */
interface Budget {
  left: number;
}

/** Turns a checked expression into a closure. It never throws and allocates nothing unless the expression makes a list or a fraction. */
export function build(typed: Typed): (read: Read) => Value {
  const budget: Budget = { left: 0 };
  const run = runOf(typed, budget);
  return (read) => {
    budget.left = LIMITS.work;
    const value = run(read, null);
    return budget.left < 0 ? null : value;
  };
}

function runOf(typed: Typed, budget: Budget): Run {
  const of = (part: Typed): Run => runOf(part, budget);
  switch (typed.op) {
    case 'constant': {
      const { value } = typed;
      return () => value;
    }
    case 'read': {
      const { name } = typed;
      return (read) => read(name) ?? null;
    }
    case 'local': {
      const { depth } = typed;
      return (_read, frame) => {
        let at = frame;
        for (let step = 0; step < depth && at !== null; step += 1) at = at.up;
        return at === null ? null : at.item;
      };
    }
    case 'field': {
      const [record, field] = [of(typed.of), typed.field];
      if (typed.of.type.kind !== 'list') return (read, frame) => fieldOf(record(read, frame), field);
      return (read, frame) => {
        const list = listIn(record(read, frame), budget);
        return list === null ? null : list.map((item) => fieldOf(item, field));
      };
    }
    case 'date-part': {
      const [day, from, to] = [of(typed.of), ...({ year: [0, 4], month: [5, 7], day: [8, 10] } as const)[typed.part]];
      return (read, frame) => {
        const value = day(read, frame);
        return typeof value === 'string' ? Number(value.slice(from, to)) : null;
      };
    }
    case 'list': {
      const items = typed.items.map(of);
      return (read, frame) => items.map((item) => item(read, frame));
    }
    case 'index':
      return index(of(typed.of), of(typed.by));
    case 'filter': {
      const [list, by] = [of(typed.of), of(typed.by)];
      return (read, frame) => {
        const items = listIn(list(read, frame), budget);
        return items === null
          ? null
          : items.filter((item) => budget.left >= 0 && by(read, { item, up: frame }) === true);
      };
    }
    case 'negate': {
      const value = of(typed.of);
      return (read, frame) => {
        const given = value(read, frame);
        return isExact(given) ? negate(given) : null;
      };
    }
    case 'arithmetic':
      return arithmetic(typed.operator, of(typed.left), of(typed.right));
    case 'concat': {
      const [left, right] = [of(typed.left), of(typed.right)];
      return (read, frame) => {
        const [a, b] = [left(read, frame), right(read, frame)];
        return typeof a === 'string' && typeof b === 'string' && a.length + b.length <= LIMITS.text ? a + b : null;
      };
    }
    case 'order':
      return order(typed.operator, of(typed.left), of(typed.right));
    case 'same': {
      const [left, right, negated] = [of(typed.left), of(typed.right), typed.negated];
      return negated
        ? (read, frame) => !same(left(read, frame), right(read, frame))
        : (read, frame) => same(left(read, frame), right(read, frame));
    }
    case 'between': {
      const [value, low, high] = [of(typed.value), of(typed.low), of(typed.high)];
      return (read, frame) => within(value(read, frame), low(read, frame), true, high(read, frame), true);
    }
    case 'in': {
      const value = of(typed.value);
      const tests = typed.tests.map((test) => testOf(test, budget));
      return (read, frame) => {
        const given = value(read, frame);
        let unknown = false;
        for (const test of tests) {
          const answer = test(given, read, frame);
          if (answer === true) return true;
          if (answer === null) unknown = true;
        }
        return unknown ? null : false;
      };
    }
    case 'logic':
      return logic(typed.terms.map(of), typed.operator === 'or');
    case 'if': {
      const [condition, then, otherwise] = [of(typed.condition), of(typed.then), of(typed.else)];
      return (read, frame) => (condition(read, frame) === true ? then(read, frame) : otherwise(read, frame));
    }
    case 'quantifier': {
      const [list, satisfies, decisive] = [of(typed.list), of(typed.satisfies), typed.quantifier === 'some'];
      return (read, frame) => {
        const items = listIn(list(read, frame), budget);
        if (items === null) return null;
        let unknown = false;
        for (const item of items) {
          if (budget.left < 0) return null;
          const answer = satisfies(read, { item, up: frame });
          if (answer === decisive) return decisive;
          if (typeof answer !== 'boolean') unknown = true;
        }
        return unknown ? null : !decisive;
      };
    }
    case 'call': {
      const apply = FUNCTIONS.get(typed.name)?.apply ?? (() => null);
      const [first, second] = typed.args;
      const [a, b] = [first && of(first), second && of(second)];
      return (read, frame) => {
        const given = a === undefined ? null : a(read, frame);
        if (Array.isArray(given) && listIn(given as readonly Value[], budget) === null) return null;
        return apply(given, b === undefined ? null : b(read, frame));
      };
    }
  }
}

/** The list in a value, its length taken off the budget; null for no list, one too long, or a budget used up. */
function listIn(value: Value, budget: Budget): readonly Value[] | null {
  if (!Array.isArray(value) || value.length > LIMITS.items) return null;
  budget.left -= value.length;
  return budget.left < 0 ? null : (value as readonly Value[]);
}

function fieldOf(value: Value, field: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, field)) return null;
  return (value as Readonly<Record<string, Value>>)[field] ?? null;
}

/** From 1; negative from the end; null beyond. */
function index(list: Run, by: Run): Run {
  return (read, frame) => {
    const [items, at] = [list(read, frame), by(read, frame)];
    if (!Array.isArray(items) || typeof at !== 'number' || at === 0) return null;
    return (items[at > 0 ? at - 1 : items.length + at] as Value | undefined) ?? null;
  };
}

const SLOW: Readonly<Record<ArithmeticOperator, (a: Exact, b: Exact) => Exact | null>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
};

function arithmetic(operator: ArithmeticOperator, left: Run, right: Run): Run {
  const calculate = SLOW[operator];
  return (read, frame) => {
    const a = left(read, frame);
    const b = right(read, frame);
    return isExact(a) && isExact(b) ? calculate(a, b) : null;
  };
}

/** One closure per operator: two plain numbers, or two days, are compared at once. */
function order(operator: Ordering, left: Run, right: Run): Run {
  switch (operator) {
    case '<':
      return (read, frame) => {
        const a = left(read, frame);
        const b = right(read, frame);
        return typeof a === 'number' && typeof b === 'number' ? a < b : ordered(a, '<', b);
      };
    case '<=':
      return (read, frame) => {
        const a = left(read, frame);
        const b = right(read, frame);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : ordered(a, '<=', b);
      };
    case '>':
      return (read, frame) => {
        const a = left(read, frame);
        const b = right(read, frame);
        return typeof a === 'number' && typeof b === 'number' ? a > b : ordered(a, '>', b);
      };
    case '>=':
      return (read, frame) => {
        const a = left(read, frame);
        const b = right(read, frame);
        return typeof a === 'number' && typeof b === 'number' ? a >= b : ordered(a, '>=', b);
      };
  }
}

function ordered(a: Value, operator: Ordering, b: Value): boolean | null {
  const sign = orderOf(a, b);
  if (sign === null) return null;
  switch (operator) {
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
  }
}

/** `and` of the two bounds, three-valued: one bound that fails decides even where the other is null. */
function within(value: Value, low: Value, lowIncluded: boolean, high: Value, highIncluded: boolean): boolean | null {
  const above = ordered(value, lowIncluded ? '>=' : '>', low);
  if (above === false) return false;
  const below = ordered(value, highIncluded ? '<=' : '<', high);
  return below === false ? false : above === null || below === null ? null : true;
}

function testOf(test: TypedTest, budget: Budget): (value: Value, read: Read, frame: Frame | null) => boolean | null {
  if (test.kind === 'interval') {
    const [low, high] = [runOf(test.low, budget), runOf(test.high, budget)];
    const { lowIncluded, highIncluded } = test;
    return (value, read, frame) => within(value, low(read, frame), lowIncluded, high(read, frame), highIncluded);
  }
  const of = runOf(test.of, budget);
  if (test.kind === 'order') {
    const { operator } = test;
    return (value, read, frame) => ordered(value, operator, of(read, frame));
  }
  if (test.kind === 'same') return (value, read, frame) => same(value, of(read, frame));
  return (value, read, frame) => {
    const items = listIn(of(read, frame), budget);
    return items === null ? null : items.some((item) => same(value, item));
  };
}

/** Three-valued: `or` is true as soon as one is true, `and` false as soon as one is false; else null if one is null. */
function logic(terms: readonly Run[], decisive: boolean): Run {
  const [first, second] = terms;
  if (terms.length === 2 && first !== undefined && second !== undefined) {
    return (read, frame) => {
      const a = first(read, frame);
      if (a === decisive) return decisive;
      const b = second(read, frame);
      if (b === decisive) return decisive;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
    };
  }
  return (read, frame) => {
    let unknown = false;
    for (const term of terms) {
      const answer = term(read, frame);
      if (answer === decisive) return decisive;
      if (typeof answer !== 'boolean') unknown = true;
    }
    return unknown ? null : !decisive;
  };
}
