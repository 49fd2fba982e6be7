import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { applyChanges, changesBetween, isUnchanged, type FileChanges } from './file-changes';

/** Changes that are not yet known to be on the server. */
export interface DraftCopy {
  readonly changes: FileChanges;
  /** The version that they were made onto. */
  readonly version: number;
  /** `2026-11-20 09:05` */
  readonly at: string;
  /** The tab that wrote it. */
  readonly tab: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Copies of regime drafts on this device, one per person, draft and tab: two tabs never overwrite each other's, and
 * nobody sees another's who shares the browser.
 */
export class DraftCopies {
  constructor(
    private readonly storage: Store,
    private readonly person: string,
  ) {}

  /** @returns false where the browser keeps nothing */
  keep(draft: string, copy: DraftCopy): boolean {
    try {
      this.storage.setItem(this.prefix(draft) + copy.tab, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  forget(draft: string, tab: string): void {
    this.storage.removeItem(this.prefix(draft) + tab);
  }

  forgetAll(draft: string): void {
    for (const { tab } of this.all(draft)) this.forget(draft, tab);
  }

  /** All copies of a draft, the newest first. */
  all(draft: string): readonly DraftCopy[] {
    const prefix = this.prefix(draft);
    const names = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    return names
      .filter((name): name is string => name?.startsWith(prefix) ?? false)
      .flatMap((name) => read(this.storage.getItem(name)) ?? [])
      .sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  private prefix(draft: string): string {
    return `tongchou.regime-draft.${this.person}.${draft}.`;
  }
}

/**
 * What to open a draft with: the device's changes when nobody saved since; a choice when both went on.
 *
 * @param live tabs that still stand open: what they hold is not lost and is none of this tab's business
 */
export function openWith(
  server: { readonly files: RegimeFiles; readonly version: number },
  copies: readonly DraftCopy[],
  own: string,
  live: ReadonlySet<string>,
): { readonly copy: DraftCopy | null; readonly files: RegimeFiles; readonly conflict: boolean } {
  const mine = copies.filter(({ tab }) => tab === own || !live.has(tab));
  const copy = mine.find(({ tab }) => tab === own) ?? mine[0];
  if (!copy) return { copy: null, files: server.files, conflict: false };
  const files = applyChanges(server.files, copy.changes);
  if (isUnchanged(changesBetween(server.files, files))) return { copy: null, files: server.files, conflict: false };
  return { copy, files, conflict: copy.version < server.version };
}

function read(text: string | null): DraftCopy | null {
  try {
    const copy = JSON.parse(text ?? 'null') as Partial<DraftCopy> | null;
    if (!copy || typeof copy.version !== 'number' || typeof copy.at !== 'string' || typeof copy.tab !== 'string')
      return null;
    const { changes } = copy;
    if (!changes || !Array.isArray(changes.files) || !Array.isArray(changes.removed)) return null;
    if (!changes.files.every((file: unknown) => isFile(file))) return null;
    if (!changes.removed.every((path: unknown) => typeof path === 'string')) return null;
    return { changes, version: copy.version, at: copy.at, tab: copy.tab };
  } catch {
    return null;
  }
}

function isFile(file: unknown): boolean {
  if (typeof file !== 'object' || file === null) return false;
  const { path, text } = file as { readonly path?: unknown; readonly text?: unknown };
  return typeof path === 'string' && typeof text === 'string';
}
