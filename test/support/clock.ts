/** A clock that stands still until it is told otherwise. */
export interface TestClock {
  (): Date;
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export function testClock(start = '2026-11-20T09:00:00+08:00'): TestClock {
  let now = new Date(start).getTime();
  return Object.assign(() => new Date(now), {
    set: (instant: string) => {
      now = new Date(instant).getTime();
    },
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  });
}
