/** The regulation's text as a list of provisions, and where that text leaves a hole. `clauses.json`. */

export interface Clause {
  /** Stable id, e.g. `DZ-10-3`. */
  readonly id: string;
  /** The article as the city writes it, e.g. `第十条（一）`. */
  readonly article: string;
  readonly subject: string;
  /** The provision retold in own words, Chinese. */
  readonly rule: string;
  /**
   * What the machine does about it.
   * `advisory`: nothing to enforce; `not-modelled`: allowed in a pilot edition only; `waived`: with a reason.
   */
  readonly effect: readonly ClauseEffect[];
  /** Why a clause is waived or not modelled, or in which way the engine covers it. */
  readonly reason?: string;
  /** Rules of the engine that hold in every regime, e.g. `engine:four-eyes`; a closed list. */
  readonly coveredBy?: readonly string[];
}

export type ClauseEffect =
  | 'scope'
  | 'route'
  | 'block'
  | 'override'
  | 'compute'
  | 'record'
  | 'remind'
  | 'report'
  | 'advisory'
  | 'waived'
  | 'not-modelled';

/** A hole or an overlap of the regulation's own text, and by what the regime settles it: exactly one of `parameter` and `settled`. */
export interface TextGap {
  readonly id: string;
  readonly kind: 'gap' | 'overlap' | 'open';
  readonly clause: readonly string[];
  readonly title: string;
  /** What the text leaves open, in own words. */
  readonly question: string;
  /** The matrix whose literal reading shows it, where it is a gap or overlap. */
  readonly matrix?: string;
  /** A point (facts in JSON form) that the literal matrix leaves undecided or decides twice. */
  readonly witness?: Readonly<Record<string, unknown>>;
  /** The parameter that settles it. */
  readonly parameter?: string;
  /** What else of the regime settles it, where it is no single value that a parameter could hold. */
  readonly settled?: SettledAt;
}

export interface SettledAt {
  /** A place in the regime's files, named by codes: `evaluation.json#/kinds/monitoring/confirmers`. */
  readonly at: string;
  /** How it is settled there and who decided so, in own words. */
  readonly how: string;
}

export interface ClausesDocument {
  readonly clauses: readonly Clause[];
  readonly textGaps: readonly TextGap[];
}
