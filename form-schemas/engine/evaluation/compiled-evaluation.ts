import type { EvaluationKindDocument, GradeDocument, IndicatorKind, IndicatorTreeDocument } from '../model/evaluation';

/** A grade with its lowest score in hundredths of a point. */
export interface CompiledGrade {
  readonly document: GradeDocument;
  readonly from: number;
}

/** One line of a sheet, leaf or branch, in the order of the tree. */
export interface CompiledIndicator {
  readonly code: string;
  readonly title: string;
  /** How deep it stands, from 0. */
  readonly depth: number;
  readonly parent: string | null;
  readonly isLeaf: boolean;
  /** Hundredths of a point: the leaf's own, or what the leaves of a branch weigh together. */
  readonly weight: number;
  readonly kind: IndicatorKind | null;
  readonly guide: string | null;
}

export interface CompiledTree {
  readonly document: IndicatorTreeDocument;
  readonly indicators: readonly CompiledIndicator[];
  readonly leaves: ReadonlyMap<string, CompiledIndicator>;
}

export interface CompiledEvaluation {
  /** From the best to the worst. */
  readonly grades: readonly CompiledGrade[];
  readonly kinds: ReadonlyMap<string, EvaluationKindDocument>;
  readonly trees: ReadonlyMap<string, CompiledTree>;
}
