/** A filter that somebody kept under a name: the address without its page. */
export interface SavedFilter {
  readonly name: string;
  readonly search: string;
}

const LONGEST_NAME = 40;
const MOST = 30;

/** Filters kept on this device, one list per person. */
export class SavedFilters {
  private readonly key: string;

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    person: string,
  ) {
    this.key = `tongchou.project-filters.${person}`;
  }

  all(): readonly SavedFilter[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isSaved).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  /** Under a name that is taken already, the new one takes its place. */
  keep(name: string, search: string): readonly SavedFilter[] {
    const saved = { name: name.trim().slice(0, LONGEST_NAME), search };
    return this.write([...this.all().filter((one) => one.name !== saved.name), saved].slice(-MOST));
  }

  drop(name: string): readonly SavedFilter[] {
    return this.write(this.all().filter((one) => one.name !== name));
  }

  private write(filters: readonly SavedFilter[]): readonly SavedFilter[] {
    try {
      this.storage.setItem(this.key, JSON.stringify(filters));
    } catch {
      // Storage full or forbidden: the list on the page is still right.
    }
    return filters;
  }
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, search } = value as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && name !== '' && typeof search === 'string';
}
