/** Decision tables: facts → a chain of approval steps. `matrices/<code>.json`. */

export type HitPolicy = 'unique' | 'first' | 'any';

export interface MatrixDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly hit: HitPolicy;
  readonly inputs: readonly MatrixInput[];
  readonly rows: readonly MatrixRow[];
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
}
