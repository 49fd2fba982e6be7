import type { Json } from '../value';
import type { CheckDocument } from './check';

/**
 * What a regime's records and facts come to beyond single cases: the way of a project's money, execution, the yearly plan, built
 * systems. `regime.json#/ledger`. It only says what is read as what; rows and facts keep their one owner.
 */
export interface LedgerDocument {
  /** The chain of a project's money, in the order in which it goes. */
  readonly funds: readonly FundLinkDocument[];
  readonly execution: readonly ExecutionDocument[];
  /** Absent: no budget is kept line by line. */
  readonly budget?: BudgetDocument;
  /** Absent: the text knows no yearly list. */
  readonly plan?: PlanDocument;
  readonly systems: readonly SystemSourceDocument[];
  /** What is counted by kinds: where money comes from, what has been found, how well projects have done. */
  readonly tallies: readonly TallyDocument[];
  /** By what of a filing existing systems and projects are found alike; absent: nothing is compared. */
  readonly similar?: SimilarDocument;
}

/** One link: what a fact of the project's case says, what rows come to, what is carried over, or that there is none. Exactly one. */
export interface FundLinkDocument {
  readonly code: string;
  readonly title: string;
  /** An amount of money. */
  readonly fact?: string;
  readonly rows?: AmountOfRows;
  readonly carry?: CarryDocument;
  /** Why there is no such amount: the text knows none, and no row says it. */
  readonly silent?: string;
  /** Checks that put a bound on it. */
  readonly checks?: readonly string[];
  /** The clock of a project by which it has to be there. */
  readonly deadline?: string;
}

/** An amount of money in the rows of a record. */
export interface AmountOfRows {
  readonly record: string;
  readonly amount: string;
  /** Only rows whose field has this value, or one of these, in JSON form. */
  readonly where?: Readonly<Record<string, Json | readonly Json[]>>;
}

/** The year for which an amount stands: a whole number in the row, or in the row that it is about; else the year of its day. */
export interface YearAmount extends AmountOfRows {
  readonly year?: string;
  readonly aboutYear?: { readonly record: string; readonly field: string };
  /** The choice that says whose amount it is, where a row is the government's. */
  readonly body?: string;
  /** A choice or a text that says where the money comes from. */
  readonly source?: string;
}

/** What is left at the end of a year (结转): what was arranged for the years before, without what was spent of it in them. */
export interface CarryDocument {
  readonly arranged: readonly YearAmount[];
  readonly spent: readonly YearAmount[];
}

/** What was spent of what was to be spent. */
export interface ExecutionDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly executed: readonly YearAmount[];
  readonly budgeted: readonly YearAmount[];
  /** What was to be spent are the lines of the yearly budget as well: see {@link BudgetDocument}. */
  readonly lines?: true;
}

/**
 * The yearly budget (年度资金预算), kept line by line: by year, source and unit. Who enters a line and who, as another person,
 * confirms it, is said here; so is what is held against it.
 */
export interface BudgetDocument {
  readonly title: string;
  readonly clause: readonly string[];
  /** Bodies that enter, correct and withdraw lines. */
  readonly keepers: readonly string[];
  /** Bodies of which another person confirms what was entered. */
  readonly confirmers: readonly string[];
  /** Where money comes from, as the records that name a source have it among their choices; absent: in words of one's own. */
  readonly sources?: readonly { readonly value: string; readonly title: string }[];
  /** Rows that are held against the lines of their year, once there are any. */
  readonly bounds?: readonly BudgetBound[];
}

export interface BudgetBound extends AmountOfRows {
  readonly clause: readonly string[];
  /** As of a check. block: what goes above the lines is refused. warn: it is said, with the amounts, and goes on. */
  readonly effect: Extract<CheckDocument['effect'], 'block' | 'warn'>;
  /** A whole number in the row. */
  readonly year: string;
  /** Where the row says from which source: only lines of that source count. */
  readonly source?: string;
}

export interface PlanDocument {
  readonly title: string;
  readonly clause: readonly string[];
  /** Lists by which projects come into the plan of a year. */
  readonly lists: readonly { readonly procedure: string; readonly midYear?: true }[];
  /** Facts of a project: an amount of money; a choice; a list. */
  readonly amount: string;
  readonly mode?: string;
  readonly tags?: string;
}

/** Rows of which each is a system that has been built. */
export interface SystemSourceDocument {
  readonly record: string;
  /** Absent: it is called as its project is. */
  readonly name?: string;
  readonly where?: AmountOfRows['where'];
  readonly number?: string;
  /** The choice that says what is to become of it. */
  readonly state?: string;
}

/** Rows of a record counted by the kinds that a field says, and their amounts where they have one. */
export interface TallyDocument {
  readonly code: string;
  readonly title: string;
  readonly record: string;
  /** A choice or a text. */
  readonly by: string;
  readonly amount?: string;
  readonly where?: AmountOfRows['where'];
  /** Only rows that are not closed. */
  readonly open?: true;
}

export interface SimilarDocument {
  /** The fact that names a project. */
  readonly name: string;
  /** Where the functions of a project stand in words, by form: fields and tables by their keys. */
  readonly functions: readonly SaidInForm[];
  /** Where a project lists the information resources that it will have. */
  readonly catalogue?: readonly SaidInForm[];
  /** From how many hundredths in common on something is told. */
  readonly atLeast: number;
}

/** Fields and tables of a form, by their keys. */
export interface SaidInForm {
  readonly form: string;
  readonly fields: readonly string[];
}
