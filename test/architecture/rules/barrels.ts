import ts from 'typescript';
import { place } from '../source';
import type { HouseRule } from './rule';

/** The engine's door: the one file that may gather what others export. */
const DOORS = new Set(['form-schemas/engine/index.ts']);

/**
 * No file passes on everything of another, and no file consists of nothing but passing on. A single named
 * re-export beside real code is fine.
 */
export const noBarrels: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const [path, file] of sources) {
    if (DOORS.has(path)) continue;
    const passing = file.statements.filter(
      (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
    );
    const star = passing.find((statement) => ts.isExportDeclaration(statement) && !statement.exportClause);
    if (star) breaches.push(`${place(star)}: passes on all of another file (export *)`);
    else if (passing.length > 0 && passing.length === file.statements.length) {
      breaches.push(`${path}: is a barrel, it only passes on what other files export`);
    } else if (passing.length > 0 && /(^|\/)index\.tsx?$/.test(path)) {
      breaches.push(`${path}: is an index that passes on what other files export`);
    }
  }
  return breaches;
};
