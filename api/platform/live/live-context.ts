import type { Context } from '../context';
import type { Requirement } from '../authorise';
import type { CaseChange } from './change';
import type { Heard } from './news';

/** What a subscription is about. */
export interface Watched<T> {
  /** Whether a change of this government may concern it; asked of each, so from memory only. */
  readonly concerns: (change: CaseChange) => boolean;
  /** Only if the person may hold a task of the case that changed. */
  readonly onlyHolders?: boolean;
  /** What to tell, read in a transaction of the session's own as it is then; null: nothing of it concerns it. */
  readonly read: (ctx: Context, heard: Heard) => Promise<T | null>;
}

/** What a subscription is handed instead of a {@link Context}: it outlives every transaction. */
export interface LiveContext {
  /**
   * News as long as the session stands. The right is asked anew each time, and the session is: one that has ended, or
   * acts in another office, ends it.
   */
  watch<T>(requirement: Requirement, watched: Watched<T>): AsyncIterableIterator<T, undefined>;
  /** Reads once, as the session is now. @throws ApiError */
  read<T>(requirement: Requirement, act: (ctx: Context) => Promise<T>): Promise<T>;
}
