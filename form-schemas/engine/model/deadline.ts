/**
 * How long a stage may wait for people. Counted from the day on which a task opens, that day not counted.
 * A deadline never decides: who is late is shown and reported, nothing goes on by itself.
 */
export interface DeadlineDocument {
  /** A positive number, or an integer parameter `parameters.<name>` where the text leaves the limit to the city. */
  readonly within: number | string;
  /** day 日, workday 工作日, month 个月. */
  readonly unit: DeadlineUnit;
  /** must, or should where the text says 原则上. */
  readonly strength: 'must' | 'should';
  readonly clause: readonly string[];
  /** Whom it is told to when it is late, and after how many workdays more; who is late is told in any case. */
  readonly escalate?: { readonly to: readonly string[]; readonly after: number };
  readonly note?: string;
}

export type DeadlineUnit = 'day' | 'workday' | 'month';

/** Clocks that run beside the stages: a report before each year's end, an evaluation between two dates. `deadlines.json`. */
export interface ClocksDocument {
  readonly deadlines: readonly ClockDocument[];
}

export interface ClockDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** Each project's own, each unit's, or one for the government. */
  readonly of: 'project' | 'unit' | 'government';
  /** A date fact, or the same day of every year (`MM-DD`): of the present one, and of the last while that is not met. */
  readonly from: { readonly fact: string } | { readonly yearly: string };
  /** Nothing can be done about it before this long after `from`. */
  readonly opens?: ClockSpan;
  /** Until when; absent: on the day of `from` itself. */
  readonly within?: ClockSpan;
  readonly strength: 'must' | 'should';
  /**
   * It only runs where this is true; absent: always. Undecided is not true. Judged by the facts of the day on which it is
   * looked at: of a yearly clock it must say by `clockYear` and dates which years are meant, or what happens after a day that was
   * missed (an acceptance) takes the lateness away.
   */
  readonly while?: string;
  /** It is met where this is true; of a yearly clock with the fact `clockYear`. */
  readonly done: string;
  /** Who has to act. */
  readonly who: readonly string[];
  /** How many calendar days before the due day a reminder goes out, e.g. `[30, 7]`. */
  readonly remind?: readonly number[];
  readonly escalate?: { readonly to: readonly string[]; readonly after: number };
  /** The side procedure with which it is met. */
  readonly procedure?: string;
  readonly note?: string;
}

export interface ClockSpan {
  /** A number, or an integer parameter `parameters.<name>`. */
  readonly count: number | string;
  readonly unit: DeadlineUnit;
}
