import { compileCalendar, isWorkday, type Calendar } from '../../engine/calendar/calendar';
import { NO_CALENDAR } from '../../engine/calendar/earliest';
import { addDays, parseDay, type Day } from '../../engine/day';
import { isFine, type Finding } from '../../engine/finding';
import type { CalendarDocument } from '../../engine/model/calendar';
import statutory from '../../library/statutory-holidays.json';

/**
 * What is to be said of a year's arrangement, beside the other years that count. Errors: those of `compileCalendar` (alone, then
 * with the others), `day-invalid`, `calendar-empty`. Warnings: `calendar-statutory` (a statutory day of a fixed date that is
 * worked), `calendar-balance` (days off and make-up days do not come to the statutory days: one is missing or too many),
 * `calendar-source-year` (the notice's title names another year).
 */
export function judgeCalendar(document: CalendarDocument, others: readonly CalendarDocument[]): readonly Finding[] {
  const own = compileCalendar([document]);
  const issued = parseDay(document.source.issued, 'source/issued').findings;
  const alone = [...own.findings, ...issued];
  if (own.value === null) return alone;
  if (document.holidays.length === 0) {
    const message = `${document.year} 年没有一天放假：请核对是否漏了内容`;
    return [...alone, { code: 'calendar-empty', severity: 'error', message, path: 'holidays' }];
  }
  const beside = others.filter(({ year }) => year !== document.year);
  const together = compileCalendar([...beside, document]).findings.map((finding): Finding => ({
    ...finding,
    message: `与其他年份的安排不合：${finding.message}`,
  }));
  if (!isFine(together)) return [...alone, ...together];
  return document.status === 'published' ? [...alone, ...doubts(document, own.value), ...ofSource(document)] : alone;
}

function doubts({ year }: CalendarDocument, calendar: Calendar): readonly Finding[] {
  const law = statutory.editions.filter(({ from }) => from <= year).at(-1);
  if (!law) return [];
  const worked = law.fixed.map((monthDay) => `${year}-${monthDay}` as Day).filter((day) => isWorkday(calendar, day));
  const [off, madeUp] = [weekdaysOff(year, calendar), calendar.workdays.size];
  const said: Finding[] = [];
  const warn = (code: string, message: string) => said.push({ code, severity: 'warning', message, path: 'holidays' });
  if (worked.length > 0) warn('calendar-statutory', `法定节假日仍上班：${worked.join('、')}；请核对是否漏列`);
  if (off - madeUp !== law.days)
    warn(
      'calendar-balance',
      `工作日放假 ${off} 天，补班 ${madeUp} 天，相抵 ${off - madeUp} 天，而法定节假日共 ${law.days} 天：请核对是否漏列或多列`,
    );
  return said;
}

/** Days from Monday to Friday that are off; from the December before, where an arrangement may begin. */
function weekdaysOff(year: number, calendar: Calendar): number {
  let days = 0;
  const end = `${year}-12-31` as Day;
  for (let day = `${year - 1}-12-01` as Day; day <= end; day = addDays(day, 1))
    if (calendar.holidays.has(day) && isWorkday(NO_CALENDAR, day)) days += 1;
  return days;
}

function ofSource({ year, source }: CalendarDocument): readonly Finding[] {
  const named = /(\d{4})\s*年/.exec(source.title)?.[1];
  if (named === undefined || Number(named) === year) return [];
  const message = `通知名称所写为 ${named} 年，安排为 ${year} 年`;
  return [{ code: 'calendar-source-year', severity: 'warning', message, path: 'source/title' }];
}
