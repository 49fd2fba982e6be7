import { compileCalendar, type Calendar, type CalendarDocument } from '../engine';
import year2022 from '../library/calendar/2022.json';
import year2023 from '../library/calendar/2023.json';
import year2024 from '../library/calendar/2024.json';
import year2025 from '../library/calendar/2025.json';
import year2026 from '../library/calendar/2026.json';
import year2027 from '../library/calendar/2027.json';

/** The years of `library/calendar` by their file; a new one is a line here. */
export const CALENDAR_FILES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['2022.json', year2022],
  ['2023.json', year2023],
  ['2024.json', year2024],
  ['2025.json', year2025],
  ['2026.json', year2026],
  ['2027.json', year2027],
]);

let known: Calendar | null = null;

/** The calendar that comes with the software. @throws Error when one of its files is not sound, which a test rules out */
export function knownCalendar(): Calendar {
  if (known) return known;
  const { value, findings } = compileCalendar([...CALENDAR_FILES.values()] as readonly CalendarDocument[]);
  if (!value) throw new Error(`library/calendar: ${JSON.stringify(findings)}`);
  known = value;
  return known;
}
