import { parseDay, type Day } from '../../engine/day';
import { found, type Finding, type Outcome } from '../../engine/finding';
import type { CalendarDocument } from '../../engine/model/calendar';
import { UNSAID, type AskedCalendar } from './asked-calendar';
import { judgeCalendar } from './judge-calendar';
import { readCalendar } from './read-calendar';

interface Surroundings {
  /** The years that count now. */
  readonly inForce: readonly CalendarDocument[];
  readonly today: Day;
}

/**
 * Reads and judges a year as it was pasted, beside the years that count now: all that is wrong with it at once, also where it does not
 * say where it stands. Findings: those of `readCalendar` and `judgeCalendar`, `calendar-source-future` (issued after today).
 *
 * @returns null where it cannot be read; a document with errors among the findings may be shown, not kept
 */
export function tryCalendar(
  text: string,
  asked: AskedCalendar,
  { inForce, today }: Surroundings,
): Outcome<CalendarDocument | null> {
  const read = readCalendar(text, asked);
  const known = read.value ?? readCalendar(text, { ...asked, standIn: UNSAID }).value;
  if (known === null) return found(null, [...read.findings, ...ofTheFuture(asked.source?.issued, today)]);
  // An estimate is no announcement, whatever the text says of itself.
  const stated = (one: CalendarDocument): CalendarDocument =>
    asked.status === 'provisional' ? { ...one, status: 'provisional' } : one;
  const findings = [
    ...read.findings,
    ...judgeCalendar(stated(known), inForce),
    ...ofTheFuture(known.source.issued, today),
  ];
  return found(read.value && stated(read.value), findings);
}

function ofTheFuture(issued: string | undefined, today: Day): readonly Finding[] {
  const day = parseDay(issued, 'source/issued').value;
  if (day === null || day <= today) return [];
  const message = `印发日期 ${day} 晚于今天（${today}）：尚未印发的不能导入，请核对日期`;
  return [{ code: 'calendar-source-future', severity: 'error', message, path: 'source/issued', parameters: { day } }];
}
