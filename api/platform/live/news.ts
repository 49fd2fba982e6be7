import { setTimeout as pause } from 'node:timers/promises';
import { Signal } from './signal';

/** What has changed since it was last asked. */
export interface Heard {
  /** Database ids of cases. */
  readonly applications: readonly string[];
  /** Something may have been missed, or nothing has been told yet. */
  readonly isGap: boolean;
}

/** Answers what is to be told of changes; null: they do not concern whoever asks. */
export type ReadNews<T> = (heard: Heard) => Promise<T | null>;

/**
 * News for one subscription, as long as somebody asks for more. Changes that come in meanwhile are gathered, so that a slow
 * reader is told less often, never of ever more. The first news comes at once: from then on nothing is missed.
 */
export class News<T> implements AsyncIterableIterator<T, undefined> {
  private readonly signal = new Signal();
  private applications = new Set<string>();
  private isGap = true;
  private isClosed = false;

  /**
   * @param gatherMs how long to wait for more of the same
   * @param retryMs when to ask again after `read` has failed for want of the database
   */
  constructor(
    private readonly read: ReadNews<T>,
    private readonly options: {
      readonly gatherMs: number;
      readonly retryMs: number;
      readonly isPassing: (error: unknown) => boolean;
      readonly onClose: () => void;
    },
  ) {
    this.signal.set();
  }

  /** Tells of a changed case, or (null) that something may have been missed. */
  tell(application: string | null): void {
    if (application === null) this.isGap = true;
    else this.applications.add(application);
    this.signal.set();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    for (let isFirst = this.isGap; ; isFirst = false) {
      await this.signal.wait();
      if (!this.isClosed && !isFirst) await pause(this.options.gatherMs);
      if (this.isClosed) return { value: undefined, done: true };
      const value = await this.readHeard();
      if (this.isClosed) return { value: undefined, done: true };
      if (value !== null) return { value, done: false };
    }
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.close();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(error: unknown): Promise<IteratorResult<T, undefined>> {
    this.close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.options.onClose();
    this.signal.set();
  }

  private async readHeard(): Promise<T | null> {
    const heard: Heard = { applications: [...this.applications], isGap: this.isGap };
    [this.applications, this.isGap] = [new Set(), false];
    try {
      return await this.read(heard);
    } catch (error) {
      if (!this.options.isPassing(error)) {
        this.close();
        throw error;
      }
      for (const application of heard.applications) this.applications.add(application);
      this.isGap ||= heard.isGap;
      await pause(this.options.retryMs);
      this.signal.set();
      return null;
    }
  }
}
