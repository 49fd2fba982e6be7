import { compileCalendar, isWorkday } from '../../engine/calendar/calendar';
import { NO_CALENDAR } from '../../engine/calendar/earliest';
import { addDays, type Day } from '../../engine/day';
import type { CalendarDocument } from '../../engine/model/calendar';

/** A day that one arrangement has worked and the other off. */
export interface CalendarChange {
  readonly day: Day;
  readonly now: 'off' | 'worked';
}

/** Which days a new arrangement of a year makes off or worked, against what counted before; none: it changes no due day. */
export function calendarChanges(before: CalendarDocument | null, after: CalendarDocument): readonly CalendarChange[] {
  const [old, next] = [before ? compileCalendar([before]).value : NO_CALENDAR, compileCalendar([after]).value];
  if (!old || !next) return [];
  const changes: CalendarChange[] = [];
  const end = `${after.year}-12-31` as Day;
  for (let day = `${after.year - 1}-12-01` as Day; day <= end; day = addDays(day, 1)) {
    const isWorked = isWorkday(next, day);
    if (isWorked !== isWorkday(old, day)) changes.push({ day, now: isWorked ? 'worked' : 'off' });
  }
  return changes;
}
