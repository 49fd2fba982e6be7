import type { Box } from './box-words';

/** What is proven of a table. */
export interface MatrixAnalysis {
  /** False: the budget ran out before completeness or reachability was settled. Nothing is guessed then. */
  readonly decided: boolean;
  /** Proven that every combination in the columns' domains falls into some row. */
  readonly complete: boolean;
  /** Proven that none falls into two. */
  readonly disjoint: boolean;
  /** Combinations that no row covers, as maximal boxes; the first `witnesses`; unless `moreGaps`, together all there are. */
  readonly gaps: readonly Box[];
  /** Whether there are, or may be, gaps beyond those listed. */
  readonly moreGaps: boolean;
  /** Pairs of rows that meet, with where they do; the first `witnesses`. */
  readonly overlaps: readonly { readonly rows: readonly [string, string]; readonly box: Box }[];
  readonly overlapCount: number;
  /** Rows that rows above them leave nothing of; judged under the policy `first` only. */
  readonly unreachable: readonly string[];
  /** Rows that lie outside of the columns' domains or whose condition holds for nothing. */
  readonly outside: readonly string[];
}
