import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { RequestError } from '../../graphql/request';
import { t } from '../../i18n/t';
import { changesBetween, isUnchanged, type FileChanges } from './file-changes';

export type FileSaveState =
  /** Everything is on the server; `at` null: nothing has been saved since it was opened. */
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Not on the server, but on this device; tried again by itself unless the session has ended. */
  | { readonly kind: 'local'; readonly message: string; readonly signedOut: boolean }
  /** Somebody else, or another tab, saved in between. */
  | { readonly kind: 'conflict'; readonly message: string };

interface FileSavingOptions {
  readonly files: RegimeFiles;
  readonly version: number;
  /** Sends what differs; @returns the new version. */
  readonly send: (changes: FileChanges, expectedVersion: number) => Promise<number>;
  /** Keeps it on this device, before anything is sent. */
  readonly keep: (changes: FileChanges, version: number) => void;
  readonly forget: () => void;
  readonly onState: (state: FileSaveState) => void;
  readonly clock: () => string;
  readonly delay?: number;
  readonly retryAfter?: number;
}

/**
 * Saves files a moment after the last change, one request at a time, only what differs from what the server has.
 * Whatever goes wrong, the changes are on this device first, so that a lost connection or session loses nothing.
 */
export class FileSaving {
  private saved: RegimeFiles;
  private version: number;
  private latest: RegimeFiles;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private halted = false;
  private stopped = false;

  constructor(private readonly options: FileSavingOptions) {
    this.saved = options.files;
    this.latest = options.files;
    this.version = options.version;
  }

  get expectedVersion(): number {
    return this.version;
  }

  /** What the server is known to have. */
  get savedFiles(): RegimeFiles {
    return this.saved;
  }

  change(files: RegimeFiles): void {
    if (files === this.latest || this.stopped) return;
    this.latest = files;
    const left = changesBetween(this.saved, files);
    if (isUnchanged(left)) {
      this.options.forget();
      if (!this.halted && !this.running) this.options.onState({ kind: 'saved', at: null });
      return;
    }
    this.options.keep(left, this.version);
    if (this.halted) return;
    if (!this.running) this.options.onState({ kind: 'waiting' });
    this.schedule(this.options.delay ?? 1_500);
  }

  /** Saves what is not saved yet. @returns whether everything is on the server now */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.halted) return false;
    const changes = changesBetween(this.saved, this.latest);
    if (isUnchanged(changes)) return true;
    this.running = this.send(this.latest, changes);
    try {
      if (!(await this.running)) return false;
    } finally {
      this.running = null;
    }
    return this.flush();
  }

  /** After a conflict or a rebase: what the server has is this now; one's own files are compared with it from here on. */
  goOnFrom(saved: RegimeFiles, version: number): void {
    this.saved = saved;
    this.version = version;
    this.halted = this.stopped;
  }

  /** Sends nothing until it is told from where to go on; what changes is still kept on this device. */
  halt(): void {
    this.halted = true;
    clearTimeout(this.timer);
  }

  /** Stops for good; nothing is sent or kept any more. */
  stop(): void {
    this.halt();
    this.stopped = true;
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private async send(files: RegimeFiles, changes: FileChanges): Promise<boolean> {
    const { onState, clock, keep, forget } = this.options;
    onState({ kind: 'saving' });
    try {
      this.version = await this.options.send(changes, this.version);
    } catch (error) {
      this.failed(error);
      return false;
    }
    this.saved = files;
    const left = changesBetween(files, this.latest);
    if (isUnchanged(left)) forget();
    else keep(left, this.version);
    onState({ kind: 'saved', at: clock() });
    return true;
  }

  private failed(error: unknown): void {
    const { onState, retryAfter = 8_000 } = this.options;
    const message = error instanceof Error ? error.message : t('保存未成功');
    if (error instanceof RequestError && error.code === 'CONFLICT') {
      this.halted = true;
      onState({ kind: 'conflict', message });
      return;
    }
    onState({ kind: 'local', message, signedOut: error instanceof RequestError && error.code === 'UNAUTHENTICATED' });
    const passing = error instanceof RequestError && ['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED'].includes(error.code);
    if (passing && !this.halted) this.schedule(retryAfter);
  }
}
