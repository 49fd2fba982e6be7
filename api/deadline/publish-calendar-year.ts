import { found, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { calendarWith } from '../calendar/calendar-of';
import type { CalendarYear } from '../calendar/calendar-year.entity';
import { markPublished } from '../calendar/mark-published';
import { notifyImporter } from '../calendar/notify-calendar';
import type { ChangeCalendarYear } from '../calendar/submitted-year';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { recountTasks } from './recount-tasks';

/** Open tasks that are counted again at once; of more the rest is counted by the sweep, which follows within minutes. */
export const COUNTED_AT_ONCE = 200;

/**
 * Publishes a year's arrangement: from the commit on it is what days are counted by, for every government its own. The limits of
 * open tasks are counted again in the same transaction, and who holds one whose day has changed is told. Limits that are
 * not stored (of waits, pools and clocks) are counted when they are asked for.
 *
 * Findings: those of {@link markPublished}, `calendar-recount-goes-on` (info: there are more tasks than are counted at once).
 */
export async function publishCalendarYear(
  ctx: Context,
  input: ChangeCalendarYear,
): Promise<Outcome<CalendarYear | null>> {
  authorise(ctx, 'calendar:publish');
  const { value: row, findings } = await markPublished(ctx, input);
  if (!row) return found(null, findings);
  const calendar = await calendarWith(ctx, row);
  const why = `${row.year} 年的放假安排已发布（${row.sourceNumber}）`;
  const { counted, changed, broken, next } = await recountTasks(ctx, calendar, { limit: COUNTED_AT_ONCE, why });
  const recounted = { counted, changed, more: next !== null };
  recordAudit(ctx, {
    verb: 'calendar:publish',
    subject: { type: 'CalendarYear', id: row.id },
    details: {
      year: row.year,
      number: row.number,
      revision: row.revision,
      source: row.sourceNumber,
      announced: row.announced,
      ...recounted,
      ...(broken.length === 0 ? {} : { broken: broken.map(({ key }) => key) }),
    },
  });
  await notifyImporter(ctx, row, '已发布，自即刻起据以计算');
  return found(row, [...findings, ...told(recounted)]);
}

function told({
  counted,
  changed,
  more,
}: {
  readonly counted: number;
  readonly changed: number;
  readonly more: boolean;
}) {
  const parameters = { counted, changed };
  const said: Finding[] = [
    {
      code: 'calendar-recounted',
      severity: 'info',
      message: `已重算 ${counted} 项待办的期限，其中 ${changed} 项改了日子，已告知办理的人`,
      parameters,
    },
  ];
  if (more)
    said.push({
      code: 'calendar-recount-goes-on',
      severity: 'info',
      message: `待办较多，其余的随后几分钟内由系统继续重算并告知`,
    });
  return said;
}
