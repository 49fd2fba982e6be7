import type { DeadlineDocument } from './deadline';

/** Decision tables: facts → a chain of approval steps. `matrices/<code>.json`. */

/**
 * What holds where several rows apply, as in DMN. `unique`: they must not. `any`: they must say the same. `first`: the
 * uppermost decides. `priority`: the one that comes first in `priorities` decides. The others take all of them, one chain
 * after the other, a step that has been taken once no second time: `rule-order` and `collect` in the order of the rows,
 * `output-order` in that of `priorities`. The aggregating ones also reduce the rows' numbers: `collect-sum` adds them up,
 * `collect-count` counts the rows; `collect-min` and `collect-max` give the chains of the rows that have that number.
 */
export type HitPolicy =
  | 'unique'
  | 'first'
  | 'any'
  | 'priority'
  | 'rule-order'
  | 'output-order'
  | 'collect'
  | 'collect-sum'
  | 'collect-min'
  | 'collect-max'
  | 'collect-count';

export interface MatrixDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly hit: HitPolicy;
  readonly inputs: readonly MatrixInput[];
  readonly rows: readonly MatrixRow[];
  /** Ids of all rows, the one that goes first at the head. Of `priority` and `output-order` only. */
  readonly priorities?: readonly string[];
  readonly note?: string;
}

export interface MatrixInput {
  /** The column's code, the key in each row's `when`. */
  readonly code: string;
  readonly title: string;
  /** Expression over facts that gives the column's value; mostly just a fact's name. */
  readonly expression: string;
  /** Unary tests that bound the column, e.g. `>= 300000`; outside of it the matrix does not speak. */
  readonly domain?: string;
  /** Clauses that bound the column: cited when a value is outside. */
  readonly clause?: readonly string[];
}

export interface MatrixRow {
  readonly id: string;
  /** Unary tests per column (`[2000000..5000000)`, `>= 10000000`, `"a","b"`, `true`); absent or `-`: any value. */
  readonly when: Readonly<Record<string, string>>;
  /**
   * The band in the regulation's own words, per column, e.g. `200万元以上，500万元以下`. Proven to mean the
   * same as the cell under the regime's bound semantics.
   */
  readonly words?: Readonly<Record<string, string>>;
  readonly chain: readonly ChainStepDocument[];
  /** The row's number, an exact decimal; needed by `collect-sum`, `collect-min` and `collect-max`. */
  readonly number?: string;
  readonly clause: readonly string[];
  /** The row is not in the text: it settles this text gap, and the literal reading leaves it out. */
  readonly settles?: string;
  readonly note?: string;
}

/** 审核 check, 审签 countersign, 审议 deliberate, 审定 decide, 批复 issue, 备案 record. */
export type ChainAction = 'check' | 'countersign' | 'deliberate' | 'decide' | 'issue' | 'record';

/** one: the single body · all 会签 · any 或签 · sequence 依次 · ratio 票签. */
export type ChainMode = 'one' | 'all' | 'any' | 'sequence' | 'ratio';

export interface ChainStepDocument {
  readonly action: ChainAction;
  readonly mode: ChainMode;
  readonly bodies: readonly string[];
  /** Of mode `ratio`: approvals needed, e.g. `2/3`, counted of all bodies, not of those who answered. */
  readonly ratio?: string;
  /** Of mode `ratio`: bodies whose approval is needed in any case. */
  readonly must?: readonly string[];
  /** The form that each body of the step fills with its decision. */
  readonly form?: string;
  /** Of the tasks of this step; absent: the stage's. */
  readonly deadline?: DeadlineDocument;
}
