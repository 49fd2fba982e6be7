import { found, type Outcome } from '../finding';
import type { MatrixDocument } from '../model/matrix';
import { tellAnalysis } from './analysis-findings';
import { isEmptyBox, rowBox, wholeBox, type AtomBox } from './boxes';
import { describeBox } from './box-words';
import type { CompiledMatrix } from './compiled-matrix';
import { cutApart, leftOver, type Budget } from './fragments';
import { findGapsOf, grow, isWhole } from './gap';
import type { MatrixAnalysis } from './matrix-analysis';
import { findOverlaps, meetings } from './overlap';
import { inOrder } from './settle-hits';

export interface AnalysisOptions {
  /** Comparisons of two boxes that the analysis may do. Default 2,000,000: at most about a second and 200 MB. */
  readonly budget?: number;
  /** How many gaps and overlaps are told in full. Default 10. */
  readonly witnesses?: number;
}

/**
 * Says exactly where a table leaves a gap, decides twice, or has rows that can never be hit.
 *
 * Findings: `matrix-gap`, `matrix-overlap` (under `any` only between rows with different chains, under
 * `first` never), `matrix-row-unreachable`, `matrix-row-outside-domain`, `analysis-not-decided`.
 */
export function analyse(matrix: CompiledMatrix, options: AnalysisOptions = {}): Outcome<MatrixAnalysis> {
  const { document } = matrix;
  const budget: Budget = { left: options.budget ?? 2_000_000 };
  const witnesses = options.witnesses ?? 10;
  const whole = wholeBox(matrix);
  const boxes = document.rows.map((_, row) => rowBox(matrix, row));
  const outside = boxes.map(isEmptyBox);
  const met = meetings(matrix);

  const shared = findOverlaps(matrix, boxes, met, witnesses);
  const order = precedence(document);
  const { decided, fragments, coveredRows } = cutApart(boxes, met, order, budget);
  const unreachable = order === null ? [] : coveredRows.filter((row) => !outside[row]).sort((a, b) => a - b);
  const complete = decided && isWhole(whole, fragments);
  const rows = boxes.filter((_, row) => !outside[row]);
  const { gaps, moreGaps } =
    decided && !complete ? findGaps({ whole, rows, fragments, budget, limit: witnesses }) : NO_GAPS;

  const value: MatrixAnalysis = {
    decided,
    complete,
    disjoint: shared.count === 0,
    gaps: gaps.map((box) => describeBox(matrix, box)),
    moreGaps,
    overlaps: shared.told.map(({ rows: [a, b], box }) => ({
      rows: [document.rows[a]!.id, document.rows[b]!.id],
      box: describeBox(matrix, box),
    })),
    overlapCount: shared.count,
    unreachable: unreachable.map((row) => document.rows[row]!.id),
    outside: document.rows.filter((_, row) => outside[row]).map((row) => row.id),
  };
  return found(value, tellAnalysis(matrix, value, shared, unreachable, outside));
}

/** The rows in the order in which one takes precedence over the next; null where none does. */
function precedence(document: MatrixDocument): readonly number[] | null {
  if (document.hit === 'first') return document.rows.map((_, row) => row);
  return document.hit === 'priority' ? inOrder(document, document.rows).map((row) => document.rows.indexOf(row)) : null;
}

const NO_GAPS = { gaps: [], moreGaps: false } as const;

/** Gap after gap: each one found counts as held from then on, so that no situation is told twice. */
function findGaps(search: GapSearch): { readonly gaps: readonly AtomBox[]; readonly moreGaps: boolean } {
  const { whole, rows, budget, limit } = search;
  const gaps: AtomBox[] = [];
  const finder = findGapsOf(whole, search.fragments);
  for (;;) {
    const point = finder.next();
    if (point === null) return { gaps, moreGaps: false };
    if (gaps.length === limit) return { gaps, moreGaps: true };
    const gap = grow(whole, point, rows);
    const fresh = leftOver(gap, gaps, budget);
    gaps.push(gap);
    if (fresh === null) return { gaps, moreGaps: true };
    for (const part of fresh) finder.hold(part);
  }
}

interface GapSearch {
  readonly whole: AtomBox;
  readonly rows: readonly AtomBox[];
  /** The rows cut into disjoint boxes. */
  readonly fragments: readonly AtomBox[];
  readonly budget: Budget;
  readonly limit: number;
}
