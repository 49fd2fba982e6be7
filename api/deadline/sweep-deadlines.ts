import { asSystem, type Runtime } from '../identity/act-as';
import { asOnlyOne } from '../platform/database/as-only-one';
import type { Log } from '../platform/database/database';
import { readSweep } from './sweep-state';
import { sweepGovernment, type Swept } from './sweep-government';

/** The name of the lock: one of several servers sweeps at a time. */
const LOCK = 'deadline-sweep';

export interface SweepOptions {
  readonly log?: Log | undefined;
  /** Governments that were swept within so many milliseconds are passed over: another server has just done it. */
  readonly unlessWithinMs?: number | undefined;
  /** Tests only, to show what the lock is for. */
  readonly withoutLock?: boolean;
}

/**
 * Sweeps the deadlines of every government, if no other server is at it.
 *
 * @returns what it came to by government; null when another server is sweeping. What goes wrong for one government is logged
 * and keeps the others from nothing: the next sweep tries again.
 */
export function sweepDeadlines(
  runtime: Runtime,
  options: SweepOptions = {},
): Promise<ReadonlyMap<string, Swept> | null> {
  const sweep = () => sweepAll(runtime, options);
  return options.withoutLock ? sweep() : asOnlyOne(runtime.database, LOCK, sweep);
}

async function sweepAll(
  runtime: Runtime,
  { log, unlessWithinMs = 0 }: SweepOptions,
): Promise<ReadonlyMap<string, Swept>> {
  const governments = await runtime.database.source.query<{ code: string }[]>(
    'select code from government order by code',
  );
  const done = new Map<string, Swept>();
  for (const { code } of governments) {
    try {
      if (await isJustSwept(runtime, code, unlessWithinMs)) continue;
      const swept = await sweepGovernment(runtime, code);
      done.set(code, swept);
      const { broken, told, recounted } = swept;
      for (const one of broken) log?.error({ government: code, ...one }, 'deadline sweep: something cannot be read');
      if (told + recounted > 0) log?.info({ government: code, told, recounted }, 'deadlines swept');
    } catch (error) {
      log?.warn({ error, government: code }, 'deadline sweep: broken off, goes on with the next');
    }
  }
  return done;
}

async function isJustSwept(runtime: Runtime, government: string, withinMs: number): Promise<boolean> {
  if (withinMs === 0) return false;
  return asSystem(runtime, government, async (ctx) => {
    const last = await readSweep(ctx, 'tasks');
    return last !== null && ctx.now.getTime() - last.ranAt.getTime() < withinMs;
  });
}
