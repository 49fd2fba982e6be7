import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { changed } from './register-filter';

/** The filter that stands in the address, and the way to change it; each change is a step that the back button takes back. */
export function useRegisterFilter() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (values: Readonly<Record<string, readonly string[]>>, replace = false) =>
      setSearch((now) => changed(now, values), { replace, preventScrollReset: true }),
    [setSearch],
  );
  return { search, set };
}

export type RegisterFilter = ReturnType<typeof useRegisterFilter>;
