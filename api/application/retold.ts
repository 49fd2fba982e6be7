import { In } from 'typeorm';
import {
  isFine,
  openCase,
  openList,
  openSide,
  step,
  type Calendar,
  type CaseEvent,
  type CaseState,
  type CompiledRegime,
  type Finding,
  type Outcome,
} from '../../form-schemas/engine';
import { calendarAt, countingBy } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { Application } from './application.entity';
import type { ApplicationEvent } from './application-event.entity';
import { eventsOf, linesOf } from './application.loader';
import { readEvent } from './event-view';
import { standingCase, type LoadedCase } from './load-case';

/** One event with the states on both sides of it. */
export interface Retold {
  readonly row: ApplicationEvent;
  readonly event: CaseEvent;
  readonly before: CaseState;
  readonly after: CaseState;
  /** What the law said of it then; nothing of it stood against it. */
  readonly findings: readonly Finding[];
}

export interface RetoldCase extends LoadedCase {
  readonly events: readonly Retold[];
}

/**
 * Cases, by their ids, told again from their events: what a snapshot no longer holds cannot come from anywhere else. Only
 * asked for cases that the session has been given: it does not ask again whether it may look into them.
 */
export const retoldOf = defineLoader<string, RetoldCase | null>(
  async (ctx, ids) => {
    const cases = await ctx.tx.find(Application, { where: { government: ctx.government, id: In([...ids]) } });
    return new Map(await Promise.all(cases.map(async (row) => [row.id, await retell(ctx, row)] as const)));
  },
  () => null,
);

async function retell(ctx: Context, application: Application): Promise<RetoldCase> {
  const standing = await standingCase(ctx, application);
  const [rows, lines] = await Promise.all([eventsOf(ctx).load(application.id), linesOf(ctx).load(application.id)]);
  const { regime, state } = standing;
  const titled = lines.map(({ code }) => ({ code, title: state.lines[code]?.title ?? code }));
  const opened = openAgain(regime, state, titled);
  const accepted = await Promise.all(
    rows.map(async (row) => ({ row, event: readEvent(row.event), calendar: await calendarAt(ctx, row.calendar) })),
  );
  return { ...standing, events: opened.value ? tellAgain(regime, opened.value, accepted) : [] };
}

/** A case as it was when it was opened. */
function openAgain(
  regime: CompiledRegime,
  { procedure, about }: CaseState,
  lines: readonly { readonly code: string; readonly title: string }[],
): Outcome<CaseState | null> {
  switch (regime.procedures.get(procedure)?.document.kind) {
    case 'list':
      return openList(regime, procedure, lines);
    case 'side':
      return openSide(regime, procedure, { about });
    default:
      return openCase(regime, procedure);
  }
}

/** An event as it was accepted. */
export interface Accepted {
  readonly row: ApplicationEvent;
  readonly event: CaseEvent;
  /** By which it was counted then. */
  readonly calendar: Calendar;
}

/**
 * Applies events under the case's own edition and the calendar of their time: they alone are the truth, and host facts stand
 * in them. Stops at one that the engine of today no longer takes: what is not certain is not told.
 */
export function tellAgain(regime: CompiledRegime, opened: CaseState, accepted: readonly Accepted[]): readonly Retold[] {
  const told: Retold[] = [];
  let before = opened;
  for (const { row, event, calendar } of accepted) {
    const { value: after, findings } = step(countingBy(regime, calendar), before, event);
    if (!isFine(findings)) break;
    told.push({ row, event, before, after, findings });
    before = after;
  }
  return told;
}
