import { useSearchParams } from 'react-router';
import { isState, type ClauseFilter } from './filter-coverage';

/** The filter as it stands in the address. */
export function useClauseFilter(): readonly [ClauseFilter, (filter: ClauseFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const state = search.get('state');
  const filter: ClauseFilter = { state: isState(state) ? state : null, text: search.get('q') ?? '' };
  const set = (next: ClauseFilter): void =>
    setSearch(
      { ...(next.state === null ? {} : { state: next.state }), ...(next.text === '' ? {} : { q: next.text }) },
      { replace: true },
    );
  return [filter, set];
}
