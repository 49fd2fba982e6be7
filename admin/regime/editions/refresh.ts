import type { QueryClient } from '@tanstack/react-query';

/** What tells of editions and drafts; their files never change and are not asked for again. */
const TELLING = new Set([
  'regimes',
  'editions',
  'regime-story',
  'editions-in-force',
  'regime-in-force',
  'edition-on-desk',
  'edition-force',
  'edition-to-publish',
  'notices',
]);

/** After an edition was handed in, taken back or published: every page that tells of it asks again. */
export function refreshEditions(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => TELLING.has(String(queryKey[0])) });
}
