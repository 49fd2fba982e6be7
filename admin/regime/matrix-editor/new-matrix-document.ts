import type { MatrixDocument } from '../../../form-schemas/engine';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A matrix that asks nothing yet: columns and rows are the administrator's. */
export function newMatrix(code: string, title: string, clause: readonly string[]): MatrixDocument {
  return { code, title, clause: clause.slice(0, 1), hit: 'unique', inputs: [], rows: [] };
}

/** Why a code cannot be a new matrix's; null where it can. `paths` are the regime's files. */
export function codeProblem(code: string, paths: Iterable<string>): 'form' | 'twice' | null {
  if (!CODE.test(code)) return 'form';
  for (const path of paths) if (path === `matrices/${code}.json`) return 'twice';
  return null;
}

/** A code that no matrix of the regime has: the wish, else with a number after it. */
export function freeMatrixCode(paths: Iterable<string>, wish = 'matrix'): string {
  const used = new Set(paths);
  const base = CODE.test(wish) ? wish : 'matrix';
  if (!used.has(`matrices/${base}.json`)) return base;
  for (let number = 2; ; number += 1) if (!used.has(`matrices/${base}-${number}.json`)) return `${base}-${number}`;
}
