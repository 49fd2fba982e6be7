import type { ClockDocument, ClockSpan } from '../model/deadline';
import type { CompiledRegime } from '../procedure/compiled';
import { countOf, isLimit, UNIT_WORDS } from '../procedure/due';
import type { Facts } from '../value';

/** The number of a span by the facts of the year; null where it is not set, or none that time can be counted by. */
export function countOver(regime: CompiledRegime, { count, unit }: ClockSpan, facts: Facts): number | null {
  const value = countOf(regime, count, facts);
  return value !== null && isLimit(value, unit) ? value : null;
}

/** How a clock runs, in words: `自“验收日期”起满6个月后、12个月内`, `每年11月30日前`. */
export function wordClock(regime: CompiledRegime, clock: ClockDocument, facts: Facts): string {
  const span = (of: ClockSpan): string => {
    const count = countOver(regime, of, facts);
    return count === null ? `（${of.count}尚未设定）` : `${count}${UNIT_WORDS[of.unit]}`;
  };
  const should = clock.strength === 'should' ? '原则上' : '';
  const opens = clock.opens === undefined ? '' : `满${span(clock.opens)}后`;
  const within = clock.within === undefined ? '' : `${span(clock.within)}内`;
  if ('yearly' in clock.from) {
    const [month, day] = clock.from.yearly.split('-').map(Number);
    const start = `${should}每年${month}月${day}日`;
    return opens === '' && within === '' ? `${start}前` : `${start}起${[opens, within].filter(Boolean).join('、')}`;
  }
  const day = `“${regime.vocabulary.titleOf(clock.from.fact)}”`;
  return opens === '' && within === ''
    ? `${should}${day}当日`
    : `${should}自${day}起${[opens, within].filter(Boolean).join('、')}`;
}
