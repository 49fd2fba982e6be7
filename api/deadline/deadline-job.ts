import type { Runtime } from '../identity/act-as';
import type { Log } from '../platform/database/database';
import { repeat, type Job } from '../platform/repeat';
import { sweepDeadlines } from './sweep-deadlines';

/** Sweeps the deadlines while a server runs. Of several servers on one database one sweeps at a time, whichever comes first. */
export function startDeadlineJob(runtime: Runtime, log: Log, intervalMs: number): Job {
  return repeat(async () => {
    try {
      await sweepDeadlines(runtime, { log, unlessWithinMs: intervalMs / 2 });
    } catch (error) {
      log.warn({ error }, 'deadline sweep: could not begin, tried again later');
    }
  }, intervalMs);
}
