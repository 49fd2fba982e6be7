import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';

export type Side = 'mine' | 'theirs';

/** A file that stands differently here and there. */
export interface Clash {
  readonly path: string;
  /** Who changed it since both parted; `both` where that is not known. */
  readonly changedBy: Side | 'both';
  /** Null: taken out on that side. */
  readonly mine: string | null;
  readonly theirs: string | null;
}

/**
 * The files that differ between two sides.
 *
 * @param base what both started from; null where it is not known any more, then nobody is presumed to have only stood still
 */
export function clashesOf(base: RegimeFiles | null, mine: RegimeFiles, theirs: RegimeFiles): readonly Clash[] {
  const paths = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
  return paths.flatMap((path): readonly Clash[] => {
    const [here, there] = [mine.get(path) ?? null, theirs.get(path) ?? null];
    if (here === there) return [];
    const start = base?.get(path) ?? null;
    const changedBy = base === null ? 'both' : here === start ? 'theirs' : there === start ? 'mine' : 'both';
    return [{ path, changedBy, mine: here, theirs: there }];
  });
}

/** The other side's files with those of mine put on top that were chosen, file by file. */
export function mergeFiles(
  clashes: readonly Clash[],
  theirs: RegimeFiles,
  choice: ReadonlyMap<string, Side>,
): RegimeFiles {
  const merged = new Map(theirs);
  for (const clash of clashes) {
    const side = choice.get(clash.path) ?? sideOf(clash);
    if (side !== 'mine') continue;
    if (clash.mine === null) merged.delete(clash.path);
    else merged.set(clash.path, clash.mine);
  }
  return merged;
}

/** The side that goes without saying: whoever alone changed a file; null where a person has to say. */
export function sideOf({ changedBy }: Clash): Side | null {
  return changedBy === 'both' ? null : changedBy;
}
