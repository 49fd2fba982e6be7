import { canonicalOf } from './canonical';
import type { RegimeFiles } from './document-kind';
import { added, changed, removed, type RegimeChange } from './regime-change';

/**
 * Which files differ, for files that cannot (yet) be read as a regime: by path, and without saying how. Another way
 * of writing the same document is no difference.
 */
export function diffFiles(before: RegimeFiles, after: RegimeFiles): readonly RegimeChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): readonly RegimeChange[] => {
    const [from, to] = [before.get(path), after.get(path)];
    if (from === undefined) return [added(`文件 ${path}`, path)];
    if (to === undefined) return [removed(`文件 ${path}`, path)];
    if (canonicalOf(from) === canonicalOf(to)) return [];
    const message = `文件 ${path} 已更改（有文件读不出，改正后逐项比较）`;
    return [{ ...changed(`文件 ${path}`, path, undefined, undefined), message }];
  });
}
