/** Worked cases: facts or answers → expected outcome. `cases/<code>.json`. Run by the tests and before each publication. */

export type WorkedCase = MatrixCase | ScopeCase | CheckCase | StoryCase;

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

/** Scope answers: expects in scope or the rule (code of the scope question or scope rule) that refuses. */
export interface ScopeCase extends WorkedCaseBase {
  readonly kind: 'scope';
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

/** Dated events of one case: after each, what must hold. */
export interface StoryCase extends WorkedCaseBase {
  readonly kind: 'story';
  readonly procedure: string;
  /** Facts known of the unit that files and answers of the host, in JSON form. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly events: readonly StoryEvent[];
}

export interface StoryEvent {
  readonly on: string;
  /** The body that acts. */
  readonly by: string;
  readonly do: 'file' | 'approve' | 'reject' | 'return' | 'withdraw' | 'list-decided';
  readonly to?: string;
  readonly scope?: Readonly<Record<string, unknown>>;
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
  };
}

export interface CasesDocument {
  readonly title: string;
  readonly cases: readonly WorkedCase[];
}
