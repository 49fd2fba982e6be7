/** What lists have in their address whatever they list. What does not fit is left out: addresses come from anywhere. */

const PAGE_SIZE = 25;

/** What an address says under a name; nothing: null or an empty text. */
interface Asked {
  get(name: string): string | null;
}

/** The page that an address asks for; the first where it asks for none. */
export function pageOf(
  search: Asked,
): { readonly first: number; readonly after?: string } | { readonly last: number; readonly before: string } {
  const [after, before] = [search.get('after'), search.get('before')];
  if (before) return { last: PAGE_SIZE, before };
  return { first: PAGE_SIZE, ...(after && { after }) };
}

/** A day as addresses write it; undefined for anything else. */
export function dayIn(given: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined;
}
