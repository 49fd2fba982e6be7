import { useCallback, useMemo, useRef, useState } from 'react';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { readDocument } from '../../../form-schemas/formats/read-document';
import { goBack, goForward, goOn, startHistory, type History } from './history';
import { textOf } from './text-of';
import { useJudged } from './use-judged';
import type { Workspace } from './workspace';

/** Changes of one label that follow each other within this time are one step to undo, ms. */
const BURST = 1_000;

export interface Desk {
  readonly workspace: Workspace;
  /** Puts other files on the desk as one step that can be undone. */
  readonly replaceAll: (files: RegimeFiles, label: string) => void;
}

/** A workspace that lives in the page; what saves it is built around it. */
export function useDesk(given: RegimeFiles, readOnly: boolean): Desk {
  const [history, setHistory] = useState<History>(() => startHistory(given));
  const lastChange = useRef(0);
  const { files } = history;
  const judged = useJudged(files);

  const replaceAll = useCallback((next: RegimeFiles, label: string): void => {
    lastChange.current = 0;
    setHistory((before) => goOn(before, next, label));
  }, []);

  const workspace = useMemo((): Workspace => {
    const put = (path: string, text: string | null, label: string): void => {
      if (readOnly) return;
      const now = Date.now();
      const merge = now - lastChange.current < BURST;
      lastChange.current = now;
      setHistory((before) => {
        if ((before.files.get(path) ?? null) === text) return before;
        const next = new Map(before.files);
        if (text === null) next.delete(path);
        else next.set(path, text);
        return goOn(before, next, label, merge);
      });
    };
    return {
      readOnly,
      files,
      read: (kind, path) => readDocument(kind, files.get(path) ?? '', path),
      write: (path, document, label) => put(path, textOf(path, document), label),
      writeText: put,
      remove: (path, label) => put(path, null, label),
      undoable: history.past.at(-1)?.label ?? null,
      redoable: history.future[0]?.label ?? null,
      undo: () => setHistory(goBack),
      redo: () => setHistory(goForward),
      compiled: judged.compiled,
      lastCompiled: judged.lastCompiled,
      findings: judged.findings,
      settled: judged.files === files,
    };
  }, [files, history, judged, readOnly]);

  return { workspace, replaceAll };
}
