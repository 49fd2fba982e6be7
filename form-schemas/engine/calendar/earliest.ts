import { addDays, addMonths, type Day } from '../day';
import type { DeadlineUnit } from '../model/deadline';
import type { Calendar } from './calendar';
import { addWorkdays, LONGEST_LIMIT, unannounced, type DueDay } from './count';

/** Monday to Friday, no year announced: how workdays are counted where no calendar is given. */
export const NO_CALENDAR: Calendar = { holidays: new Set(), workdays: new Set(), published: new Set() };

/**
 * The earliest day on which something may follow that must wait at least so long. The day on which it begins is not
 * counted. `day` and `workday`: all of them must have passed, so it is the day after the last one counted; `month`: the
 * corresponding day, the month's end where there is none. Days off do not shift it. Of a count below 1 the day itself.
 *
 * `provisional` only of workdays that were counted through days whose arrangement has not been announced.
 */
export function earliestDay(calendar: Calendar, from: Day, count: number, unit: DeadlineUnit): DueDay {
  if (count < 1) return { on: from, provisional: false };
  const most = Math.min(count, LONGEST_LIMIT[unit]);
  if (unit === 'month') return { on: addMonths(from, most), provisional: false };
  if (unit === 'day') return { on: addDays(from, most + 1), provisional: false };
  const last = addWorkdays(calendar, from, most);
  return { on: addDays(last, 1), provisional: unannounced(calendar, addDays(from, 1), last).length > 0 };
}

/**
 * The day on which what is late is told further up: so many workdays after the day on which it was due; of none the day
 * after it.
 */
export function escalationDay(calendar: Calendar, due: Day, after: number): Day {
  return after < 1 ? addDays(due, 1) : addWorkdays(calendar, due, after);
}
