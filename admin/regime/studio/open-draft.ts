import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { DraftCopies, openWith, type DraftCopy } from '../workspace/draft-copies';
import { filesOf } from '../workspace/file-changes';
import { enterDraft, type Presence } from '../workspace/tabs';
import { loadDraft, type RegimeDraft } from './studio-queries';

/** A draft as it comes onto the desk: from the server, with what this device kept beyond that. */
export interface OpenedDraft {
  readonly draft: RegimeDraft;
  readonly server: { readonly files: RegimeFiles; readonly version: number };
  readonly presence: Presence;
  readonly copies: DraftCopies;
  readonly kept: { readonly copy: DraftCopy | null; readonly files: RegimeFiles; readonly conflict: boolean };
  /** Tells one opening from the next. */
  readonly opening: number;
}

let openings = 0;

export async function openDraft(id: string, person: string, signal: AbortSignal): Promise<OpenedDraft | null> {
  const [draft, presence] = await Promise.all([loadDraft(id, signal), enterDraft(id)]);
  if (!draft) return null;
  const copies = new DraftCopies(window.localStorage, person);
  const server = { files: filesOf(draft.files), version: draft.version };
  const kept = openWith(server, copies.all(id), presence.tab, presence.live);
  openings += 1;
  return { draft, server, presence, copies, kept, opening: openings };
}
