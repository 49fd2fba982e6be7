import { randomUUID } from 'node:crypto';
import { found, type CalendarDocument, type Finding, type Outcome } from '../../form-schemas/engine';
import { calendarChanges } from '../../form-schemas/formats/calendar/calendar-changes';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { CalendarYear, CalendarYearStatus, documentOf } from './calendar-year.entity';
import { yearsInForce } from './calendar-of';
import { lockCalendar } from './lock-calendar';
import { ownHand } from './own-hand';
import { mayKeep, readYear, type GivenYear } from './read-year';
import { notifyImported } from './notify-calendar';

export interface ImportCalendarYear extends GivenYear {
  readonly note?: string | undefined;
}

/**
 * Imports a year's arrangement for another person to publish. Findings: those of reading and judging it, `calendar-waiting`
 * (another arrangement of that year waits to be published), `calendar-unchanged` (it says what counts already).
 */
export async function importCalendarYear(
  ctx: Context,
  input: ImportCalendarYear,
): Promise<Outcome<CalendarYear | null>> {
  authorise(ctx, 'calendar:import');
  const preparer = ownHand(ctx);
  const note = input.note === undefined || input.note.trim() === '' ? '' : readText(input.note, 'note', 500);
  await lockCalendar(ctx);
  const read = await readYear(ctx, input);
  if (!mayKeep(read)) return found(null, read.findings);
  const { value: document } = read;
  const others = await objections(ctx, document);
  if (others.length > 0) return found(null, [...read.findings, ...others]);
  const [last] = await ctx.tx.query<{ number: number }[]>(
    'select max(number) as number from calendar_year where government = $1 and year = $2',
    [ctx.government, document.year],
  );
  const { number: sourceNumber, title: sourceTitle, issued, url } = document.source;
  const row = await insertRow(ctx, CalendarYear, {
    government: ctx.government,
    id: randomUUID(),
    year: document.year,
    number: (last?.number ?? 0) + 1,
    announced: document.status === 'published',
    status: CalendarYearStatus.SUBMITTED,
    sourceNumber,
    sourceTitle,
    sourceIssued: issued as CalendarYear['sourceIssued'],
    sourceUrl: url ?? null,
    holidays: document.holidays,
    workdays: document.workdays,
    note,
    preparer,
    publisher: null,
    createdAt: ctx.now,
    publishedAt: null,
    withdrawnAt: null,
    revision: null,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'calendar:import',
    subject: { type: 'CalendarYear', id: row.id },
    details: { year: row.year, number: row.number, source: sourceNumber, announced: row.announced },
  });
  await notifyImported(ctx, row);
  return found(row, read.findings);
}

async function objections(ctx: Context, document: CalendarDocument): Promise<readonly Finding[]> {
  const waiting = await ctx.tx.findOneBy(CalendarYear, {
    government: ctx.government,
    year: document.year,
    status: CalendarYearStatus.SUBMITTED,
  });
  if (waiting) {
    const message = `${document.year} 年的第 ${waiting.number} 份安排尚待发布：请先发布或撤回它，再导入`;
    return [{ code: 'calendar-waiting', severity: 'error', message, path: 'year' }];
  }
  const current = (await yearsInForce(ctx)).find(({ year }) => year === document.year);
  const before = current ? documentOf(current) : null;
  if (before?.status !== document.status || calendarChanges(before, document).length > 0) return [];
  const message = `与现行的 ${document.year} 年安排（${before.source.number}）逐日相同，不必导入`;
  return [{ code: 'calendar-unchanged', severity: 'error', message, path: 'text' }];
}
