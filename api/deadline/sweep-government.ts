import type { Calendar } from '../../form-schemas/engine';
import { calendarOf, revisionOf } from '../calendar/calendar-of';
import { asSystem, type Runtime } from '../identity/act-as';
import type { Context } from '../platform/context';
import type { Broken } from './broken';
import { FIRST_TASK, recountTasks, type RecountCursor } from './recount-tasks';
import { recountClocks } from './recount-clocks';
import { sweepProjects } from './sweep-clocks';
import { sweepFindings, type FindingCursor, type SweptFindings } from './sweep-findings';
import { FIRST_REGIME, sweepRegimes, type RegimeCursor } from './sweep-regimes';
import { readSweep, writeSweep } from './sweep-state';
import { sweepTasks, type TaskCursor } from './sweep-tasks';

/** What one sweep came to. */
export interface Swept {
  /** Tasks whose limit was counted again under a newer calendar. */
  readonly recounted: number;
  /** How often something was told. */
  readonly told: number;
  /** What could not be read: the others have been told of. */
  readonly broken: readonly Broken[];
}

/** So many of a kind in one transaction: short enough to hinder nobody, and lost alone when something breaks. */
const TASKS = 100;
const FINDINGS = 100;
const PROJECTS = 25;
const UNITS = 25;

/**
 * One sweep over a government's deadlines: limits that an older calendar counted are counted again; who holds tasks that are
 * near or late is told, and those further up; so are units of what supervision has asked of them; once a day (and under each new
 * calendar) the clocks of projects, units and the government are looked at; and those of projects to which something has happened
 * since are counted again. Every step commits by itself and tells nothing that has been told: a sweep that is killed loses and
 * doubles nothing.
 */
export async function sweepGovernment(runtime: Runtime, government: string): Promise<Swept> {
  const recounted = await recountAll(runtime, government);
  const ofTasks = await sweepAllTasks(runtime, government);
  const ofFindings = await sweepAllFindings(runtime, government);
  const ofClocks = await sweepAllClocks(runtime, government);
  const again = await recountAllClocks(runtime, government);
  return {
    recounted: recounted.counted,
    told: ofTasks.told + ofFindings.told + ofClocks.told,
    broken: [...recounted.broken, ...ofTasks.broken, ...ofFindings.broken, ...ofClocks.broken, ...again],
  };
}

async function recountAll(
  runtime: Runtime,
  government: string,
): Promise<{ readonly counted: number; readonly broken: readonly Broken[] }> {
  let counted = 0;
  const broken: Broken[] = [];
  let after: RecountCursor | null = FIRST_TASK;
  while (after !== null) {
    const from: RecountCursor = after;
    const done = await asSystem(runtime, government, async (ctx) =>
      recountTasks(ctx, await calendarOf(ctx), { limit: TASKS, why: '工作日历已更新', after: from }),
    );
    counted += done.counted;
    broken.push(...done.broken);
    after = done.next;
  }
  return { counted, broken };
}

async function sweepAllTasks(
  runtime: Runtime,
  government: string,
): Promise<{ readonly told: number; readonly broken: readonly Broken[] }> {
  let told = 0;
  const broken: Broken[] = [];
  let after: TaskCursor = null;
  do {
    const from: TaskCursor = after;
    const swept = await asSystem(runtime, government, async (ctx) => {
      const calendar = await calendarOf(ctx);
      const done = await sweepTasks(ctx, calendar, from, TASKS);
      if (done.next === null) await writeSweep(ctx, 'tasks', { revision: revisionOf(calendar), after: null });
      return done;
    });
    told += swept.told;
    broken.push(...swept.broken);
    after = swept.next;
  } while (after !== null);
  return { told, broken };
}

async function sweepAllFindings(
  runtime: Runtime,
  government: string,
): Promise<{ readonly told: number; readonly broken: readonly Broken[] }> {
  let told = 0;
  const broken: Broken[] = [];
  let after: FindingCursor = null;
  do {
    const from: FindingCursor = after;
    const swept: SweptFindings = await asSystem(runtime, government, async (ctx) =>
      sweepFindings(ctx, await calendarOf(ctx), from, FINDINGS),
    );
    told += swept.told;
    broken.push(...swept.broken);
    after = swept.next;
  } while (after !== null);
  return { told, broken };
}

/** How far a sweep over the clocks has come: first those of the regimes in force, then the projects', after a database id. */
type ClockCursor = { readonly regimes: RegimeCursor } | { readonly projects: string | null };

/** Once a day. One that was broken off goes on where it was. */
async function sweepAllClocks(
  runtime: Runtime,
  government: string,
): Promise<{ readonly told: number; readonly broken: readonly Broken[] }> {
  let told = 0;
  const broken: Broken[] = [];
  for (let more = true; more;) {
    const swept = await asSystem(runtime, government, async (ctx) => {
      const calendar = await calendarOf(ctx);
      const revision = revisionOf(calendar);
      const last = await readSweep(ctx, 'clocks');
      const isOfToday = last?.day === ctx.today && last.revision === revision;
      if (isOfToday && last.after === null) return { told: 0, broken: [], next: null };
      const done = await sweepClocks(ctx, calendar, readCursor(isOfToday ? last.after : null));
      await writeSweep(ctx, 'clocks', { revision, after: done.next && JSON.stringify(done.next) });
      return done;
    });
    told += swept.told;
    broken.push(...swept.broken);
    more = swept.next !== null;
  }
  return { told, broken };
}

function readCursor(after: string | null): ClockCursor {
  return after === null ? { regimes: FIRST_REGIME } : (JSON.parse(after) as ClockCursor);
}

async function sweepClocks(
  ctx: Context,
  calendar: Calendar,
  from: ClockCursor,
): Promise<{ readonly told: number; readonly broken: readonly Broken[]; readonly next: ClockCursor | null }> {
  if ('regimes' in from) {
    const { next, ...swept } = await sweepRegimes(ctx, calendar, from.regimes, UNITS);
    return { ...swept, next: next ? { regimes: next } : { projects: null } };
  }
  const { next, ...swept } = await sweepProjects(ctx, calendar, from.projects, PROJECTS);
  return { ...swept, next: next === null ? null : { projects: next } };
}

/** Where something has happened to projects since their clocks were counted. @returns what could not be read */
export async function recountAllClocks(runtime: Runtime, government: string): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (let more = true; more;) {
    const done = await asSystem(runtime, government, async (ctx) => {
      const calendar = await calendarOf(ctx);
      const recounted = await recountClocks(ctx, calendar, PROJECTS);
      if (!recounted.more) await writeSweep(ctx, 'project-clocks', { revision: revisionOf(calendar), after: null });
      return recounted;
    });
    broken.push(...done.broken);
    more = done.more;
  }
  return broken;
}
