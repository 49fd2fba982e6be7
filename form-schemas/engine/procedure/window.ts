import { monthDayOf, yearOf, type Day } from '../day';
import type { WindowDocument } from '../model/check';

export interface WindowReading {
  /** The year in which the window closes that the day counts for. */
  readonly closes: number;
  readonly counts: number;
  /** The window that has just closed, where the day may still count for it on terms. */
  readonly late: { readonly counts: number; readonly until: Day } | null;
}

/**
 * Reads a day against a yearly window, both its days included. A day within it counts for the window that
 * closes next; so does a day between two windows. Where `late` is set, a day after the close and up to
 * `late.until` may also count for the window that closed.
 */
export function readWindow(window: WindowDocument, day: Day): WindowReading {
  const year = yearOf(day);
  const closes = monthDayOf(day) <= window.to ? year : year + 1;
  const counts = closes + window.yearOffset;
  const until = window.late === undefined ? null : lastLateDay(window, window.late.until, closes - 1);
  return { closes, counts, late: until !== null && day <= until ? { counts: counts - 1, until } : null };
}

/** The first `until` after the window closed in a year. */
function lastLateDay(window: WindowDocument, until: string, closed: number): Day {
  return `${until > window.to ? closed : closed + 1}-${until}` as Day;
}
