import { clip } from './clip';
import { fine, found, type Outcome } from './finding';

/** A calendar day `YYYY-MM-DD` (in a regime's time zone, Asia/Shanghai). Days compare as strings. */
export type Day = string & { readonly __unit: 'day' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, month 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Reads a day that really exists between 1900 and 2999: `2026-02-29` is refused, not rolled over. Finding: `day-invalid`. */
export function parseDay(given: unknown, path?: string): Outcome<Day | null> {
  const match = typeof given === 'string' ? DAY.exec(given) : null;
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (year >= 1900 && year <= 2999 && day >= 1 && day <= daysInMonth(year, month)) return fine(given as Day);
  }
  return found(null, [
    {
      code: 'day-invalid',
      severity: 'error',
      message: `日期须为真实存在的年-月-日，如 2026-11-20；所给为“${clip(typeof given === 'object' && given !== null ? '对象' : String(given))}”`,
      ...(path === undefined ? {} : { path }),
    },
  ]);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The `MM-DD` of a day, comparable as a string. */
export function monthDayOf(day: Day): string {
  return day.slice(5);
}

/** The same day some months later (or earlier); the month's end where the day does not exist there. */
export function addMonths(day: Day, months: number): Day {
  const total = yearOf(day) * 12 + (Number(day.slice(5, 7)) - 1) + months;
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1];
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}
