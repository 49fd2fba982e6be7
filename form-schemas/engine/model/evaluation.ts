/** How results are evaluated: grades, kinds of evaluation, indicator trees. `evaluation.json`. */
export interface EvaluationDocument {
  /** From the best to the worst; the last one begins at 0. */
  readonly grades: readonly GradeDocument[];
  readonly kinds: readonly EvaluationKindDocument[];
  readonly trees: readonly IndicatorTreeDocument[];
}

export interface GradeDocument {
  readonly value: string;
  readonly title: string;
  /** The lowest score that has it, included: a number or `parameters.<name>`. */
  readonly from: string;
  readonly clause: readonly string[];
}

export interface EvaluationKindDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** Whether a project is evaluated, or a unit. */
  readonly of: 'project' | 'unit';
  /** The indicator tree by which it is scored. */
  readonly tree: string;
  /** The side procedure in which its result is taken down; what rules go by is the confirmed evaluation (facts of owner `evaluation`). */
  readonly procedure?: string;
  /** Codes of the bodies that confirm it; nobody does where none is named. */
  readonly confirmers?: readonly string[];
  /** Who confirms, in order, where every body of `confirmers` is the evaluated organisation's own: the first that is not its own. */
  readonly standIns?: readonly string[];
  /** any: one of them is enough. all: each of them confirms, each by another person (会同). Absent: any. */
  readonly mode?: ConfirmMode;
  readonly note?: string;
}

export type ConfirmMode = 'any' | 'all';

export interface IndicatorTreeDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** Whether each leaf of a kind needs a target with number, unit and source before it may be scored. */
  readonly targets?: boolean;
  readonly indicators: readonly IndicatorDocument[];
  readonly note?: string;
}

/** 数量、质量、效益、成本. */
export const INDICATOR_KINDS = ['quantity', 'quality', 'benefit', 'cost'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export interface IndicatorDocument {
  readonly code: string;
  readonly title: string;
  /** Of 100: a number or an expression over parameters. A leaf needs one; of a branch it must be what its leaves weigh. */
  readonly weight?: string;
  /** Of a leaf. */
  readonly kind?: IndicatorKind;
  /** How it is scored, for people. */
  readonly guide?: string;
  readonly children?: readonly IndicatorDocument[];
}
