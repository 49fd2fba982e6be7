import { addDays, addMonths, daysBetween, parseDay, type Day } from '../day';
import type { Value } from '../value';
import type { FunctionName } from './function-names';
import type { FunctionDefinition } from './function-definition';
import { DATE, INTEGER, wordType } from './type';
import type { Typed } from './typed';

/** More than this leads out of the years that there are (1900–2999) from any of them. */
const MOST_DAYS = 1100 * 366;

function wordOf(given: Typed | undefined): string {
  return given === undefined ? '空' : wordType(given.type);
}

function isDate(given: Typed | undefined): given is Typed {
  return given?.type.kind === 'date' || given?.type.kind === 'null';
}

/** What lies before or after the days that there are is null, as a number beyond the bound is. */
function moved(day: Value, count: Value, move: (day: Day, count: number) => Day): Value {
  if (typeof day !== 'string' || typeof count !== 'number' || Math.abs(count) > MOST_DAYS) return null;
  const from = parseDay(day).value;
  return from === null ? null : parseDay(move(from, count)).value;
}

function moving(usage: string, summary: string, move: (day: Day, count: number) => Day): FunctionDefinition {
  return {
    usage,
    summary,
    arguments: [2, 2],
    rule: ([day, count]) => {
      if (!isDate(day)) return `第一项须是日期，所给是${wordOf(day)}`;
      if (count === undefined || (count.type.kind !== 'integer' && count.type.kind !== 'null'))
        return `第二项须是整数，所给是${wordOf(count)}`;
      return { type: DATE, args: [day, count] };
    },
    apply: (day, count) => moved(day, count, move),
  };
}

/** Ours, not FEEL's, which has durations instead. */
export const DATE_FUNCTIONS: readonly (readonly [FunctionName, FunctionDefinition])[] = [
  ['add days', moving('add days(日期, 天数)', '若干天之后的日期；天数为负则往前', addDays)],
  ['add months', moving('add months(日期, 月数)', '若干月之后的对应日，没有对应日的为月末；月数为负则往前', addMonths)],
  [
    'days between',
    {
      usage: 'days between(起日, 止日)',
      summary: '自起日至止日的天数（起日不计）；止日在前则为负',
      arguments: [2, 2],
      rule: (args) => {
        const wrong = args.find((argument) => !isDate(argument));
        return wrong === undefined ? { type: INTEGER, args } : `须是日期，所给是${wordOf(wrong)}`;
      },
      apply: (from, to) => {
        if (typeof from !== 'string' || typeof to !== 'string') return null;
        const [first, last] = [parseDay(from).value, parseDay(to).value];
        return first === null || last === null ? null : daysBetween(first, last);
      },
    },
  ],
];
