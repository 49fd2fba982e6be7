import { createContext, useContext } from 'react';

/**
 * Whether the person is on the way to another page, asked of the router itself: what a component was told when it was last
 * drawn may be older than the click. False where there is no router.
 */
export const LeavingContext = createContext<() => boolean>(() => false);

export const useLeaving = (): (() => boolean) => useContext(LeavingContext);
