/** Caps, preconditions, prohibitions, warnings. `checks.json`. */

export interface CheckDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** Condition under which the check speaks at all; absent: always. `null`: it cannot be judged, as with `require`. */
  readonly applies?: string;
  /** Condition that must be true. `null`: the check cannot be judged, which is a finding `check-undecided` of the effect's severity. */
  readonly require?: string;
  /** Instead of `require`: the matrix must give the same row for what the case would be if something else were counted in. */
  readonly sameRow?: SameRowDocument;
  /**
   * block: refuses. override: refuses unless someone of `override.by` lifts it, on the record. warn: says so and goes on.
   */
  readonly effect: 'block' | 'override' | 'warn';
  readonly override?: OverrideDocument;
  /**
   * What is wrong, for people; `{name}` stands for a fact or parameter, worded with its unit. With `sameRow.among` also
   * `{among.count}`, `{among.sum}` (of the amounts that count) and `{among.together}` (with this case's own).
   */
  readonly message: string;
  /** The field that it is about, as a dotted path in the stage's form. */
  readonly path?: string;
}

/** Holds a case against the row that it would be in otherwise. Exactly one of `with` and `among`. */
export interface SameRowDocument {
  readonly matrix: string;
  /** These facts replaced by these expressions. */
  readonly with?: Readonly<Record<string, string>>;
  /**
   * Amounts that might be pieces of the same whole. `list` holds them, `fact` is this case's own amount in the matrix.
   *
   * An amount counts unless it is in a higher row already: the larger of it and the case's own gives the case's own
   * row. So every amount up to the case's own counts, and a larger one if its row is the same. Those that count are added
   * to the case's own, and the row must still be the same.
   */
  readonly among?: { readonly list: string; readonly fact: string };
}

export interface OverrideDocument {
  readonly by: readonly string[];
  /** What must be written down. */
  readonly needs: readonly ('reason' | 'citation')[];
}

export interface ChecksDocument {
  readonly checks: readonly CheckDocument[];
}

/** A yearly filing window; decides the year a filing counts for. `windows.json`. */
export interface WindowDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** First and last day, `MM-DD`, both included; `from` after `to` runs over the new year. */
  readonly from: string;
  readonly to: string;
  /** The fact that is set, and how far the year lies from the year in which the window closes. */
  readonly sets: string;
  readonly yearOffset: number;
  /** May one that comes after `to` still count for the window that has closed? Until which day, on what terms. */
  readonly late?: { readonly until: string; readonly override: OverrideDocument };
}

export interface WindowsDocument {
  readonly windows: readonly WindowDocument[];
}
