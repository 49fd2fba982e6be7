/** A clock for what the demonstration tells of the past: it goes on with each step and never passes the real one. */
export interface DemoClock {
  (): Date;
  advance(milliseconds: number): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Starts on 10 September, nine in the morning in Asia/Shanghai, of the last year in which that day has come: within
 * every year's filing window, so that the demonstration is the same whenever it is started.
 */
export function demoClock(real: Date): DemoClock {
  const start = (year: number): number => Date.UTC(year, 8, 10, 1);
  const year = real.getUTCFullYear();
  let now = start(start(year) + DAY_MS <= real.getTime() ? year : year - 1);
  return Object.assign(() => new Date(Math.min(now, real.getTime())), {
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  });
}
