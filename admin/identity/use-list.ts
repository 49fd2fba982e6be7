import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

interface ListPage<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list by pages; all lists of the administration are asked anew together after a change. */
export function useList<T>(
  key: readonly unknown[],
  read: (after: string | null, signal: AbortSignal) => Promise<ListPage<T>>,
) {
  const list = useInfiniteQuery({
    queryKey: ['administration', ...key],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
  });
  return { list, rows: list.data?.pages.flatMap(({ nodes }) => nodes) ?? [] };
}

export type List = ReturnType<typeof useList>['list'];
