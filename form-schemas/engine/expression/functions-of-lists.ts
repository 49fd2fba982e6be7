import type { Type, Value } from '../value';
import { orderOf, same } from './compare';
import { add, divide, isExact, type Exact } from './exact';
import type { FunctionName } from './function-names';
import type { FunctionDefinition } from './function-definition';
import { LIMITS } from './language';
import { BOOLEAN, INTEGER, isNumeric, listOf, NUMBER, wordType } from './type';
import { foreignOptions, gather, meet, type Typed } from './typed';

type Rule = ReturnType<FunctionDefinition['rule']>;

/** The type of a list's items, or null when it is no list. */
function itemOf(list: Typed | undefined): Type | null {
  if (list?.type.kind === 'null') return { kind: 'null' };
  return list?.type.kind === 'list' ? list.type.of : null;
}

function needsList(list: Typed | undefined): string {
  return `须是列表，所给是${list === undefined ? '空' : wordType(list.type)}`;
}

function mismatch(item: Typed, of: Type, given: string): string {
  const options = foreignOptions(item, of).length > 0 && of.kind === 'enum' ? `（${of.values.join('、')}）` : '';
  return `：列表中是${wordType(of)}${options}，${given}是${options ? `“${String(item.op === 'constant' ? item.value : '')}”` : wordType(item.type)}`;
}

/** A list and an item brought to one type, the list's type widened where the item needs it. */
function withItem(list: Typed, item: Typed): { readonly list: Typed; readonly item: Typed } | null {
  const one = meet(list, gather([item], item.type, item.span));
  const fitted = one?.b.op === 'list' ? one.b.items[0] : undefined;
  return one && fitted ? { list: { ...one.a, type: one.type }, item: fitted } : null;
}

/** Of a list whose items add up. */
function addable(type: (of: Type) => Type): FunctionDefinition['rule'] {
  return (args): Rule => {
    const of = itemOf(args[0]);
    if (of === null) return needsList(args[0]);
    if (of.kind !== 'money' && of.kind !== 'null' && !isNumeric(of))
      return `须是金额或数的列表，所给是${wordType({ kind: 'list', of })}`;
    return { type: type(of), args };
  };
}

function orderable(args: readonly Typed[]): Rule {
  const of = itemOf(args[0]);
  if (of === null) return needsList(args[0]);
  if (!isNumeric(of) && !['money', 'date', 'null'].includes(of.kind))
    return `须是金额、数或日期的列表，所给是${wordType({ kind: 'list', of })}`;
  return { type: of, args };
}

function booleans(args: readonly Typed[]): Rule {
  const of = itemOf(args[0]);
  if (of === null) return needsList(args[0]);
  return of.kind === 'boolean' || of.kind === 'null'
    ? { type: BOOLEAN, args }
    : `须是是非（true/false）的列表，所给是${wordType({ kind: 'list', of })}`;
}

function sum(list: Value): Exact | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  let total: Exact | null = 0;
  for (const item of list as readonly Value[]) {
    if (total === null || !isExact(item)) return null;
    total = add(total, item);
  }
  return total;
}

function extreme(list: Value, sign: 1 | -1): Value {
  if (!Array.isArray(list)) return null;
  let best: Value = (list[0] as Value | undefined) ?? null;
  for (const item of list as readonly Value[]) {
    const order = orderOf(item, best);
    if (order === null) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

/** `all` is false as soon as one is false, `any` true as soon as one is true; else null if one is null. */
function quantify(list: Value, decisive: boolean): boolean | null {
  if (!Array.isArray(list)) return null;
  let unknown = false;
  for (const item of list as readonly Value[]) {
    if (item === decisive) return decisive;
    if (typeof item !== 'boolean') unknown = true;
  }
  return unknown ? null : !decisive;
}

function distinct(list: Value): Value {
  if (!Array.isArray(list)) return null;
  const seen = new Set<Value | string>();
  return (list as readonly Value[]).filter((item) => {
    const key =
      typeof item === 'object' && item !== null && isExact(item)
        ? `${String((item as { n: bigint }).n)}/${String((item as { d: bigint }).d)}`
        : item;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function joined(first: Value, second: Value): Value {
  if (!Array.isArray(first) || !Array.isArray(second) || first.length + second.length > LIMITS.items) return null;
  return [...(first as readonly Value[]), ...(second as readonly Value[])];
}

export const LIST_FUNCTIONS: readonly (readonly [FunctionName, FunctionDefinition])[] = [
  [
    'count',
    {
      usage: 'count(列表)',
      summary: '项数',
      arguments: [1, 1],
      rule: (args) => (itemOf(args[0]) === null ? needsList(args[0]) : { type: INTEGER, args }),
      apply: (list) => (Array.isArray(list) ? list.length : null),
    },
  ],
  [
    'sum',
    {
      usage: 'sum(列表)',
      summary: '合计；有一项未填则为空',
      arguments: [1, 64],
      gathers: true,
      rule: addable((of) => of),
      apply: sum,
    },
  ],
  [
    'mean',
    {
      usage: 'mean(列表)',
      summary: '平均',
      arguments: [1, 64],
      gathers: true,
      rule: addable((of) => (of.kind === 'money' ? of : NUMBER)),
      apply: (list) => {
        const total = sum(list);
        return total === null ? null : divide(total, (list as readonly Value[]).length);
      },
    },
  ],
  [
    'min',
    {
      usage: 'min(列表)',
      summary: '最小',
      arguments: [1, 64],
      gathers: true,
      rule: orderable,
      apply: (list) => extreme(list, -1),
    },
  ],
  [
    'max',
    {
      usage: 'max(列表)',
      summary: '最大',
      arguments: [1, 64],
      gathers: true,
      rule: orderable,
      apply: (list) => extreme(list, 1),
    },
  ],
  [
    'all',
    {
      usage: 'all(列表)',
      summary: '各项都为 true',
      arguments: [1, 64],
      gathers: true,
      rule: booleans,
      apply: (list) => quantify(list, false),
    },
  ],
  [
    'any',
    {
      usage: 'any(列表)',
      summary: '有一项为 true',
      arguments: [1, 64],
      gathers: true,
      rule: booleans,
      apply: (list) => quantify(list, true),
    },
  ],
  [
    'list contains',
    {
      usage: 'list contains(列表, 值)',
      summary: '列表中有此值',
      arguments: [2, 2],
      rule: ([list, item]) => {
        const of = itemOf(list);
        if (of === null || list === undefined || item === undefined) return needsList(list);
        const one = withItem(list, item);
        return one === null ? mismatch(item, of, '所找的') : { type: BOOLEAN, args: [one.list, one.item] };
      },
      apply: (list, item) =>
        Array.isArray(list) ? (list as readonly Value[]).some((candidate) => same(candidate, item)) : null,
    },
  ],
  [
    'distinct values',
    {
      usage: 'distinct values(列表)',
      summary: '去掉重复的项',
      arguments: [1, 1],
      rule: ([list]) => {
        const of = itemOf(list);
        if (of === null || list === undefined) return needsList(list);
        return of.kind === 'list' || of.kind === 'record' ? '列表的项须是单个的值' : { type: listOf(of), args: [list] };
      },
      apply: distinct,
    },
  ],
  [
    'append',
    {
      usage: 'append(列表, 值)',
      summary: '列表末尾加一项',
      arguments: [2, 2],
      rule: ([list, item]) => {
        const of = itemOf(list);
        if (of === null || list === undefined || item === undefined) return needsList(list);
        const one = withItem(list, item);
        return one === null ? mismatch(item, of, '所加的') : { type: one.list.type, args: [one.list, one.item] };
      },
      apply: (list, item) => joined(list, [item]),
    },
  ],
  [
    'concatenate',
    {
      usage: 'concatenate(列表, 列表)',
      summary: '两个列表连成一个',
      arguments: [2, 2],
      rule: ([first, second]) => {
        const of = itemOf(first);
        if (of === null || first === undefined || second === undefined) return needsList(first);
        if (itemOf(second) === null) return needsList(second);
        const one = meet(first, second);
        return one === null
          ? `：两个列表的项须同类，所给是${wordType(first.type)}和${wordType(second.type)}`
          : { type: one.type, args: [one.a, one.b] };
      },
      apply: joined,
    },
  ],
  [
    'is empty',
    {
      usage: 'is empty(列表或文本)',
      summary: '没有项（没有字）；未填时为空值',
      arguments: [1, 1],
      rule: ([given]) =>
        given !== undefined && ['list', 'text', 'null'].includes(given.type.kind)
          ? { type: BOOLEAN, args: [given] }
          : `须是列表或文本；是否未填请写 ${'x = null'}`,
      apply: (given) => (Array.isArray(given) || typeof given === 'string' ? given.length === 0 : null),
    },
  ],
  [
    'is defined',
    {
      usage: 'is defined(值)',
      summary: '已填',
      arguments: [1, 1],
      rule: (args) => ({ type: BOOLEAN, args }),
      apply: (given) => given !== null,
    },
  ],
  [
    'not',
    {
      usage: 'not(条件)',
      summary: '非；空值仍为空值',
      arguments: [1, 1],
      rule: ([given]) =>
        given?.type.kind === 'boolean' || given?.type.kind === 'null'
          ? { type: BOOLEAN, args: [given] }
          : `须是条件，所给是${given === undefined ? '空' : wordType(given.type)}`,
      apply: (given) => (typeof given === 'boolean' ? !given : null),
    },
  ],
];
