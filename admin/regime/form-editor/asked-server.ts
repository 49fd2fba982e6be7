import { createContext, useContext } from 'react';

/** Whom to ask for the server's word on what is filled in: an edition, or a draft as it was last saved. */
export type AskedServer =
  | { readonly kind: 'edition'; readonly id: string }
  | {
      readonly kind: 'draft';
      readonly id: string;
      /** As of which save; null while something is not on the server yet. */
      readonly version: number | null;
      /** Why it is not: being saved, or it could not be. */
      readonly saving: boolean;
    };

export const AskedServerContext = createContext<AskedServer | null>(null);

export function useAskedServer(): AskedServer | null {
  return useContext(AskedServerContext);
}
