import type { Finding } from '../../form-schemas/engine';
import { canonicalOf } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';

export type Side = 'mine' | 'theirs';

interface Merged {
  readonly files: RegimeFiles;
  /** Paths that both sides changed, each its own way, and that nobody has decided about. */
  readonly undecided: readonly string[];
}

/**
 * Three-way merge of whole files: what one side changed is taken from that side; what both changed, each its own way,
 * is for a person to decide. Another way of writing the same document is no change.
 */
export function mergeFiles(
  base: RegimeFiles,
  mine: RegimeFiles,
  theirs: RegimeFiles,
  decided: ReadonlyMap<string, Side>,
): Merged {
  const files = new Map<string, string>();
  const undecided: string[] = [];
  for (const path of new Set([...mine.keys(), ...theirs.keys()])) {
    const [before, here, there] = [base.get(path), mine.get(path), theirs.get(path)];
    const isMine = isSame(before, there) || isSame(here, there);
    const side = isMine ? 'mine' : isSame(before, here) ? 'theirs' : decided.get(path);
    if (side === undefined) undecided.push(path);
    const text = side === 'theirs' ? there : here;
    if (text !== undefined) files.set(path, text);
  }
  return { files, undecided: undecided.sort() };
}

export function bothChanged(path: string, number: number): Finding {
  return {
    code: 'regime-draft-both-changed',
    severity: 'error',
    message: `文件 ${path} 在草稿与第 ${number} 版中都改过：请决定保留草稿的（MINE），或采用第 ${number} 版的（THEIRS）`,
    path,
    parameters: { number },
  };
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalOf(a) === canonicalOf(b));
}
