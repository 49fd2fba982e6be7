interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** More pages than any list here has; a cursor that does not move on ends it too. */
const MOST_PAGES = 40;

/** All of a list that the server gives page by page. */
export async function everyPage<T>(load: (after: string | null) => Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const { nodes, pageInfo }: Page<T> = await load(after);
    all.push(...nodes);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null || pageInfo.endCursor === after) break;
    after = pageInfo.endCursor;
  }
  return all;
}
