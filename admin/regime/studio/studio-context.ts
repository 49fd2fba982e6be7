import { createContext, useContext } from 'react';
import type { EditionName, RegimeComment, RegimeOrigin } from './studio-queries';

/** What lies on the studio's desk besides its files: a draft or an edition, and what belongs to it. */
export interface Studio {
  readonly kind: 'draft' | 'edition';
  readonly id: string;
  /** `/regime-drafts/<id>` */
  readonly root: string;
  readonly regimeCode: string;
  readonly title: string;
  readonly note: string;
  /** What a draft was started from; null for editions and for regimes that were imported. */
  readonly base: EditionName | null;
  /** The higher government's edition that it was copied from. */
  readonly upper: RegimeOrigin | null;
  readonly comments: readonly RegimeComment[];
  /** Puts a new or changed comment in its place. */
  readonly onComment: (comment: RegimeComment) => void;
  /** Whether this session may write comments here. */
  readonly mayComment: boolean;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('this page belongs into the studio');
  return studio;
}
