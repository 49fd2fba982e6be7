import type { ChainMode, ChainAction } from './matrix';

/** Stages, who acts, forms, matrices, checks, outcomes. `procedures/<code>.json`. */

export interface ProcedureDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** main: a project's way. list: one case that decides many lines, each with its own outcome. */
  readonly kind: 'main' | 'list';
  readonly start: string;
  readonly stages: readonly StageDocument[];
  /** Of a list: the pool stage of a main procedure whose waiting cases become its lines. */
  readonly pool?: { readonly procedure: string; readonly stage: string };
}

interface StageBase {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly note?: string;
}

/** A check used at a stage, at its own effect or a milder one (a block shown as a warning while filing). */
export type StageCheck = string | { readonly check: string; readonly as: 'warn' };

/** The unit hands something in. */
export interface FileStage extends StageBase {
  readonly kind: 'file';
  readonly by: readonly string[];
  readonly form: string;
  readonly window?: string;
  readonly checks?: readonly StageCheck[];
  readonly next: string;
}

/** Bodies look at it and decide. */
export interface ReviewStage extends StageBase {
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
}

/** A matrix names the chain of bodies. */
export interface RouteStage extends StageBase {
  readonly kind: 'route';
  readonly matrix: string;
  readonly checks?: readonly StageCheck[];
  readonly outcomes: { readonly approve: string; readonly reject?: string };
  readonly returns?: readonly string[];
}

/** Decides by itself, at once: the first branch whose condition is true. */
export interface GateStage extends StageBase {
  readonly kind: 'gate';
  readonly branches: readonly { readonly if: string; readonly to: string; readonly clause?: readonly string[] }[];
  /** Where to go when no condition is true; absent: the branches must be total, which is proven. */
  readonly otherwise?: string;
}

/** Waits until a list case decides on it. `return` leads out of the pool, e.g. to the single decision. */
export interface PoolStage extends StageBase {
  readonly kind: 'pool';
  readonly list: string;
  readonly outcomes: { readonly approve: string; readonly reject: string; readonly return?: string };
}

export interface EndStage extends StageBase {
  readonly kind: 'end';
  /** The decision word: `founded`, `refused`, `not-admitted`, `withdrawn`, `decided` … */
  readonly outcome: string;
  readonly positive: boolean;
}

export type StageDocument = FileStage | ReviewStage | RouteStage | GateStage | PoolStage | EndStage;
export type StageKind = StageDocument['kind'];
