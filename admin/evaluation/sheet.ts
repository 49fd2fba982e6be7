import {
  found,
  judgeSheet,
  readHundredths,
  readTargets,
  wordHundredths,
  type CompiledGrade,
  type CompiledTree,
  type JudgedSheet,
  type Outcome,
} from '../../form-schemas/engine';
import type { Evaluation, Frame, Line } from './evaluation-queries';

/** What is typed of one leaf. */
export interface Typed {
  readonly score: string;
  readonly reason: string;
  readonly target: NonNullable<Line['target']> | null;
}

export type Sheet = ReadonlyMap<string, Typed>;

export function sheetOf(lines: readonly Line[]): Sheet {
  return new Map(
    lines
      .filter(({ isLeaf }) => isLeaf)
      .map(({ code, score, reason, target }) => [code, { score: score ?? '', reason, target }]),
  );
}

/** The same engine as on the server adds the sheet up and grades it while it is typed. */
export function judgeTyped(evaluation: Evaluation, frame: Frame | undefined, sheet: Sheet): Outcome<JudgedSheet> {
  const indicators = evaluation.lines.map(({ code, title, depth, isLeaf, weight, guide }) => ({
    code,
    title,
    depth,
    isLeaf,
    guide,
    parent: null,
    kind: null,
    weight: readHundredths(weight) ?? 0,
  }));
  const tree: CompiledTree = {
    document: { code: evaluation.kind, title: evaluation.kindTitle, clause: [], indicators: [] },
    indicators,
    leaves: new Map(indicators.filter(({ isLeaf }) => isLeaf).map((leaf) => [leaf.code, leaf])),
  };
  const grades = (frame?.grades ?? []).map(({ value, title, from }): CompiledGrade => ({
    document: { value, title, from, clause: [] },
    from: readHundredths(from) ?? 0,
  }));
  const entries = [...sheet].map(([indicator, { score, reason }]) => ({ indicator, score, reason }));
  const targets = Object.fromEntries(
    [...sheet].flatMap(([code, { target }]) => (target === null ? [] : [[code, { ...target }]])),
  );
  const judged = judgeSheet(tree, grades, entries, false);
  // A target half typed is refused as well: it is told while it is typed.
  return found(judged.value, [...judged.findings, ...readTargets(tree, targets, false).findings]);
}

/** What stands beneath a branch, by the depth of the lines that follow it. */
export function sumBeneath(lines: readonly Line[], at: number, sheet: Sheet): string {
  const depth = lines[at]?.depth ?? 0;
  let sum = 0;
  for (const line of lines.slice(at + 1)) {
    if (line.depth <= depth) break;
    if (line.isLeaf) sum += readHundredths(sheet.get(line.code)?.score.trim() ?? '') ?? 0;
  }
  return wordHundredths(sum);
}
