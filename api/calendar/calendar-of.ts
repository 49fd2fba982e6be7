import {
  compileCalendar,
  withCalendar,
  type Calendar,
  type CalendarDocument,
  type CompiledRegime,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { RecentlyUsed } from '../platform/recently-used';
import { CalendarYear, CalendarYearStatus, documentOf } from './calendar-year.entity';

/** Calendars by the publication that they end with: what is published never changes. */
const compiled = new RecentlyUsed<Calendar>(64);
const revisions = new WeakMap<Calendar, number>();

interface Publication {
  readonly id: string;
  readonly revision: number;
}

/** The last publications of the session's government, newest first: one statement a transaction, of a few short rows. */
const publications = defineLoader<'own', readonly Publication[]>(
  async (ctx) => {
    const rows = await ctx.tx.query<Publication[]>(
      'select id, revision from calendar_year where government = $1 and revision is not null order by revision desc limit 200',
      [ctx.government],
    );
    return new Map([['own', rows]]);
  },
  () => [],
);

/** The calendar by which the session's government counts now. Years that nobody has announced are not among `published`. */
export async function calendarOf(ctx: Context): Promise<Calendar> {
  const [last] = await publications(ctx).load('own');
  return last ? calendarUpTo(ctx, last) : compileYears([], 0);
}

/** The calendar as it was at a revision; null: before revisions were noted, counted as it is now. */
export async function calendarAt(ctx: Context, revision: number | null): Promise<Calendar> {
  const known = await publications(ctx).load('own');
  const asked = revision === null ? undefined : known.find((one) => one.revision === revision);
  return asked ? calendarUpTo(ctx, asked) : calendarOf(ctx);
}

/** The calendar once a year has just been published in this transaction. */
export function calendarWith(ctx: Context, { id, revision }: CalendarYear): Promise<Calendar> {
  if (revision === null) throw new Error(`calendar year ${id} is not published`);
  return calendarUpTo(ctx, { id, revision });
}

/** By which revision of its government a calendar counts. */
export function revisionOf(calendar: Calendar): number {
  const revision = revisions.get(calendar);
  if (revision === undefined) throw new Error('this calendar is not of a government');
  return revision;
}

/** Years that count, latest arrangement of each, oldest year first. */
export async function yearsInForce(ctx: Context, upTo?: number): Promise<readonly CalendarYear[]> {
  const rows = await ctx.tx.find(CalendarYear, {
    where: { government: ctx.government, status: CalendarYearStatus.PUBLISHED },
    order: { year: 'ASC', revision: 'DESC' },
  });
  const counted = rows.filter(({ revision }) => upTo === undefined || (revision ?? 0) <= upTo);
  return counted.filter((row, index) => counted[index - 1]?.year !== row.year);
}

function calendarUpTo(ctx: Context, { id, revision }: Publication): Promise<Calendar> {
  return compiled.get(`${id}/${revision}`, async () =>
    compileYears((await yearsInForce(ctx, revision)).map(documentOf), revision),
  );
}

/** @throws Error for years that were published and do not fit each other, which publishing rules out */
function compileYears(years: readonly CalendarDocument[], revision: number): Calendar {
  const { value, findings } = compileCalendar(years);
  if (!value) throw new Error(`calendar revision ${revision}: ${JSON.stringify(findings.slice(0, 3))}`);
  revisions.set(value, revision);
  return value;
}

const counting = new WeakMap<CompiledRegime, WeakMap<Calendar, CompiledRegime>>();

/** A regime that counts by a calendar; the same one for the same two. */
export function countingBy(regime: CompiledRegime, calendar: Calendar): CompiledRegime {
  let known = counting.get(regime);
  if (!known) counting.set(regime, (known = new WeakMap()));
  const before = known.get(calendar);
  if (before) return before;
  const ready = withCalendar(regime, calendar);
  known.set(calendar, ready);
  return ready;
}
