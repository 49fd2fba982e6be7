import { createContext, useContext } from 'react';
import type { CompiledRegime, Finding, JsonObject, Outcome } from '../../../form-schemas/engine';
import type { DocumentKind, DocumentOf, RegimeFiles } from '../../../form-schemas/formats/document-kind';

/**
 * A regime on the desk: its files, what the engine says about them, and the ways to change them. A draft is changed and
 * saved by itself; an edition is looked at (`readOnly`). Every regime page works on this and knows no server.
 */
export interface Workspace {
  readonly readOnly: boolean;
  /** Path → text, e.g. `forms/application.json`. */
  readonly files: RegimeFiles;
  /** A document by its path, shape checked; null with findings where its text is no JSON or not of its kind. */
  read<K extends DocumentKind>(kind: K, path: string): Outcome<DocumentOf[K] | null>;
  /** Replaces a document; written canonically. `label` names the step for undo, e.g. `添加字段“联系电话”`. */
  write(path: string, document: JsonObject, label: string): void;
  /** Replaces a file's text as typed, even where it is no JSON yet: nothing is lost. */
  writeText(path: string, text: string, label: string): void;
  /** Takes a file out. */
  remove(path: string, label: string): void;
  /** What would be undone or done again; null where there is nothing. */
  readonly undoable: string | null;
  readonly redoable: string | null;
  undo(): void;
  redo(): void;
  /** The regime as it stands, or null where it does not compile; recomputed shortly after each change. */
  readonly compiled: CompiledRegime | null;
  /** The last that compiled: previews and completion go on with it while something is broken. */
  readonly lastCompiled: CompiledRegime | null;
  /** All findings of reading, compiling and proving; `path` is `forms/application.json#/schema/properties/…`. */
  readonly findings: readonly Finding[];
  /** Whether findings belong to the files as they stand now; false while they are being worked out. */
  readonly settled: boolean;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The regime on the desk of the page around. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('this page needs a workspace');
  return workspace;
}
