import { found, type Finding, type Outcome } from '../finding';
import { isEmpty, members } from './bits';
import { intersect, isEmptyBox, rowBox, volume, wholeBox, type AtomBox } from './boxes';
import { describeBox, type Box } from './box-words';
import type { CompiledMatrix } from './compiled-matrix';
import { leftOver, type Budget } from './fragments';
import { grow, uncoveredPoint } from './gap';
import { meetings } from './overlap';
import { fileOf } from './place';

export interface MatrixAnalysis {
  /** False: the budget ran out before completeness or reachability was settled. Nothing is guessed then. */
  readonly decided: boolean;
  /** Proven that every combination in the columns' domains falls into some row. */
  readonly complete: boolean;
  /** Proven that none falls into two. */
  readonly disjoint: boolean;
  /** Combinations that no row covers, as maximal boxes; the first {@link AnalysisOptions.witnesses}; unless `moreGaps`, together all there are. */
  readonly gaps: readonly Box[];
  /** Whether there are, or may be, gaps beyond those listed. */
  readonly moreGaps: boolean;
  /** Pairs of rows that meet, with where they do; the first {@link AnalysisOptions.witnesses}. */
  readonly overlaps: readonly { readonly rows: readonly [string, string]; readonly box: Box }[];
  readonly overlapCount: number;
  /** Rows that rows above them leave nothing of; judged under the policy `first` only. */
  readonly unreachable: readonly string[];
  /** Rows that lie outside of the columns' domains or whose condition holds for nothing. */
  readonly outside: readonly string[];
}

export interface AnalysisOptions {
  /** Comparisons of two boxes that the analysis may do. Default 2,000,000: at most about a second. */
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
  const { document, chainClass } = matrix;
  const budget: Budget = { left: options.budget ?? 2_000_000 };
  const witnesses = options.witnesses ?? 10;
  const whole = wholeBox(matrix);
  const boxes = document.rows.map((_, row) => rowBox(matrix, row));
  const outside = boxes.map(isEmptyBox);
  const met = meetings(matrix);

  const overlaps: { rows: readonly [number, number]; box: AtomBox }[] = [];
  let overlapCount = 0;
  let conflicts = 0;
  const fragments: AtomBox[] = [];
  const unreachable: number[] = [];
  let decided = true;
  boxes.forEach((box, row) => {
    if (outside[row]) return;
    const others = isEmpty(met[row]!) ? [] : members(met[row]!);
    for (const other of others) {
      if (other < row) continue;
      overlapCount += 1;
      const conflict = document.hit === 'unique' || (document.hit === 'any' && chainClass[row] !== chainClass[other]);
      if (conflict) conflicts += 1;
      if (overlaps.length < witnesses && (conflict || document.hit === 'first')) {
        overlaps.push({ rows: [row, other], box: intersect(box, boxes[other]!) });
      }
    }
    const above = others.filter((other) => other < row).map((other) => boxes[other]!);
    const left = above.length === 0 ? [box] : leftOver(box, above, budget);
    if (left === null) decided = false;
    else if (left.length === 0) unreachable.push(row);
    for (const part of left ?? []) fragments.push(part);
  });
  const disjoint = overlapCount === 0;
  const held = decided ? fragments.reduce((sum, box) => sum + volume(box), 0n) : 0n;
  const complete = decided && held === volume(whole);
  const rows = boxes.filter((_, row) => !outside[row]);
  const { gaps, moreGaps } = decided && !complete ? findGaps({ whole, rows, fragments, budget, limit: witnesses }) : NO_GAPS;

  const value: MatrixAnalysis = {
    decided,
    complete,
    disjoint,
    gaps: gaps.map((box) => describeBox(matrix, box)),
    moreGaps,
    overlaps: overlaps.map(({ rows: [a, b], box }) => ({ rows: [document.rows[a]!.id, document.rows[b]!.id], box: describeBox(matrix, box) })),
    overlapCount,
    unreachable: document.hit === 'first' ? unreachable.map((row) => document.rows[row]!.id) : [],
    outside: document.rows.filter((_, row) => outside[row]).map((row) => row.id),
  };
  return found(value, tell(matrix, value, overlaps, conflicts, document.hit === 'first' ? unreachable : [], outside));
}

const NO_GAPS = { gaps: [], moreGaps: false } as const;

/** Gap after gap: each one found counts as held from then on, so that no situation is told twice. */
function findGaps(matrix: GapSearch): { readonly gaps: readonly AtomBox[]; readonly moreGaps: boolean } {
  const { whole, rows, budget, limit } = matrix;
  const gaps: AtomBox[] = [];
  const held = [...matrix.fragments];
  for (;;) {
    const point = uncoveredPoint(whole, held);
    if (point === null) return { gaps, moreGaps: false };
    if (gaps.length === limit) return { gaps, moreGaps: true };
    const gap = grow(whole, point, rows);
    const fresh = leftOver(gap, gaps, budget);
    gaps.push(gap);
    if (fresh === null) return { gaps, moreGaps: true };
    for (const part of fresh) held.push(part);
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

function tell(
  matrix: CompiledMatrix,
  analysis: MatrixAnalysis,
  overlaps: readonly { readonly rows: readonly [number, number] }[],
  conflicts: number,
  unreachable: readonly number[],
  outside: readonly boolean[],
): Finding[] {
  const { document } = matrix;
  const findings: Finding[] = [];
  const clause = document.clause;
  for (const box of analysis.gaps) {
    findings.push({
      code: 'matrix-gap',
      severity: 'error',
      message: `没有任何一行覆盖：${box.words}`,
      path: fileOf(document),
      rule: document.code,
      clause,
      parameters: { matrix: document.code, point: JSON.stringify(box.point) },
    });
  }
  if (analysis.moreGaps) {
    const message = `此处只列出 ${analysis.gaps.length} 处没有任何一行覆盖的情形，可能还有其他`;
    findings.push({ code: 'matrix-gap', severity: 'error', message, path: fileOf(document), rule: document.code, clause });
  }
  if (conflicts > 0) {
    analysis.overlaps.forEach(({ box }, at) => {
      const [first, second] = overlaps[at]!.rows;
      const [a, b] = [document.rows[first]!, document.rows[second]!];
      findings.push({
        code: 'matrix-overlap',
        severity: 'error',
        message: `第 ${first + 1} 行“${a.id}”与第 ${second + 1} 行“${b.id}”同时覆盖：${box.words}`,
        path: fileOf(document, 'rows', second),
        rule: b.id,
        clause: [...new Set([...a.clause, ...b.clause])],
        parameters: { matrix: document.code, rows: [a.id, b.id], point: JSON.stringify(box.point) },
      });
    });
    if (conflicts > analysis.overlaps.length) {
      const message = `共有 ${conflicts} 对行相互重叠，此处只列出前 ${analysis.overlaps.length} 对`;
      findings.push({ code: 'matrix-overlap', severity: 'error', message, path: fileOf(document), rule: document.code, clause });
    }
  }
  for (const row of unreachable) {
    const { id, clause: cited } = document.rows[row]!;
    const message = `第 ${row + 1} 行“${id}”永远不会命中：它的全部情形已被上面的行占去`;
    findings.push({ code: 'matrix-row-unreachable', severity: 'error', message, path: fileOf(document, 'rows', row), rule: id, clause: cited });
  }
  document.rows.forEach(({ id, clause: cited }, row) => {
    if (!outside[row]) return;
    const message = `第 ${row + 1} 行“${id}”全在各列的取值范围之外，永远不会命中`;
    findings.push({ code: 'matrix-row-outside-domain', severity: 'error', message, path: fileOf(document, 'rows', row), rule: id, clause: cited });
  });
  if (!analysis.decided) {
    const message = `“${document.title}”各行重叠过多，未能在限定的计算量内证明是否完整，不作判断；请拆分矩阵或减少重叠的行`;
    findings.push({ code: 'analysis-not-decided', severity: 'error', message, path: fileOf(document), rule: document.code, clause });
  }
  return findings;
}
