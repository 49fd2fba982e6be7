import type { TadaDocumentNode } from 'gql.tada';
import { useEffect, useRef, useState } from 'react';
import { listen } from './live';

/** How often a page asks by itself while it hears no news. */
export const ASK_MS = 60_000;

/**
 * Listens while the page is open. What comes is only that something has changed: the page asks for it.
 *
 * @returns whether news arrive; pages ask by themselves every {@link ASK_MS} while they do not
 */
export function useNews<T, V extends Readonly<Record<string, unknown>>>(
  document: TadaDocumentNode<T, V>,
  variables: V,
  onNews: (news: T) => void,
): boolean {
  const [isLive, setLive] = useState(false);
  const latest = useRef(onNews);
  latest.current = onNews;
  const asked = useRef({ document, variables });
  asked.current = { document, variables };
  const key = JSON.stringify(variables);
  useEffect(() => {
    const { document: of, variables: by } = asked.current;
    return listen(of, by, { onNews: (news) => latest.current(news), onState: setLive });
  }, [key]);
  return isLive;
}

/** Asks every {@link ASK_MS} while no news arrive and somebody looks at the page. */
export function useAsking(asks: boolean, onTime: () => void): void {
  const latest = useRef(onTime);
  latest.current = onTime;
  useEffect(() => {
    if (!asks) return;
    const timer = setInterval(() => {
      if (!document.hidden) latest.current();
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [asks]);
}
