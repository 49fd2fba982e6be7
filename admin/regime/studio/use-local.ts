import { useMemo } from 'react';
import { localItems, unsettledItems, type LocalItem } from '../../../form-schemas/formats/localise';
import { useWorkspace } from '../workspace/workspace';
import { useDraft } from './draft-context';
import { useStudio } from './studio-context';
import { useUpper } from './use-upper';

export interface LocalDesk {
  readonly items: readonly LocalItem[];
  readonly kept: readonly string[];
  /** Neither changed nor confirmed. */
  readonly open: readonly LocalItem[];
  /** Whether it has to be settled before the draft can be handed in: until a first edition of one's own is published. */
  readonly required: boolean;
  /** Null where nothing can be confirmed: an edition, a draft that is closed. */
  readonly keep: ((keys: readonly string[], on: boolean) => void) | null;
  /** Why the confirmation could not be stored. */
  readonly problem: unknown;
}

/** What of a regime that was taken over is still the higher government's; null where it was taken over from nobody. */
export function useLocal(): LocalDesk | null {
  const { upper, base } = useStudio();
  const { lastCompiled, readOnly } = useWorkspace();
  const above = useUpper();
  const draft = useDraft();
  const own = lastCompiled?.regime ?? null;
  const items = useMemo(() => (own && above ? localItems(own, above) : null), [own, above]);
  if (items === null) return null;
  const kept = draft?.kept.keys ?? [];
  return {
    items,
    kept,
    open: unsettledItems(items, kept),
    required: draft !== null && (base === null || base.government === upper?.government),
    keep: readOnly || !draft ? null : draft.kept.put,
    problem: draft?.kept.problem ?? null,
  };
}
