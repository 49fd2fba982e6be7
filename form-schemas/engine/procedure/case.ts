import type { Day } from '../day';
import type { ChainAction, ChainMode } from '../model/matrix';
import type { Facts, JsonObject } from '../value';

/**
 * A case and what happens to it. Both are plain JSON values: the host stores the events as the truth and
 * the state as their result; `step` over all events gives the same state again.
 */

export interface CaseState {
  readonly procedure: string;
  /** Code of the stage it stands at. */
  readonly stage: string;
  /** Counts entries into stages, from 1; part of each slot's id so that an old decision never hits a new round. */
  readonly visit: number;
  /** The steps of this stage (one for file and review, the matrix's chain for route, none for gate, pool and end). */
  readonly chain: readonly ChainStep[];
  /** Index of the open step in `chain`. */
  readonly step: number;
  /** Every slot opened in this visit, decided ones too. */
  readonly slots: readonly Slot[];
  /** Facts known so far, in the engine's inside form. Computed facts are not stored. */
  readonly facts: Facts;
  /** Latest answers per form code, in JSON form. */
  readonly answers: Readonly<Record<string, JsonObject>>;
  /** Matrix and rows by which this stage's chain was found. */
  readonly route: RouteTaken | null;
  /** Stages left behind, oldest first. */
  readonly trail: readonly TrailEntry[];
  /** What was done outside the rule, with who took it upon themselves. */
  readonly overrides: readonly OverrideTaken[];
  /** Of a list case: its lines by the code of the case each stands for. */
  readonly lines: Readonly<Record<string, LineState>>;
  readonly ended: { readonly outcome: string; readonly positive: boolean; readonly on: Day } | null;
  /** What the last act can still be taken back to; null or absent: nothing can be taken back now. */
  readonly undo?: UndoPoint | null;
}

/** How the case stood before its last act, as far as taking that act back needs it. */
export interface UndoPoint {
  readonly act: 'file' | 'decide';
  readonly person: string;
  readonly bodies: readonly string[];
  readonly stage: string;
  readonly visit: number;
  readonly chain: readonly ChainStep[];
  readonly step: number;
  readonly slots: readonly Slot[];
  readonly route: RouteTaken | null;
  readonly lines: Readonly<Record<string, LineState>>;
  /** Facts and answers that the act changed, as they were; null: not given before. */
  readonly facts: Facts;
  readonly answers: Readonly<Record<string, JsonObject | null>>;
  /** How many overrides there were. */
  readonly overrides: number;
}

export interface ChainStep {
  readonly action: ChainAction | 'file';
  readonly mode: ChainMode;
  readonly bodies: readonly string[];
  readonly ratio: string | null;
  readonly must: readonly string[];
  readonly form: string | null;
  /** Whether the form is filled by the first body only or by each. */
  readonly formBy: 'lead' | 'each';
}

export interface RouteTaken {
  readonly matrix: string;
  readonly rows: readonly string[];
  readonly clause: readonly string[];
}

/** The place where one body acts: the unit of concurrency. */
export interface Slot {
  /** `<visit>.<step>.<body>` */
  readonly id: string;
  readonly step: number;
  readonly body: string;
  /** open · waiting (sequence: not its turn) · decided · closed (the step was settled without it). */
  readonly status: 'open' | 'waiting' | 'decided' | 'closed';
  readonly decision: SlotDecision | null;
}

export type Verdict = 'approve' | 'reject' | 'return';

export interface SlotDecision {
  readonly verdict: Verdict | 'file';
  readonly person: string;
  readonly on: Day;
  readonly opinion: string | null;
  readonly minutes: string | null;
  /** The clerk who entered it and the scan of the paper, where it was taken on paper. */
  readonly recordedBy: string | null;
  readonly scan: string | null;
  /** Other bodies for which the same person signed in the same act. */
  readonly alsoFor: readonly string[];
}

export interface TrailEntry {
  readonly visit: number;
  readonly stage: string;
  /** file · approve · reject · return · withdraw; of a gate: branch · otherwise. */
  readonly outcome: string;
  readonly on: Day;
  /** The stage entered next. */
  readonly to?: string;
  /** Of a gate: the clauses of the branch taken. */
  readonly clause?: readonly string[];
  /** Of a pool: the minutes of the meetings that decided the list. */
  readonly minutes?: readonly string[];
}

export interface OverrideTaken {
  readonly rule: string;
  readonly clause: readonly string[];
  readonly stage: string;
  readonly visit: number;
  readonly body: string;
  readonly person: string;
  readonly reason: string | null;
  readonly citation: string | null;
  readonly on: Day;
}

export interface LineState {
  readonly title: string;
  readonly outcome: Verdict | null;
  /** The step after which it fell out, or null while it is in or when it went through. */
  readonly fellAt: number | null;
  /** The visit of that step. */
  readonly fellIn?: number;
}

/** Who acts. The host has already proven that the person holds these bodies in this case. */
export interface Actor {
  readonly person: string;
  /** Bodies that the person holds here: one signature counts for all of them that are open in the step. */
  readonly bodies: readonly string[];
}

export interface OverrideGiven {
  /** Code of the check or window. */
  readonly rule: string;
  readonly reason?: string;
  readonly citation?: string;
}

interface EventBase {
  readonly on: Day;
  readonly actor: Actor;
}

/** The unit files (or files again after a return). */
export interface FileEvent extends EventBase {
  readonly type: 'file';
  readonly answers: JsonObject;
  /** Scope answers and what the host knows of the unit, in JSON form by fact name. */
  readonly given: JsonObject;
  readonly overrides?: readonly OverrideGiven[];
}

/** One signature on the open slots of the actor's bodies. */
export interface DecideEvent extends EventBase {
  readonly type: 'decide';
  readonly slot: string;
  readonly verdict: Verdict;
  /** Stage to return to. */
  readonly to?: string;
  readonly opinion?: string;
  readonly minutes?: string;
  readonly answers?: JsonObject;
  /** Fresh host facts (sums over the unit's filings), in JSON form. */
  readonly given?: JsonObject;
  readonly overrides?: readonly OverrideGiven[];
  /** Of a list case: lines that do not share the verdict. */
  readonly lines?: Readonly<Record<string, Verdict>>;
  /** A clerk enters what `actor` decided on paper. */
  readonly recordedBy?: { readonly person: string; readonly scan: string };
}

/** Takes back the filing, or the actor's own decision, until the next body has acted. */
export interface WithdrawEvent extends EventBase {
  readonly type: 'withdraw';
  readonly reason: string;
}

/** A list case has decided on this one, which waits in a pool. */
export interface ListDecidedEvent extends EventBase {
  readonly type: 'list-decided';
  readonly list: string;
  readonly outcome: Verdict;
  readonly minutes: readonly string[];
}

export type CaseEvent = FileEvent | DecideEvent | WithdrawEvent | ListDecidedEvent;
