/** `2026-11-20T09:05:00+08:00` → `2026-11-20 09:05`. The API always gives Beijing time, whatever the browser's zone is. */
export function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** Today in Beijing. */
export function todayInBeijing(now: Date = new Date()): string {
  return new Date(now.getTime() + BEIJING_MS).toISOString().slice(0, 10);
}

/** `09:05` in Beijing. */
export function clockInBeijing(now: Date = new Date()): string {
  return new Date(now.getTime() + BEIJING_MS).toISOString().slice(11, 16);
}

/** Whole days from one Beijing day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}

const DAY_MS = 24 * 60 * 60 * 1000;
const BEIJING_MS = 8 * 60 * 60 * 1000;
