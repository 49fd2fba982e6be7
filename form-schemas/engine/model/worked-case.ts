/** Worked cases: facts or answers → expected outcome. `cases/<code>.json`. Run by the tests and before each publication. */

export type WorkedCase = MatrixCase | ScopeCase | CheckCase | FormCase | DueCase | StoryCase;

interface WorkedCaseBase {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
}

/** A matrix decides facts: expects the row and the chain's bodies per step, or the code of the finding that refuses. */
export interface MatrixCase extends WorkedCaseBase {
  readonly kind: 'matrix';
  readonly matrix: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect:
    { readonly row: string; readonly chain: readonly (readonly string[])[] } | { readonly finding: string };
}

/**
 * Scope answers: expects in scope or the rule (code of the scope question or scope rule) that refuses. With `on` it is
 * asked first whether the regime opens cases on that day at all; the rule is then `regime-not-in-force`.
 */
export interface ScopeCase extends WorkedCaseBase {
  readonly kind: 'scope';
  readonly on?: string;
  /** The reason for which the city goes on by a regime that is not in force. */
  readonly confirmation?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: { readonly inScope: true } | { readonly inScope: false; readonly rule: string };
}

/** One check on facts: expects it to pass, to speak, or not to apply. */
export interface CheckCase extends WorkedCaseBase {
  readonly kind: 'check';
  readonly check: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: 'pass' | 'fail' | 'not-applicable' | 'undecided';
}

/** Answers to a form: expects the codes of the error findings by field, none where it may be handed in. */
export interface FormCase extends WorkedCaseBase {
  readonly kind: 'form';
  readonly form: string;
  /** Bodies as which it is filled; absent: those of the first stage that uses it. */
  readonly as?: readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly expect: {
    /** Dotted path → code of the finding, e.g. `{ "total": "required" }`; empty: nothing is wrong. */
    readonly errors: Readonly<Record<string, string>>;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

/** One deadline: of a stage (`procedure` and `stage`, of one of its lanes also `lane`) or of a clock. */
export interface DueCase extends WorkedCaseBase {
  readonly kind: 'due';
  readonly deadline:
    { readonly procedure: string; readonly stage: string; readonly lane?: string } | { readonly clock: string };
  /** The day on which it begins to run. */
  readonly from: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly expect: { readonly due: string; readonly provisional?: boolean; readonly opens?: string };
}

/**
 * Dated events of one project, or of one case that stands alone: after each, what must hold. Side cases are opened by
 * an event and named by their label in those that follow. The same format as `play` reads.
 */
export interface StoryCase extends WorkedCaseBase {
  readonly kind: 'story';
  readonly procedure: string;
  /** Facts known of the unit that files and answers of the host, in JSON form; of the catalogue nothing is published to begin with. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Rows that the unit or the government has from before, e.g. a sanction. */
  readonly rows?: readonly {
    readonly record: string;
    readonly on: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
  /** Confirmed evaluations, each from its day on. */
  readonly evaluations?: readonly StoryEvaluation[];
  readonly events: readonly StoryEvent[];
}

/** A confirmed evaluation of the story's unit or project. A later one of the same thing and year corrects it. */
export interface StoryEvaluation {
  /** Code of the kind of evaluation. */
  readonly kind: string;
  /** What was evaluated, by any name: another project of the unit, or the unit; absent: the story's own project. */
  readonly subject?: string;
  readonly year: number;
  /** The day on which it was confirmed. */
  readonly on: string;
  /** Decimal text of at most two decimals; the grade is what it comes to. */
  readonly score: string;
}

export type StoryAct =
  | 'file'
  | 'approve'
  | 'reject'
  | 'return'
  | 'withdraw'
  | 'list-decided'
  /** Opens a side case under the label `case`. */
  | 'open'
  | 'transfer'
  | 'add-signer'
  | 'remove-signer'
  | 'remind'
  | 'copy'
  /** Nothing happens: only a day is looked at. */
  | 'look';

export interface StoryEvent {
  /** Provisions that this event proves, besides those of the story. */
  readonly clause?: readonly string[];
  readonly on: string;
  /** The body that acts. */
  readonly by: string;
  readonly do: StoryAct;
  /** Label of the side case that it happens to; absent: the main case. */
  readonly case?: string;
  /** Of `open`: the side procedure, and the row that it is about, by record and place among its open rows, from 1. */
  readonly procedure?: string;
  readonly about?: number;
  /** Of a signature that a proxy gives: for whom. */
  readonly proxyOf?: string;
  /** Of return: the stage. Of transfer: the person. Of add-signer, remove-signer and copy: the body. */
  readonly to?: string;
  readonly scope?: Readonly<Record<string, unknown>>;
  /** What the host answers from this act on, if it goes through: e.g. how many entries of the catalogue are published by now. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly minutes?: string;
  readonly overrides?: readonly { readonly check: string; readonly reason?: string; readonly citation?: string }[];
  readonly outcome?: 'approve' | 'reject' | 'return';
  readonly expect: {
    readonly stage?: string;
    readonly waitingFor?: readonly string[];
    /** Codes of error findings; then nothing changes. */
    readonly refused?: readonly string[];
    /** Codes or rules of warnings that must be among those given. */
    readonly warned?: readonly string[];
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly ended?: string;
    /** Of the main case. */
    readonly suspended?: boolean;
    /** Where the main case stands after an effect. */
    readonly main?: string;
    /** The day on which what is open is due. */
    readonly due?: string;
    /** Earliest day on which a wait may be ended. */
    readonly earliest?: string;
    /** How many rows each of these record types then has. */
    readonly records?: Readonly<Record<string, number>>;
    /** How clocks stand on that day: not-running, not-open, open, near, late, met. */
    readonly clocks?: Readonly<Record<string, string>>;
    /** Side procedures that whoever acts could open now. */
    readonly couldOpen?: readonly string[];
  };
}

export interface CasesDocument {
  /** The name of its file, which is not written in it; absent of a regime that was never read from files. */
  readonly code?: string;
  readonly title: string;
  readonly cases: readonly WorkedCase[];
}
