import { addDays, addMonths, yearOf, type Day } from '../day';
import type { DeadlineUnit } from '../model/deadline';
import { isWorkday, type Calendar } from './calendar';

/** The longest limit that is counted; a regime with a longer one is refused before publication. */
export const LONGEST_LIMIT: Readonly<Record<DeadlineUnit, number>> = { day: 3_650, workday: 2_500, month: 120 };

/** The n-th workday after a day, which is itself not counted; the day itself for n = 0. */
export function addWorkdays(calendar: Calendar, day: Day, count: number): Day {
  let at = day;
  for (let left = Math.min(count, LONGEST_LIMIT.workday); left > 0;) {
    at = addDays(at, 1);
    if (isWorkday(calendar, at)) left -= 1;
  }
  return at;
}

export interface DueDay {
  readonly on: Day;
  /** Counted through days whose arrangement has not been announced: to be counted again when it is. See {@link unannounced}. */
  readonly provisional: boolean;
}

/**
 * So many days before the new year may be arranged by the notice of the year that begins: 元旦 is three days off at most with its
 * weekend, made up on the weekend beside it, so 28 December is the earliest. 2018-12-31 was off and 2018-12-29 worked.
 */
const DAYS_BEFORE_NEW_YEAR = 4;

/** Years whose arrangement says which days are worked between two days, both included, and has not been announced. */
export function unannounced({ published }: Calendar, from: Day, to: Day): readonly number[] {
  const [first, last] = [yearOf(from), yearOf(addDays(to, DAYS_BEFORE_NEW_YEAR))];
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index).filter(
    (year) => !published.has(year),
  );
}

/**
 * The last day of a limit. The day of the event is not counted; months end on the corresponding day, or at the
 * month's end where there is none; a last day that is off rolls forward to the next workday.
 */
export function dueDay(calendar: Calendar, from: Day, within: number, unit: DeadlineUnit): DueDay {
  const limit = Math.min(within, LONGEST_LIMIT[unit]);
  const on =
    unit === 'workday'
      ? addWorkdays(calendar, from, limit)
      : rollForward(calendar, unit === 'month' ? addMonths(from, limit) : addDays(from, limit));
  return { on, provisional: unannounced(calendar, addDays(from, 1), on).length > 0 };
}

function rollForward(calendar: Calendar, day: Day): Day {
  return isWorkday(calendar, day) ? day : addWorkdays(calendar, day, 1);
}

export type DueState = 'on-time' | 'near' | 'late';

/** How near a limit is called near, in workdays. */
export const NEAR_WORKDAYS = 2;

/** The last due day that counts as near on a day. */
export function nearUntil(calendar: Calendar, today: Day): Day {
  return addWorkdays(calendar, today, NEAR_WORKDAYS);
}

/** late after its day; near on it and while it is at most two workdays away. */
export function dueState(calendar: Calendar, on: Day, today: Day): DueState {
  return today > on ? 'late' : on <= nearUntil(calendar, today) ? 'near' : 'on-time';
}
