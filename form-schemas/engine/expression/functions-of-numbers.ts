import { FEN_PER_YUAN } from '../money';
import type { Type, Value } from '../value';
import { floorExact, isExact, multiply, negate, powerOfTen, roundTo, type Exact } from './exact';
import type { FunctionName } from './function-names';
import type { FunctionDefinition } from './function-definition';
import { INTEGER, isNumeric, MONEY, NUMBER, wordType } from './type';
import { constant, type Typed } from './typed';

const FEN_DECIMALS = 2;

function wordOf(given: Typed | undefined): string {
  return given === undefined ? '空' : wordType(given.type);
}

function ofNumber(
  usage: string,
  summary: string,
  type: (of: Type) => Type,
  apply: (value: Exact) => Exact | null,
): FunctionDefinition {
  return {
    usage,
    summary,
    arguments: [1, 1],
    rule: ([given]) =>
      given !== undefined && (isNumeric(given.type) || given.type.kind === 'null')
        ? { type: type(given.type), args: [given] }
        : `须是数，所给是${wordOf(given)}；金额请用 round(金额, 小数位)`,
    apply: (value: Value) => (isExact(value) ? apply(value) : null),
  };
}

/** Rounds half away from zero; money to fen unless decimals of yuan are named, numbers to integers. */
const ROUND: FunctionDefinition = {
  usage: 'round(数或金额, 小数位)',
  summary: '四舍五入；金额默认到分（小数位按元计，-4 即到万元），数默认到整数',
  arguments: [1, 2],
  rule: ([given, decimals]) => {
    if (given === undefined || (!isNumeric(given.type) && !['money', 'null'].includes(given.type.kind)))
      return `须是数或金额，所给是${wordOf(given)}`;
    const money = given.type.kind === 'money';
    const places =
      decimals === undefined ? (money ? FEN_DECIMALS : 0) : decimals.op === 'constant' ? decimals.value : null;
    if (typeof places !== 'number' || places < -12 || places > (money ? FEN_DECIMALS : 15)) {
      return `小数位须是写明的整数，${money ? '-12 至 2' : '-12 至 15'}`;
    }
    const unit = powerOfTen((money ? FEN_DECIMALS : 0) - places);
    const type = money ? MONEY : places <= 0 ? INTEGER : NUMBER;
    return { type, args: [given, constant(NUMBER, unit, given.span)] };
  },
  apply: (value, unit) => (isExact(value) && isExact(unit) ? roundTo(value, unit) : null),
};

function partOfDate(part: 'year' | 'month' | 'day', title: string, from: number, to: number): FunctionDefinition {
  return {
    usage: `${part}(日期)`,
    summary: `日期的${title}`,
    arguments: [1, 1],
    rule: ([given]) =>
      given?.type.kind === 'date' || given?.type.kind === 'null'
        ? { type: INTEGER, args: [given] }
        : `须是日期，所给是${wordOf(given)}`,
    apply: (day) => (typeof day === 'string' ? Number(day.slice(from, to)) : null),
  };
}

export const NUMBER_FUNCTIONS: readonly (readonly [FunctionName, FunctionDefinition])[] = [
  [
    'abs',
    {
      usage: 'abs(数或金额)',
      summary: '绝对值',
      arguments: [1, 1],
      rule: ([given]) =>
        given !== undefined && (isNumeric(given.type) || ['money', 'null'].includes(given.type.kind))
          ? { type: given.type, args: [given] }
          : `须是数或金额，所给是${wordOf(given)}`,
      apply: (value) => {
        if (!isExact(value)) return null;
        return (typeof value === 'number' ? value < 0 : value.n < 0n) ? negate(value) : value;
      },
    },
  ],
  ['floor', ofNumber('floor(数)', '向下取整', () => INTEGER, floorExact)],
  [
    'ceiling',
    ofNumber(
      'ceiling(数)',
      '向上取整',
      () => INTEGER,
      (value) => {
        const below = floorExact(negate(value));
        return below === null ? null : negate(below);
      },
    ),
  ],
  ['round', ROUND],
  ['round half up', { ...ROUND, usage: 'round half up(数或金额, 小数位)' }],
  [
    'yuan',
    {
      usage: 'yuan(数)',
      summary: '以元计的金额，用于算出来的数与金额相加或比较',
      arguments: [1, 1],
      rule: ([given]) =>
        given !== undefined && (isNumeric(given.type) || given.type.kind === 'null')
          ? { type: MONEY, args: [given] }
          : `须是数，所给是${wordOf(given)}`,
      apply: (value) => (isExact(value) ? multiply(value, FEN_PER_YUAN) : null),
    },
  ],
  ['year', partOfDate('year', '年', 0, 4)],
  ['month', partOfDate('month', '月', 5, 7)],
  ['day', partOfDate('day', '日', 8, 10)],
];
