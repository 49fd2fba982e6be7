import type { JsonObject } from '../../form-schemas/engine';

/** What was typed and is not yet known to be on the server. */
export interface LocalCopy {
  readonly answers: JsonObject;
  /** The version that it was typed onto. */
  readonly version: number;
  /** `2026-11-20 09:05` */
  readonly at: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Copies of drafts on this device, one per person and draft: nobody sees another's who shares the browser. */
export class LocalCopies {
  constructor(
    private readonly storage: Store,
    private readonly person: string,
  ) {}

  /** @returns false where the browser keeps nothing */
  keep(draft: string, copy: LocalCopy): boolean {
    try {
      this.storage.setItem(this.name(draft), JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  read(draft: string): LocalCopy | null {
    try {
      const copy = JSON.parse(this.storage.getItem(this.name(draft)) ?? 'null') as Partial<LocalCopy> | null;
      if (!copy || typeof copy.answers !== 'object' || copy.answers === null) return null;
      if (typeof copy.version !== 'number' || typeof copy.at !== 'string') return null;
      return { answers: copy.answers, version: copy.version, at: copy.at };
    } catch {
      return null;
    }
  }

  forget(draft: string): void {
    this.storage.removeItem(this.name(draft));
  }

  private name(draft: string): string {
    return `tongchou.draft.${this.person}.${draft}`;
  }
}

/** Where a copy is kept that another window's saving has overtaken: until somebody has chosen between the two. */
export function asideOf(draft: string): string {
  return `${draft}.aside`;
}

/** Which answers to open a draft with: the device's when they came after the server's; a choice when both went on. */
export function reconcile(
  server: { readonly answers: JsonObject; readonly version: number },
  local: LocalCopy | null,
): { readonly open: 'server' | 'local'; readonly conflict: boolean } {
  if (!local || JSON.stringify(local.answers) === JSON.stringify(server.answers))
    return { open: 'server', conflict: false };
  return local.version >= server.version ? { open: 'local', conflict: false } : { open: 'server', conflict: true };
}
