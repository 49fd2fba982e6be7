import type { DeadlineUnit } from './deadline';

/** Caps, preconditions, prohibitions, warnings, and problems to be looked for. `checks.json`. */

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
  /** Instead of `require`: what was to be done came within a limit. */
  readonly inTime?: InTimeDocument;
  /**
   * block: refuses. override: refuses unless someone of `override.by` lifts it, on the record. warn: says so and goes on.
   * report: no stage runs it; it is asked of the facts of every project, and where it fails the project has that problem.
   */
  readonly effect: 'block' | 'override' | 'warn' | 'report';
  /**
   * Of a problem that is no project's but the government's own (a rule not issued, a body without its own controls): the body that
   * answers for it. Asked once of what is recorded of the government.
   */
  readonly answeredBy?: string;
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

/**
 * Whether one day came within a limit after another; of two lists of days of the same length, whether each did. Counted by the
 * calendar as every limit is (a last day that is off rolls forward). It does not apply while nothing has begun; what is not done yet is held
 * against `today`. In messages `{late.from}`, `{late.due}` and `{late.done}` stand for the first that was late.
 */
export interface InTimeDocument {
  /** A date fact, or a list of dates. */
  readonly from: string;
  readonly done: string;
  readonly within: {
    /** A number, or an integer parameter `parameters.<name>`. */
    readonly count: number | string;
    readonly unit: DeadlineUnit;
  };
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
  readonly late?: {
    readonly until: string;
    readonly override: OverrideDocument;
    /** A yes/no fact that then says whether the filing counted so; it stays when the filing is sent back. */
    readonly sets?: string;
  };
}

export interface WindowsDocument {
  readonly windows: readonly WindowDocument[];
}
