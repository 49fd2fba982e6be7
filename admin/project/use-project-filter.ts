import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { changed, toggled, type Several, type Single } from './filter';

/** The filter that stands in the address, and the ways to change it; each change is a step that the back button takes back. */
export function useProjectFilter() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (name: Several | Single | 'order', values: readonly string[], replace = false) =>
      setSearch((now) => changed(now, name, values), { replace, preventScrollReset: true }),
    [setSearch],
  );
  const toggle = useCallback(
    (name: Several | 'body', value: string) =>
      setSearch((now) => toggled(now, name, value), { preventScrollReset: true }),
    [setSearch],
  );
  return { search, setSearch, set, toggle };
}

export type ProjectFilter = ReturnType<typeof useProjectFilter>;
