import { createContext, useContext, type ReactNode } from 'react';

/** What the host of a form adds to it, by the names of the engine. */
export interface FormSurroundings {
  /** Titles of sections, where they differ from the document's. */
  readonly titles: ReadonlyMap<string, string>;
  /** Something to show beside a field: what somebody has said about it. */
  readonly beside?: ((path: string, title: string) => ReactNode) | undefined;
}

const Surroundings = createContext<FormSurroundings>({ titles: new Map() });

export const SurroundingsProvider = Surroundings.Provider;

export function useSurroundings(): FormSurroundings {
  return useContext(Surroundings);
}
