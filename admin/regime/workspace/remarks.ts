import { createContext, useContext, type ReactNode } from 'react';

/** What people have noted at places of the files, for pages that show those places. A place is `matrices/x.json#/rows/2`. */
export interface Remarks {
  /** Places of the notes that nobody has dealt with yet, one for each note. */
  readonly open: readonly string[];
  /** A small button that opens the notes of a place, and the box for another. */
  at(place: string, title: string): ReactNode;
}

export const RemarksContext = createContext<Remarks | null>(null);

/** Null where nobody notes anything, outside of the studio. */
export function useRemarks(): Remarks | null {
  return useContext(RemarksContext);
}

/** Whether a note's place is the given one or lies in it. */
export function isWithin(place: string, around: string): boolean {
  return place === around || place.startsWith(around.includes('#') ? `${around}/` : `${around}#`);
}

/** How many notes are open at a place and in it. */
export function openWithin(remarks: Remarks | null, around: string): number {
  return remarks?.open.filter((place) => isWithin(place, around)).length ?? 0;
}
