import { useSyncExternalStore, type ComponentType } from 'react';

/** Where messages and questions appear. Empty until a page that has any brings along what shows them. */
let shown: ComponentType | null = null;
const listeners = new Set<() => void>();

export function fillFeedbackSlot(host: ComponentType): void {
  shown = host;
  for (const tell of listeners) tell();
}

/** Stands once beside the pages, so that a message outlives the page that gave it. */
export function FeedbackSlot() {
  const Host = useSyncExternalStore(listen, () => shown);
  return Host && <Host />;
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
