import { useEffect, useRef, useState } from 'react';
import { useSession } from '../graphql/session';
import { clockInBeijing, minuteOf, todayInBeijing } from '../kit/time';
import { Autosave, type SaveState } from './autosave';
import { saveDraft, type OpenDraft, type SaveTold } from './draft-queries';
import { asideOf, type LocalCopies, type LocalCopy } from './local-copy';

/** A draft's saving: on this device at once, on the server a moment later; warns before anything unsaved is left. */
export function useAutosave(
  draft: OpenDraft,
  copies: LocalCopies,
  heard: (told: SaveTold) => void,
): { readonly autosave: Autosave; readonly save: SaveState } {
  const [save, setSave] = useState<SaveState>({ kind: 'saved', at: minuteOf(draft.updatedAt).slice(11), whole: true });
  // Another window with the same draft keeps and forgets under its name: what it refused to take over is set aside.
  const kept = useRef<{ name: string; copy: LocalCopy | null }>({ name: draft.id, copy: null });
  const [autosave] = useState(
    () =>
      new Autosave({
        version: draft.version,
        save: (typed, version) => saveDraft(draft.id, typed, version, heard),
        keep: (typed, version) => {
          kept.current.copy = { answers: typed, version, at: minuteOf(beijingInstant()) };
          copies.keep(kept.current.name, kept.current.copy);
        },
        forget: () => {
          copies.forget(kept.current.name);
          kept.current = { name: draft.id, copy: null };
        },
        onState: (state) => {
          if (state.kind === 'conflict' && kept.current.copy) {
            kept.current.name = asideOf(draft.id);
            copies.keep(kept.current.name, kept.current.copy);
          }
          setSave(state);
        },
        clock: clockInBeijing,
      }),
  );
  useEffect(() => {
    const online = (): void => void autosave.flush();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      void autosave.flush();
    };
  }, [autosave]);
  // Signed in again over the page: what was typed meanwhile goes to the server now.
  const session = useSession().data;
  useEffect(() => {
    if (session) void autosave.flush();
  }, [session, autosave]);
  useWarnBeforeLeaving(save.kind === 'saving' || save.kind === 'local');
  return { autosave, save };
}

function beijingInstant(): string {
  return `${todayInBeijing()}T${clockInBeijing()}`;
}

function useWarnBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
