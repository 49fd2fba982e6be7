import { addDays, type Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import type { Context } from '../platform/context';

interface Dated {
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

interface Ending {
  readonly untilDay: Day;
  /** Today, where it ends with this moment; null: with a day to come. */
  readonly endedOn: Day | null;
  readonly findings: readonly Finding[];
}

/**
 * How an appointment, a duty or a delegation ends: with the last day given (included), or without one at once. It is never made
 * longer, and never ended before yesterday: what was done under it stays done rightly.
 */
export function endingOf(ctx: Context, { fromDay, untilDay }: Dated, lastDay: Day | null, again = '任职'): Ending {
  const yesterday = addDays(ctx.today, -1);
  const begins = addDays(fromDay, -1);
  const until = lastDay ?? (begins > yesterday ? begins : yesterday);
  const refusal =
    untilDay !== null && untilDay < ctx.today
      ? `已于 ${untilDay} 终止`
      : lastDay !== null && (lastDay < ctx.today || lastDay < fromDay)
        ? `最后一日须不早于今天（${ctx.today}）和起始日（${fromDay}），所给为 ${lastDay}；要即刻终止，请不填最后一日`
        : lastDay !== null && untilDay !== null && lastDay > untilDay
          ? `已定于 ${untilDay} 终止，只能提前，不能延后；延长须另行${again}`
          : null;
  return {
    untilDay: until,
    endedOn: lastDay === null ? ctx.today : null,
    findings: refusal === null ? [] : [{ code: 'ending-day', severity: 'error', message: refusal, path: 'lastDay' }],
  };
}
