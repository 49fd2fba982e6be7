import { ApiError } from '../errors';

export interface RateLimitOptions {
  /** How many in one window. */
  readonly points: number;
  readonly windowMs: number;
  readonly now: () => number;
}

interface Window {
  readonly from: number;
  count: number;
}

/** More are not kept in mind at once: the oldest windows are forgotten first. */
const MOST = 10_000;

/** Counts what each does, in windows that begin with the first; in this process only, which is enough against guessing. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly options: RateLimitOptions) {}

  /** @throws ApiError RATE_LIMITED, with the seconds until it is allowed again */
  count(whose: string): void {
    const { points, windowMs, now } = this.options;
    const moment = now();
    let window = this.windows.get(whose);
    // A clock that was set back begins anew as well, instead of shutting somebody out for years.
    if (!window || moment - window.from >= windowMs || moment < window.from) {
      window = { from: moment, count: 0 };
      this.windows.delete(whose);
      this.forgetOldest();
      this.windows.set(whose, window);
    }
    if (window.count >= points) {
      const seconds = Math.ceil((window.from + windowMs - moment) / 1_000);
      throw new ApiError('RATE_LIMITED', `请求过于频繁，请 ${seconds} 秒后再试`);
    }
    window.count += 1;
  }

  private forgetOldest(): void {
    const [oldest] = this.windows.keys();
    if (this.windows.size >= MOST && oldest !== undefined) this.windows.delete(oldest);
  }
}
