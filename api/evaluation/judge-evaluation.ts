import {
  found,
  gradeOf,
  judgeSheet,
  readHundredths,
  readTargets,
  type Finding,
  type Json,
  type JsonObject,
  type Outcome,
  type SheetEntry,
} from '../../form-schemas/engine';
import type { Evaluation } from './evaluation.entity';
import type { Frame } from './frame';

/** What of an evaluation is scored: by its tree, or as its source has published it. */
export type Scored = Pick<Evaluation, 'entries' | 'targets' | 'sourceDocument' | 'score'>;

export interface Result {
  /** Hundredths of a point; null until all is scored. */
  readonly score: number | null;
  readonly grade: string | null;
}

/**
 * The score and grade of an evaluation. A published score is taken as it is and graded by the regime's bounds; any other is what the sheet
 * comes to.
 *
 * @param whole whether nothing may be missing any more
 */
export function judgeEvaluation({ evaluation, tree }: Frame, scored: Scored, whole: boolean): Outcome<Result> {
  const graded = (score: number | null): Result => ({
    score,
    grade: score === null ? null : (gradeOf(evaluation.grades, score)?.document.value ?? null),
  });
  if (scored.sourceDocument !== null) {
    const findings: readonly Finding[] =
      scored.score === null && whole
        ? [{ code: 'score-missing', severity: 'error', message: '照文件记载的评价须写明公布的得分', path: 'score' }]
        : [];
    return found(graded(scored.score), findings);
  }
  const targets = readTargets(tree, scored.targets as Json, whole);
  const sheet = judgeSheet(tree, evaluation.grades, scored.entries, whole);
  const isWhole = sheet.value.scored === sheet.value.leaves;
  return found(graded(isWhole ? sheet.value.total : null), [
    ...targets.findings.map((finding) => ({ ...finding, path: `targets.${finding.path ?? ''}` })),
    ...sheet.findings.map((finding) => ({ ...finding, path: `lines.${finding.path ?? ''}` })),
  ]);
}

/** What a client gives of one line. */
export interface GivenLine {
  readonly indicator: string;
  readonly score?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly target?:
    | { readonly comparison: string; readonly number: string; readonly unit: string; readonly source: string }
    | null
    | undefined;
}

/** The lines as they are kept: what is scored, and the targets. */
export function readLines(lines: readonly GivenLine[]): {
  readonly entries: SheetEntry[];
  readonly targets: JsonObject;
} {
  return {
    entries: lines.flatMap(({ indicator, score, reason }) =>
      (score ?? '') === '' && (reason ?? '') === ''
        ? []
        : [{ indicator, score: normal(score ?? ''), reason: reason ?? '' }],
    ),
    targets: Object.fromEntries(
      lines.flatMap(({ indicator, target }) =>
        target == null
          ? []
          : [
              [
                indicator,
                { comparison: target.comparison, number: target.number, unit: target.unit, source: target.source },
              ],
            ],
      ),
    ),
  };
}

function normal(score: string): string {
  return score.trim().slice(0, 40);
}

/** A published score. */
export function readScore(given: string): number | null {
  const score = readHundredths(given.trim());
  return score !== null && score <= 10_000 ? score : null;
}
