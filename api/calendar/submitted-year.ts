import type { Finding } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { CalendarYear, CalendarYearStatus } from './calendar-year.entity';

export interface ChangeCalendarYear {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
}

const WORDS: Readonly<Record<CalendarYearStatus, string>> = {
  [CalendarYearStatus.SUBMITTED]: '待发布',
  [CalendarYearStatus.PUBLISHED]: '已发布',
  [CalendarYearStatus.WITHDRAWN]: '已撤回',
};

/**
 * An arrangement in the version that was seen, its row locked until the transaction ends.
 *
 * @throws ApiError NOT_FOUND; CONFLICT with `currentVersion`
 */
export async function ownYear(ctx: Context, { id, expectedVersion }: ChangeCalendarYear): Promise<CalendarYear> {
  const row = await ctx.tx.findOne(CalendarYear, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw new ApiError('NOT_FOUND', '没有找到该年的安排');
  if (row.version === expectedVersion) return row;
  throw new ApiError('CONFLICT', `${row.year} 年的这份安排${WORDS[row.status]}，自您查看之后已有更改`, {
    expectedVersion,
    currentVersion: row.version,
    status: row.status,
  });
}

/** A finding for what waits no longer to be published. */
export function notWaiting(row: CalendarYear): readonly Finding[] {
  if (row.status === CalendarYearStatus.SUBMITTED) return [];
  const message = `${row.year} 年的这份安排${WORDS[row.status]}，只有待发布的可以发布或撤回`;
  return [{ code: 'calendar-status', severity: 'error', message, parameters: { status: row.status } }];
}
