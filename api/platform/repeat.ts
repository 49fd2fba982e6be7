/** Something that is done again and again while a server runs. */
export interface Job {
  /** Ends it; resolves when what is under way has come to its end. */
  stop(): Promise<void>;
}

/** So that servers that were started together do not ask all at once. */
const SPREAD = 0.2;
const FIRST_MS = 5_000;

/**
 * Does it again and again: first soon after the start, then at an interval from end to beginning. What goes wrong is the
 * caller's to catch.
 */
export function repeat(run: () => Promise<void>, intervalMs: number): Job {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const wait = (ms: number): void => {
    timer = setTimeout(
      () => {
        running = run().finally(() => !isStopped && wait(intervalMs));
      },
      ms * (1 + SPREAD * Math.random()),
    ).unref();
  };
  wait(Math.min(intervalMs, FIRST_MS));
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
