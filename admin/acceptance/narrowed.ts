import { useSearchParams } from 'react-router';

/** The address of this page with its filters narrowed further, from the first page on. */
export function useNarrowed(): (changes: Readonly<Record<string, string>>) => string {
  const [search] = useSearchParams();
  return (changes) => {
    const next = new URLSearchParams(search);
    for (const name of ['after', 'before']) next.delete(name);
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    return `?${next.toString()}`;
  };
}
