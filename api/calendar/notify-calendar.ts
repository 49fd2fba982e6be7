import { holdersOfRight } from '../identity/holders-of-right';
import { notify } from '../notice/notify';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import type { CalendarYear } from './calendar-year.entity';

/** Tells everybody else who may publish a year that it waits for them. */
export async function notifyImported(ctx: Context, row: CalendarYear): Promise<void> {
  const message = `${row.year} 年的放假安排（${row.sourceNumber}）已导入，待您核对发布`;
  await tell(ctx, await holdersOfRight(ctx, 'calendar:publish'), 'calendar-submitted', message);
}

/** Tells who imported a year what became of it. */
export async function notifyImporter(ctx: Context, row: CalendarYear, what: string): Promise<void> {
  const message = `您导入的 ${row.year} 年放假安排（${row.sourceNumber}）${what}`;
  await tell(ctx, row.preparer === null ? [] : [row.preparer], 'calendar-settled', message);
}

async function tell(ctx: Context, people: readonly string[], kind: string, message: string): Promise<void> {
  const actor = signedIn(ctx).person.id;
  for (const person of people) if (person !== actor) await notify(ctx, { person, kind, message, application: null });
}
