import { addDays, parseDay, weekdayOf, yearOf, type Day } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { CalendarDocument } from '../model/calendar';

/** The calendar made ready: what differs from Monday to Friday, and which years are certain. */
export interface Calendar {
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
  /** Years whose arrangement has been announced. */
  readonly published: ReadonlySet<number>;
}

/** Days, both ends included: no holiday lasts longer; a range beyond it is a slip of the pen. */
const LONGEST = 31;

/**
 * Makes years of the calendar ready. Findings: `calendar-year-twice`, `day-invalid`, `calendar-range`,
 * `calendar-not-of-year`, `calendar-day-twice`, `calendar-both`, `calendar-no-weekend`.
 */
export function compileCalendar(years: readonly CalendarDocument[]): Outcome<Calendar | null> {
  const findings: Finding[] = [];
  const [holidays, workdays] = [new Set<string>(), new Set<string>()];
  const seen = new Set<number>();
  for (const document of years) {
    const { year } = document;
    const say = (code: string, place: string, message: string) =>
      findings.push({ code, severity: 'error', path: `calendar/${year}.json#/${place}`, message });
    if (seen.has(year)) say('calendar-year-twice', 'year', `${year} 年的日历给出了两次`);
    seen.add(year);
    // A year names a day once; the year after may name days of December again.
    const [off, worked] = [new Set<Day>(), new Set<Day>()];
    const read = (given: string, place: string): Day | null => {
      const { value, findings: wrong } = parseDay(given, `calendar/${year}.json#/${place}`);
      findings.push(...wrong);
      if (value !== null && !belongs(year, value))
        say('calendar-not-of-year', place, `${value} 不属于 ${year} 年的安排`);
      return value;
    };
    document.holidays.forEach((holiday, index) => {
      const place = `holidays/${index}`;
      const from = read(holiday.from, `${place}/from`);
      const to = holiday.to === holiday.from ? from : read(holiday.to, `${place}/to`);
      if (from === null || to === null) return;
      if (to < from || to > addDays(from, LONGEST - 1)) {
        say('calendar-range', place, `“${holiday.title}”须自 ${from} 起不超过 ${LONGEST} 天，所给至 ${to}`);
        return;
      }
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (off.has(day)) say('calendar-day-twice', place, `${day} 的放假给出了两次，其一在“${holiday.title}”`);
        off.add(day);
        holidays.add(day);
      }
    });
    document.workdays.forEach((text, index) => {
      const place = `workdays/${index}`;
      const day = read(text, place);
      if (day === null) return;
      if (isWeekday(day)) say('calendar-no-weekend', place, `${day} 是${wordWeekday(day)}，不是周末，本来就上班`);
      if (worked.has(day)) say('calendar-day-twice', place, `${day} 的上班给出了两次`);
      worked.add(day);
      workdays.add(day);
    });
  }
  for (const day of workdays) {
    if (!holidays.has(day)) continue;
    const path = `calendar/${day.slice(0, 4)}.json#/workdays`;
    findings.push({ code: 'calendar-both', severity: 'error', path, message: `${day} 既列为放假，又列为上班` });
  }
  const published = new Set(years.filter((year) => year.status === 'published').map((document) => document.year));
  return found(isFine(findings) ? { holidays, workdays, published } : null, findings);
}

/** A year's arrangement may reach back into the December before: 元旦 of 2023 began on 2022-12-31. */
function belongs(year: number, day: Day): boolean {
  return yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5, 7) === '12');
}

/** `周三`. */
export function wordWeekday(day: Day): string {
  return `周${'日一二三四五六'[weekdayOf(day)] ?? ''}`;
}

function isWeekday(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday >= 1 && weekday <= 5;
}

/** Whether a day is worked; in a year without an arrangement Monday to Friday are. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  return calendar.workdays.has(day) || (isWeekday(day) && !calendar.holidays.has(day));
}
