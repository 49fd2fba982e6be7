import { addMonths, daysInMonth, yearOf, type Day } from '../day';

/** Days since 1900-01-01, which has ordinal 0. */
export function ordinalOf(day: Day): number {
  const year = yearOf(day);
  let days = daysBefore(year);
  for (let month = 1; month < Number(day.slice(5, 7)); month += 1) days += daysInMonth(year, month);
  return days + Number(day.slice(8, 10)) - 1;
}

/** The day with an ordinal; the inverse of {@link ordinalOf} from 1900-01-01 on. */
export function dayOfOrdinal(ordinal: number): Day {
  let year = 1900 + Math.floor(ordinal / 366);
  while (daysBefore(year + 1) <= ordinal) year += 1;
  let rest = ordinal - daysBefore(year);
  let month = 1;
  for (; rest >= daysInMonth(year, month); month += 1) rest -= daysInMonth(year, month);
  const first = addMonths(`${String(year)}-01-01` as Day, month - 1);
  return `${first.slice(0, 8)}${String(rest + 1).padStart(2, '0')}` as Day;
}

/** Days from 1900-01-01 to the first day of a year. */
function daysBefore(year: number): number {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 460;
  return (year - 1900) * 365 + leaps;
}

/** Last ordinal that a day can have: 2999-12-31. */
export const LAST_ORDINAL = daysBefore(3000) - 1;
