import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';

/** What leads from some files to others: only what differs is sent and kept. */
export interface FileChanges {
  /** New text by path. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Paths that are taken out. */
  readonly removed: readonly string[];
}

export function changesBetween(before: RegimeFiles, after: RegimeFiles): FileChanges {
  return {
    files: [...after].filter(([path, text]) => before.get(path) !== text).map(([path, text]) => ({ path, text })),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  };
}

export function applyChanges(before: RegimeFiles, { files, removed }: FileChanges): RegimeFiles {
  const after = new Map(before);
  for (const path of removed) after.delete(path);
  for (const { path, text } of files) after.set(path, text);
  return after;
}

export function isUnchanged({ files, removed }: FileChanges): boolean {
  return files.length === 0 && removed.length === 0;
}

export function filesOf(list: readonly { readonly path: string; readonly text: string }[]): RegimeFiles {
  return new Map(list.map(({ path, text }) => [path, text]));
}
