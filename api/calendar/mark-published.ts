import { found, isFine, type Finding, type Outcome } from '../../form-schemas/engine';
import { judgeCalendar } from '../../form-schemas/formats/calendar/judge-calendar';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { CalendarYear, CalendarYearStatus, documentOf } from './calendar-year.entity';
import { yearsInForce } from './calendar-of';
import { lockCalendar } from './lock-calendar';
import { ownHand } from './own-hand';
import { notWaiting, ownYear, type ChangeCalendarYear } from './submitted-year';

/**
 * Lets an imported arrangement count from now on, under the government's next revision. It is judged again, beside the years
 * that count today. The caller asks for the right, counts again what hangs on it, and audits.
 *
 * Findings: `calendar-status`, `four-eyes`, and the errors and warnings of `judgeCalendar`.
 */
export async function markPublished(ctx: Context, input: ChangeCalendarYear): Promise<Outcome<CalendarYear | null>> {
  const publisher = ownHand(ctx);
  await lockCalendar(ctx);
  const row = await ownYear(ctx, input);
  const inForce = await yearsInForce(ctx);
  const findings = [
    ...notWaiting(row),
    ...fourEyes(row, publisher),
    ...judgeCalendar(documentOf(row), inForce.map(documentOf)),
  ];
  if (!isFine(findings)) return found(null, findings);
  const [last] = await ctx.tx.query<{ revision: number | null }[]>(
    'select max(revision) as revision from calendar_year where government = $1',
    [ctx.government],
  );
  const changes = {
    status: CalendarYearStatus.PUBLISHED,
    publisher,
    publishedAt: ctx.now,
    revision: (last?.revision ?? 0) + 1,
  };
  const version = await updateVersion(ctx, CalendarYear, input, changes);
  return found(Object.assign(new CalendarYear(), row, changes, { version }), findings);
}

function fourEyes({ preparer }: CalendarYear, publisher: string): readonly Finding[] {
  if (preparer !== publisher) return [];
  return [{ code: 'four-eyes', severity: 'error', message: '发布人须不同于导入人：请由另一人核对后发布' }];
}
