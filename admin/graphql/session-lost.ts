type Listener = () => void;

const listeners = new Set<Listener>();

/** Hears that the server knows nobody behind a request any more; answers how to stop listening. */
export function onSessionLost(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellSessionLost(): void {
  for (const listener of listeners) listener();
}
