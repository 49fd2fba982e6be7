import type { ListedEntry, PublishedRow } from './catalogue-queries';

/** Entries that were chosen in the list, each with the version that was seen there. */
export type Chosen = ReadonlyMap<string, ListedEntry>;

/** Whether there is something to publish in an entry. */
export function isPublishable({ state }: Pick<ListedEntry, 'state'>): boolean {
  return state === 'DRAFT' || state === 'REVISED';
}

/**
 * What stays chosen once it was tried: what was not published and still can be, as it is now. Who was told that an entry has changed
 * meanwhile, and publishes it all the same, publishes that version and is not refused for ever for the one before.
 */
export function leftToPublish(rows: readonly PublishedRow[]): Chosen {
  return new Map(
    rows.flatMap(({ entry, published }) =>
      entry && !published && isPublishable(entry) ? [[entry.id, entry] as const] : [],
    ),
  );
}
