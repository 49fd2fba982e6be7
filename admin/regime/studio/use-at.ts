import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** The id of the element that shows a place of the files. */
export function idOfPlace(path: string): string {
  return `at:${path}`;
}

/**
 * The place asked for in the address, `?at=checks.json#/checks/3/require`: scrolled to and focused, at itself or at the
 * nearest place around it that is shown. `ready` says when the page has drawn its places.
 */
export function useAt(ready = true): string | null {
  const [search] = useSearchParams();
  const at = search.get('at');
  useEffect(() => {
    if (at === null || !ready) return;
    for (let path = at; path !== ''; path = outer(path)) {
      const element = document.getElementById(idOfPlace(path));
      if (!element) continue;
      if (element instanceof HTMLDetailsElement) element.open = true;
      element.closest('details')?.setAttribute('open', '');
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
      return;
    }
  }, [at, ready]);
  return at;
}

function outer(path: string): string {
  const cut = path.lastIndexOf('/');
  const fragment = path.indexOf('#');
  return fragment >= 0 && cut > fragment ? path.slice(0, cut) : '';
}
