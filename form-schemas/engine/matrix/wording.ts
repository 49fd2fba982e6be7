import { exactToText, isRatio } from '../expression/exact';
import type { Type, Value } from '../value';
import { wordMoney, type Fen } from '../money';
import type { Extent, Span } from './axis';
import { dayOfOrdinal, ordinalOf } from './ordinal';
import type { Day } from '../day';

export type WordValue = (value: Value) => string;

/** Words a value by its type alone, for columns that are not simply a fact. */
export function wordByType(type: Type, value: Value): string {
  if (value === null) return '未填';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number')
    return type.kind === 'money' && Number.isSafeInteger(value) ? wordMoney(value as Fen) : String(value);
  if (isRatio(value)) return exactToText(value);
  return typeof value === 'string' ? value : '（列表）';
}

/** Words a set of values after a column's title: `∈ [500万元, 1000万元)`, `= 否`, `≥ 1000万元 或 = 3万元`. */
export function wordExtent(extent: Extent, type: Type, word: WordValue): string {
  if (extent.kind === 'spans')
    return extent.spans.map((span) => wordSpan(roundest(span, type, word), word)).join(' 或 ');
  const values = extent.values.map(word);
  if (extent.kind === 'all-but') return values.length === 0 ? '为任何值' : `不是 ${values.join('、')}`;
  return values.length === 1 ? `= ${values[0]!}` : `∈ {${values.join(', ')}}`;
}

/** Words what a value must be: `须不低于 30万元`, `须为 自行建设、购买服务 之一`. */
export function wordDemand(extent: Extent, type: Type, word: WordValue): string {
  if (extent.kind === 'values') {
    const values = extent.values.map(word);
    return values.length === 1 ? `须为 ${values[0]!}` : `须为 ${values.join('、')} 之一`;
  }
  if (extent.kind === 'all-but') return `不得为 ${extent.values.map(word).join('、')}`;
  return extent.spans
    .map((given) => {
      const span = roundest(given, type, word);
      if (span.low !== null && span.high === null) return `须${span.lowIncluded ? '不低于' : '高于'} ${word(span.low)}`;
      if (span.low === null && span.high !== null)
        return `须${span.highIncluded ? '不超过' : '低于'} ${word(span.high)}`;
      const words = wordSpan(span, word);
      return words.startsWith('= ') ? `须为 ${words.slice(2)}` : `须${words.replace('∈', '在')} 之内`;
    })
    .join('，或');
}

function wordSpan(span: Span, word: WordValue): string {
  if (span.low === null && span.high === null) return '为任何值';
  if (span.low === null) return `${span.highIncluded ? '≤' : '<'} ${word(span.high)}`;
  if (span.high === null) return `${span.lowIncluded ? '≥' : '>'} ${word(span.low)}`;
  const [low, high] = [word(span.low), word(span.high)];
  if (low === high && span.lowIncluded && span.highIncluded) return `= ${low}`;
  return `∈ ${span.lowIncluded ? '[' : '('}${low}, ${high}${span.highIncluded ? ']' : ')'}`;
}

/**
 * The same stretch of values that have a next one, with the bounds that people would write: of `< 500万元`
 * and `≤ 4,999,999.99元` the first, of `< 4` and `≤ 3` days or items the second.
 */
function roundest(span: Span, type: Type, word: WordValue): Span {
  if (type.kind !== 'money' && type.kind !== 'integer' && type.kind !== 'date') return span;
  const beside = (value: Value, by: number): Value =>
    type.kind === 'date' ? dayOfOrdinal(ordinalOf(value as Day) + by) : (value as number) + by;
  const first = span.low === null || span.lowIncluded ? span.low : beside(span.low, 1);
  const last = span.high === null || span.highIncluded ? span.high : beside(span.high, -1);
  if (first !== null && first === last) return { low: first, lowIncluded: true, high: first, highIncluded: true };
  if (type.kind !== 'money') return { low: first, lowIncluded: true, high: last, highIncluded: true };
  const shorter = (a: Value, b: Value) => word(a).length < word(b).length;
  const lowOpen = first !== null && shorter(beside(first, -1), first);
  const highClosed = last !== null && shorter(last, beside(last, 1));
  return {
    low: lowOpen ? beside(first, -1) : first,
    lowIncluded: !lowOpen,
    high: last === null || highClosed ? last : beside(last, 1),
    highIncluded: highClosed,
  };
}
