import type { GivenLine } from '../api/evaluation/judge-evaluation';

/** An evaluation of the demonstration: with the score that a report has published, or with what is scored line by line. */
export interface DemoEvaluation {
  readonly kind: string;
  /** Code of the organisation, or what the project is called. */
  readonly of: { readonly unit: string } | { readonly project: string };
  /** `filed`: the year in which the project was first filed. */
  readonly year: number | 'filed';
  /** Decimal text of yuan. */
  readonly budget: string;
  readonly executed: string;
  readonly published?: { readonly document: string; readonly place: string; readonly score: string };
  readonly lines?: readonly GivenLine[];
  /** Logins of who prepares and who confirms it. */
  readonly by: string;
  readonly confirmedBy: string;
  /** The day on which they do; absent: now. */
  readonly on?: string;
}

/** A problem that somebody has found with a project of the demonstration, and what is asked of its unit. */
export interface DemoFound {
  readonly title: string;
  /** Id of the clause that it is against. */
  readonly clause: string;
  /** As the project is called. */
  readonly project: string;
  readonly detail: string;
  readonly by: string;
  readonly demand: string;
  /** How many days after it was found. */
  readonly within: number;
}

/** A problem that a query finds with a project of the demonstration, and what is asked of its unit. */
export interface DemoTakenUp {
  readonly query: string;
  /** As the project is called. */
  readonly project: string;
  readonly by: string;
  readonly demand: string;
  readonly dueOn: string;
  readonly on: string;
}
