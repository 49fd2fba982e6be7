import { useState, useSyncExternalStore } from 'react';

/** Whether a media query holds now; renders again when that turns. */
export function useMedia(media: string): boolean {
  const [query] = useState(() => window.matchMedia(media));
  const [subscribe] = useState(() => (turned: () => void) => {
    query.addEventListener('change', turned);
    return () => query.removeEventListener('change', turned);
  });
  return useSyncExternalStore(subscribe, () => query.matches);
}
