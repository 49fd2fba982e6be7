import { addDays, addMonths, daysBetween, type Day } from '../day';
import type { DeadlineUnit } from '../model/deadline';
import { isWorkday, type Calendar } from './calendar';

/** A time that is not counted: from the day on which something was suspended to the day on which it went on. */
export interface Rest {
  readonly from: Day;
  readonly to: Day;
}

/** How long a limit runs; see `dueDay`. */
export interface Limit {
  readonly within: number;
  readonly unit: DeadlineUnit;
}

/** Workdays after a day, up to another, which is counted. */
export function workdaysBetween(calendar: Calendar, after: Day, until: Day): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1;
  return count;
}

/**
 * A limit that began to run on a day, longer by what it rested: by as many workdays as were suspended, or as many days of
 * the calendar. So there is left of it as it goes on what was left as it was suspended. The day of the suspension is counted, as if it
 * had been worked on; the day on which it goes on is not. Months have no equal parts: of days they are counted on.
 */
export function restedLimit(calendar: Calendar, from: Day, limit: Limit, rests: readonly Rest[]): Limit {
  return rests.reduce<Limit>((now, rest) => {
    const begin = rest.from > from ? rest.from : from;
    if (rest.to <= begin) return now;
    if (now.unit === 'workday') return { ...now, within: now.within + workdaysBetween(calendar, begin, rest.to) };
    const within = now.unit === 'month' ? daysBetween(from, addMonths(from, now.within)) : now.within;
    return { unit: 'day', within: within + daysBetween(begin, rest.to) };
  }, limit);
}

/** What a rest comes to, in words that stand beside a limit: `不计中止的 12 个工作日`; empty where nothing came of it. */
export function wordRest(calendar: Calendar, from: Day, unit: DeadlineUnit, rests: readonly Rest[]): string {
  const counted = unit === 'workday' ? ('workday' as const) : ('day' as const);
  const { within } = restedLimit(calendar, from, { within: 0, unit: counted }, rests);
  return within === 0 ? '' : `不计中止的${within}${counted === 'workday' ? '个工作日' : '日'}`;
}
