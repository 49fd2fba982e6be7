import { createContext, useContext } from 'react';
import type { DraftCopies } from '../workspace/draft-copies';
import type { SavedWorkspace } from '../workspace/use-saved-workspace';
import type { RegimeDraft } from './studio-queries';
import type { Kept } from './use-kept';

/** What only a draft has: saving, versions, handing in. */
export interface DraftOnDesk {
  readonly draft: RegimeDraft;
  readonly desk: SavedWorkspace;
  readonly copies: DraftCopies;
  /** What was changed and why, as last saved. */
  readonly note: string;
  readonly onNote: (note: string) => void;
  /** What is confirmed to be kept as the higher government has it. */
  readonly kept: Kept;
  /** Opens it anew from the server. */
  readonly onReopen: () => void;
}

export const DraftContext = createContext<DraftOnDesk | null>(null);

export function useDraft(): DraftOnDesk | null {
  return useContext(DraftContext);
}
