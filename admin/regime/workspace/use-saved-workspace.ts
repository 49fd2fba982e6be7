import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { useSession } from '../../graphql/session';
import { t } from '../../i18n/t';
import { clockInBeijing, minuteOf, todayInBeijing } from '../../kit/time';
import type { DraftCopies, DraftCopy } from './draft-copies';
import type { FileChanges } from './file-changes';
import { FileSaving, type FileSaveState } from './file-saving';
import { useDesk } from './use-desk';
import type { Workspace } from './workspace';

export interface SavedWorkspaceOptions {
  readonly draft: string;
  /** What the server has. */
  readonly saved: RegimeFiles;
  readonly version: number;
  /** What this device kept of it beyond that, unless the server went on since. */
  readonly kept: { readonly copy: DraftCopy; readonly files: RegimeFiles; readonly conflict: boolean } | null;
  readonly readOnly: boolean;
  readonly tab: string;
  readonly copies: DraftCopies;
  readonly send: (changes: FileChanges, expectedVersion: number) => Promise<number>;
}

export interface SavedWorkspace {
  readonly workspace: Workspace;
  readonly save: FileSaveState;
  /** What the server was last known to have: where both sides parted; null after a reload, when nobody knows. */
  readonly parted: () => RegimeFiles | null;
  readonly expectedVersion: () => number;
  /** Saves at once; @returns whether everything is on the server. */
  readonly flush: () => Promise<boolean>;
  /** Ends a conflict: the server has `theirs` at `version`; `merged` goes on the desk and is saved where it differs. */
  readonly settle: (theirs: RegimeFiles, version: number, merged: RegimeFiles) => void;
  /** Something else of the draft was saved (its note): the files stand on that version now. */
  readonly onVersion: (version: number) => void;
  /** Nothing more is saved: the draft is handed in or discarded. */
  readonly stop: () => void;
}

/** A workspace whose changes save themselves: on this device at once, on the server a moment later. */
export function useSavedWorkspace(options: SavedWorkspaceOptions): SavedWorkspace {
  const { kept, readOnly } = options;
  const desk = useDesk(kept?.files ?? options.saved, readOnly);
  const { files } = desk.workspace;
  const [save, setSave] = useState<FileSaveState>(
    kept?.conflict
      ? { kind: 'conflict', message: t('本机留有一份没有存到服务器的改动；此后草稿又在别处保存过。') }
      : { kind: 'saved', at: null },
  );
  const known = useRef(!kept?.conflict);
  const [saving] = useState(() => startSaving(options, setSave));

  useEffect(() => {
    if (!readOnly) saving.change(files);
  }, [saving, files, readOnly]);

  useEffect(() => {
    const again = (): void => void saving.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') again();
    };
    window.addEventListener('online', again);
    window.addEventListener('focus', again);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', again);
      window.removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', hidden);
      again();
    };
  }, [saving]);

  // Signed in again over the page: what was typed meanwhile goes to the server now.
  const session = useSession().data;
  useEffect(() => {
    if (session) void saving.flush();
  }, [session, saving]);

  const { replaceAll } = desk;
  const settle = useCallback(
    (theirs: RegimeFiles, version: number, merged: RegimeFiles): void => {
      known.current = true;
      saving.goOnFrom(theirs, version);
      setSave({ kind: 'saved', at: null });
      replaceAll(merged, t('合并他人的改动'));
    },
    [saving, replaceAll],
  );
  const parted = useCallback(() => (known.current ? saving.savedFiles : null), [saving]);
  const expectedVersion = useCallback(() => saving.expectedVersion, [saving]);
  const flush = useCallback(() => saving.flush(), [saving]);
  const onVersion = useCallback((version: number) => saving.goOnFrom(saving.savedFiles, version), [saving]);
  const stop = useCallback(() => saving.stop(), [saving]);
  return { workspace: desk.workspace, save, parted, expectedVersion, flush, settle, onVersion, stop };
}

function startSaving(options: SavedWorkspaceOptions, onState: (state: FileSaveState) => void): FileSaving {
  const { draft, saved, version, kept, copies, tab, send } = options;
  const saving = new FileSaving({
    files: saved,
    // Until the conflict is settled, what this device keeps still stands on the version that it was made onto.
    version: kept?.conflict ? kept.copy.version : version,
    send,
    keep: (changes, onto) =>
      void copies.keep(draft, { changes, version: onto, at: `${minuteOf(todayInBeijing())} ${clockInBeijing()}`, tab }),
    forget: () => {
      copies.forget(draft, tab);
      // What a tab that is gone had left behind is on the desk here and saved with it.
      if (kept) copies.forget(draft, kept.copy.tab);
    },
    onState,
    clock: clockInBeijing,
  });
  if (kept?.conflict) saving.halt();
  return saving;
}
