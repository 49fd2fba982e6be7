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
  return writeDay(year, month, date);
}

/** Days since 1970-01-01, negative before; by the count of leap days up to a year that begins in March. */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const [era, inEra] = [Math.floor(year / 400), ((year % 400) + 400) % 400];
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146_097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719_468;
}

/** The day some days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  const since = dayNumber(day) + days + 719_468;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return writeDay(era * 400 + year + (month <= 2 ? 1 : 0), month, date);
}

/** How many days `to` lies after `from`; negative before it. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

function writeDay(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}
