import { createContext, useContext, type ReactNode } from 'react';

const Sample = createContext(false);

/** Around a form that is only looked at: files that are chosen are named and not sent, files that are shown have no link. */
export function SampleFiles({ children }: { readonly children: ReactNode }) {
  return <Sample.Provider value>{children}</Sample.Provider>;
}

export function useSampleFiles(): boolean {
  return useContext(Sample);
}
