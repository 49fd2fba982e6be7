import type { Day } from '../day';
import type { EvaluationResult } from '../evaluation/results';
import type { CaseState } from '../procedure/case';
import type { Facts } from '../value';

/**
 * What the engine is told of everything around a case: the cases beside it and the rows that have been written. A host
 * builds it from its tables inside the transaction; a story builds it in memory.
 */
export interface Surroundings {
  /** The main case; null for a case that stands beside a unit or the government. */
  readonly main: CaseState | null;
  /** Side cases of the project (or unit, or government) by their code. */
  readonly sides: Readonly<Record<string, CaseState>>;
  /** Rows of the project, of its unit and of the government, oldest first. */
  readonly rows: readonly Row[];
  /** Confirmed evaluations under the same regime that no correction has replaced; absent: none. */
  readonly evaluations?: readonly EvaluationResult[];
}

export interface Row {
  /** Unique among all rows: the case's code and the row's id in it. */
  readonly id: string;
  readonly record: string;
  readonly on: Day;
  readonly fields: Facts;
  /** The row that the case which wrote it was about. */
  readonly about: string | null;
  readonly closedOn: Day | null;
}
