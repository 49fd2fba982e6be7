import type { JsonObject } from '../../form-schemas/engine';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';

/** What stands in the form. */
export interface Typed {
  /** Exactly as it was typed. */
  readonly raw: JsonObject;
  /** Without what cannot be stored, such as an amount that is not one. */
  readonly clean: JsonObject;
  /** Whether `clean` leaves nothing of it out. */
  readonly whole: boolean;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string; readonly whole: boolean }
  | { readonly kind: 'saving' }
  /** Not on the server, but on this device; tried again by itself unless the session has ended. */
  | { readonly kind: 'local'; readonly message: string; readonly signedOut: boolean }
  /** Somebody else, or another window, saved in between. */
  | { readonly kind: 'conflict'; readonly message: string; readonly currentVersion: number | null };

interface AutosaveOptions {
  readonly version: number;
  /** Sends answers; @returns the new version. */
  readonly save: (answers: JsonObject, expectedVersion: number) => Promise<number>;
  /** Keeps them on this device, before anything is sent. */
  readonly keep: (answers: JsonObject, version: number) => void;
  readonly forget: () => void;
  readonly onState: (state: SaveState) => void;
  readonly clock: () => string;
  readonly delay?: number;
  readonly retryAfter?: number;
}

/**
 * Saves a draft a moment after the last change, one request at a time. Whatever goes wrong, the latest answers are on
 * this device first, so that a lost connection or session loses nothing.
 */
export class Autosave {
  private version: number;
  private latest: Typed | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private halted = false;

  constructor(private readonly options: AutosaveOptions) {
    this.version = options.version;
  }

  get expectedVersion(): number {
    return this.version;
  }

  change(typed: Typed): void {
    this.latest = typed;
    this.options.keep(typed.raw, this.version);
    if (!this.halted) this.schedule(this.options.delay ?? 1_200);
  }

  /** Saves what is not saved yet. @returns whether everything is on the server now */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.halted) return false;
    if (this.latest === null) return true;
    this.running = this.send(this.latest);
    try {
      const saved = await this.running;
      if (!saved) return false;
    } finally {
      this.running = null;
    }
    return this.latest === null ? true : this.flush();
  }

  /** After a conflict: go on from the server's version, putting one's own answers over it. */
  overwrite(version: number): Promise<boolean> {
    this.version = version;
    this.halted = false;
    return this.flush();
  }

  /** Stops for good; nothing is sent any more. */
  stop(): void {
    this.halted = true;
    clearTimeout(this.timer);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private async send(typed: Typed): Promise<boolean> {
    const { save, forget, onState, clock } = this.options;
    onState({ kind: 'saving' });
    try {
      this.version = await save(typed.clean, this.version);
    } catch (error) {
      this.failed(error);
      return false;
    }
    if (this.latest === typed) this.latest = null;
    const left = this.latest ?? (typed.whole ? null : typed);
    if (left) this.options.keep(left.raw, this.version);
    else forget();
    onState({ kind: 'saved', at: clock(), whole: typed.whole });
    return true;
  }

  private failed(error: unknown): void {
    const { onState } = this.options;
    const message = error instanceof Error ? error.message : t('保存未成功');
    if (error instanceof RequestError && error.code === 'CONFLICT') {
      this.halted = true;
      const current = error.details['currentVersion'];
      onState({ kind: 'conflict', message, currentVersion: typeof current === 'number' ? current : null });
      return;
    }
    const signedOut = error instanceof RequestError && error.code === 'UNAUTHENTICATED';
    onState({ kind: 'local', message, signedOut });
    const passing = error instanceof RequestError && ['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED'].includes(error.code);
    if (passing && !this.halted) this.schedule(this.options.retryAfter ?? 8_000);
  }
}
