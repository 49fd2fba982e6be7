import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { updateVersion } from '../platform/version';
import { CalendarYear, CalendarYearStatus } from './calendar-year.entity';
import { notifyImporter } from './notify-calendar';
import { ownHand } from './own-hand';
import { notWaiting, ownYear, type ChangeCalendarYear } from './submitted-year';

export interface WithdrawCalendarYear extends ChangeCalendarYear {
  readonly reason?: string | undefined;
}

/** Takes an arrangement back that has not been published. Finding: `calendar-status`. */
export async function withdrawCalendarYear(
  ctx: Context,
  input: WithdrawCalendarYear,
): Promise<Outcome<CalendarYear | null>> {
  authorise(ctx, 'calendar:import');
  ownHand(ctx);
  const reason = input.reason === undefined || input.reason.trim() === '' ? '' : readText(input.reason, 'reason', 500);
  const row = await ownYear(ctx, input);
  const refused = notWaiting(row);
  if (refused.length > 0) return found(null, refused);
  const changes = { status: CalendarYearStatus.WITHDRAWN, withdrawnAt: ctx.now };
  const version = await updateVersion(ctx, CalendarYear, input, changes);
  recordAudit(ctx, {
    verb: 'calendar:withdraw',
    subject: { type: 'CalendarYear', id: row.id },
    details: { year: row.year, number: row.number, reason },
  });
  const withdrawn = Object.assign(new CalendarYear(), row, changes, { version });
  await notifyImporter(ctx, withdrawn, `已被撤回${reason === '' ? '' : `：${reason}`}`);
  return fine(withdrawn);
}
