import type { OverrideDocument } from './check';
import type { DeadlineDocument, DeadlineUnit } from './deadline';
import type { EffectDocument } from './effect';
import type { ChainMode, ChainAction } from './matrix';
import type { WriteDocument } from './record';

/** Stages, who acts, forms, matrices, checks, outcomes. `procedures/<code>.json`. */

export interface ProcedureDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /**
   * main: a project's way. list: one case that decides many lines, each with its own outcome. side: something that
   * happens beside a project, to a unit or to the government, and may change what it stands beside.
   */
  readonly kind: 'main' | 'list' | 'side';
  readonly start: string;
  readonly stages: readonly StageDocument[];
  /** Of a list: the pool stage of a main procedure whose waiting cases become its lines. */
  readonly pool?: { readonly procedure: string; readonly stage: string };
  /** Of a side procedure: when it may be opened. */
  readonly opens?: OpeningDocument;
}

/** When a side procedure may be opened; by whom, says its first stage. */
export interface OpeningDocument {
  /** What it stands beside: the facts of a project, what is recorded of a unit, or of the government itself. */
  readonly of: 'project' | 'unit' | 'government';
  /** Stages of main procedures at which it may be opened, ends among them; absent: at any. */
  readonly at?: readonly { readonly procedure: string; readonly stages: readonly string[] }[];
  /** Condition over the facts of what it stands beside; with the words that say what is missing. */
  readonly when?: { readonly if: string; readonly message: string; readonly clause: readonly string[] };
  /** The record type of which it concerns one open row: a supplement its contract, a lifting its sanction. */
  readonly about?: string;
  /** Several may be under way at once; else the next waits until the last has ended. */
  readonly several?: boolean;
  /** Goes on while its project is suspended: what lifts the suspension, or ends the project. */
  readonly whileSuspended?: boolean;
}

interface StageBase {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly note?: string;
}

/** A check used at a stage, at its own effect or a milder one (a block shown as a warning while filing). */
export type StageCheck = string | { readonly check: string; readonly as: 'warn' };

/** A stage that waits for people. */
interface WaitingStage extends StageBase {
  /** Of each task that opens here; of a file stage only for filing again after a return, of a pool for the list. */
  readonly deadline?: DeadlineDocument;
  /** Rows that are written into records when the stage is left forwards. */
  readonly writes?: readonly WriteDocument[];
  /** What then becomes of the case that it stands beside. */
  readonly effects?: readonly EffectDocument[];
}

/** The unit hands something in. */
export interface FileStage extends WaitingStage {
  readonly kind: 'file';
  readonly by: readonly string[];
  readonly form: string;
  readonly window?: string;
  readonly checks?: readonly StageCheck[];
  readonly next: string;
}

/** Something that has happened outside is put on record: a contract was signed, a system was handed over. */
export interface RecordStage extends WaitingStage {
  readonly kind: 'record';
  readonly by: readonly string[];
  readonly form: string;
  readonly checks?: readonly StageCheck[];
  readonly next: string;
  /** Stages to which whoever should put it on record may send it back instead. */
  readonly returns?: readonly string[];
}

/** A time that must pass: a publicity, a trial run. Somebody ends it, not before its earliest day. */
export interface WaitStage extends WaitingStage {
  readonly kind: 'wait';
  readonly by: readonly string[];
  readonly atLeast: PeriodDocument;
  readonly form?: string;
  readonly checks?: readonly StageCheck[];
  readonly next: string;
}

/**
 * At least so long: the day on which it begins is not counted, the earliest day to go on is the one after the last day
 * counted for `day` and `workday`, the corresponding day for `month`. Days off do not shift it.
 */
export interface PeriodDocument {
  /** A number, or an integer parameter `parameters.<name>`; a parameter that is 0 asks for no time. */
  readonly count: number | string;
  readonly unit: DeadlineUnit;
  /** The date fact from which it runs; absent: the day on which the stage was entered. */
  readonly from?: string;
  readonly clause: readonly string[];
  /** Who may shorten it and on what terms, where the text says 原则上; absent: nobody. Its rule is the stage's code. */
  readonly override?: OverrideDocument;
}

/** Several lanes at once, each decided by itself; it goes on when all of them are. A refusal or return of one settles it. */
export interface ParallelStage extends WaitingStage {
  readonly kind: 'parallel';
  readonly lanes: readonly LaneDocument[];
  readonly checks?: readonly StageCheck[];
  readonly outcomes: { readonly approve: string; readonly reject?: string };
  readonly returns?: readonly string[];
}

export interface LaneDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** The lane is only there when this is true; judged as the stage is entered. No lane at all: it passes at once. */
  readonly when?: string;
  readonly action: ChainAction;
  readonly mode: ChainMode;
  readonly by: readonly string[];
  readonly form?: string;
  readonly formBy?: 'lead' | 'each';
  readonly ratio?: string;
  readonly must?: readonly string[];
  readonly signers?: readonly string[];
  readonly deadline?: DeadlineDocument;
}

/** Bodies look at it and decide. */
export interface ReviewStage extends WaitingStage {
  readonly kind: 'review';
  readonly action: ChainAction;
  readonly mode: ChainMode;
  readonly by: readonly string[];
  /** Filled with the decision: by the first body of `by`, the lead, unless `formBy` says each. */
  readonly form?: string;
  readonly formBy?: 'lead' | 'each';
  readonly ratio?: string;
  readonly must?: readonly string[];
  /** Run when the stage is approved. */
  readonly checks?: readonly StageCheck[];
  readonly outcomes: { readonly approve: string; readonly reject?: string };
  /** Stages to which it may be returned; each lies on every path to here. */
  readonly returns?: readonly string[];
  /** Bodies that may be asked besides while it is open (加签). */
  readonly signers?: readonly string[];
}

/** A matrix names the chain of bodies. */
export interface RouteStage extends WaitingStage {
  readonly kind: 'route';
  readonly matrix: string;
  readonly checks?: readonly StageCheck[];
  readonly outcomes: { readonly approve: string; readonly reject?: string };
  readonly returns?: readonly string[];
  readonly signers?: readonly string[];
}

/** Decides by itself, at once: the first branch whose condition is true. */
export interface GateStage extends StageBase {
  readonly kind: 'gate';
  readonly branches: readonly { readonly if: string; readonly to: string; readonly clause?: readonly string[] }[];
  /** Where to go when no condition is true; absent: the branches must be total, which is proven. */
  readonly otherwise?: string;
}

/** Waits until a list case decides on it. `return` leads out of the pool, e.g. to the single decision. */
export interface PoolStage extends WaitingStage {
  readonly kind: 'pool';
  readonly list: string;
  readonly outcomes: { readonly approve: string; readonly reject: string; readonly return?: string };
}

export interface EndStage extends StageBase {
  readonly kind: 'end';
  /** The decision word: `founded`, `refused`, `not-admitted`, `withdrawn`, `decided` … */
  readonly outcome: string;
  readonly positive: boolean;
  readonly writes?: readonly WriteDocument[];
  readonly effects?: readonly EffectDocument[];
}

export type StageDocument =
  FileStage | RecordStage | WaitStage | ReviewStage | RouteStage | ParallelStage | GateStage | PoolStage | EndStage;
export type StageKind = StageDocument['kind'];
