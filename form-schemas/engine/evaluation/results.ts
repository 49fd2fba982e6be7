import { exactFromText } from '../expression/exact';
import type { Day } from '../day';
import type { FactOwner } from '../model/fact';
import type { Value } from '../value';
import { gradeOf } from './compile';
import type { CompiledEvaluation } from './compiled-evaluation';
import { wordHundredths } from './hundredths';

/** A confirmed evaluation as a case is told of it. */
export interface EvaluationResult {
  /** Code of the kind of evaluation. */
  readonly kind: string;
  /** What was evaluated; unique among projects and units. */
  readonly subject: string;
  /** How the case stands to it: its own project, its own unit (or another project of it), or another unit's. */
  readonly relation: 'project' | 'unit' | 'other';
  readonly year: number;
  /** The day on which it was confirmed. */
  readonly on: Day;
  /** Hundredths of a point. */
  readonly score: number;
  /** As it was confirmed: of the edition by which it was scored. */
  readonly grade: string;
}

type EvaluationOwner = Extract<FactOwner, { readonly kind: 'evaluation' }>;

const REACH: Readonly<Record<EvaluationOwner['of'], readonly EvaluationResult['relation'][]>> = {
  project: ['project'],
  unit: ['project', 'unit'],
  government: ['project', 'unit', 'other'],
};

/**
 * What a fact of evaluations comes to, in the inside form. A grade that this edition does not know (another edition has
 * confirmed it) is read anew from the score, by this edition's bounds: a case is told in the words of its own regime.
 */
export function evaluationValue(
  evaluation: CompiledEvaluation | null,
  owner: EvaluationOwner,
  results: readonly EvaluationResult[],
): Value {
  const asked = results.filter(
    ({ kind, relation }) =>
      REACH[owner.of].includes(relation) && (owner.evaluation === undefined || kind === owner.evaluation),
  );
  const grade = (result: EvaluationResult): string | null => gradeIn(evaluation, result);
  const { grades } = owner;
  const isCounted = (result: EvaluationResult): boolean => grades === undefined || grades.includes(grade(result) ?? '');
  if (owner.result === 'years')
    return newestOfEach(asked, ({ kind, subject, year }) => `${year} ${kind} ${subject}`)
      .filter(isCounted)
      .map(({ year }) => year)
      .sort((a, b) => a - b);
  const newest = newestOfEach(asked, ({ subject }) => subject);
  if (owner.result === 'count') return newest.filter(isCounted).length;
  const [last] = newest.sort(laterFirst);
  if (!last) return null;
  if (owner.result === 'year') return last.year;
  return owner.result === 'score' ? exactFromText(wordHundredths(last.score)) : grade(last);
}

function gradeIn(evaluation: CompiledEvaluation | null, { grade, score }: EvaluationResult): string | null {
  const grades = evaluation?.grades ?? [];
  if (grades.some(({ document }) => document.value === grade)) return grade;
  return gradeOf(grades, score)?.document.value ?? null;
}

/** Of each thing, by what it is told apart, the newest. */
function newestOfEach(
  results: readonly EvaluationResult[],
  thing: (result: EvaluationResult) => string,
): EvaluationResult[] {
  const newest = new Map<string, EvaluationResult>();
  for (const result of results) {
    const before = newest.get(thing(result));
    if (!before || laterFirst(result, before) < 0) newest.set(thing(result), result);
  }
  return [...newest.values()];
}

function laterFirst(a: EvaluationResult, b: EvaluationResult): number {
  return b.year - a.year || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0);
}
