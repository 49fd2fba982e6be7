import type { Rest } from '../calendar/rest';
import type { Day } from '../day';
import type { DeadlineDocument } from '../model/deadline';
import type { ChainAction, ChainMode } from '../model/matrix';
import type { Facts, JsonObject, Value } from '../value';

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
  /** Rows that this case has written, oldest first; of other cases of the project the host knows them. */
  readonly rows: readonly WrittenRow[];
  /** Rows (of this or other cases) that this case has closed. */
  readonly closed: readonly ClosedRow[];
  /** What this side case has done to the one that it stands beside, oldest first. */
  readonly effects: readonly EffectDone[];
  /** Of a side case: the row that it is about. */
  readonly about: string | null;
  /** Set by a side case: nothing goes on until it is lifted. */
  readonly suspended: (Suspension & { readonly also?: readonly Suspension[] }) | null;
  /** Times for which it was suspended, oldest first: limits do not run then. Absent: never. */
  readonly rests?: readonly Rest[];
  /** Reminders of slots that are open or have been, oldest first. */
  readonly reminders: readonly { readonly slot: string; readonly person: string; readonly on: Day }[];
  /** Whom the case was copied to for their knowledge. */
  readonly copies: readonly {
    readonly body: string;
    readonly by: string;
    readonly on: Day;
    readonly note: string | null;
  }[];
  /** What whoever sent the case back to this stage asks to be mended; gone when the stage is left. */
  readonly remarks?: readonly OpenRemark[];
}

/** By which side case, and since when; `also` in a state: those that came later and have not been lifted either. */
export interface Suspension {
  readonly on: Day;
  readonly from: string;
  /** The side case's code, where `from` is another name of it. */
  readonly by?: string;
  readonly clause: readonly string[];
}

/** A row of a typed record. */
export interface WrittenRow {
  /** Unique within the case: `<visit>.<number>`, within the project with the case's code before it. */
  readonly id: string;
  readonly record: string;
  readonly on: Day;
  readonly stage: string;
  /** In the engine's inside form, by field. */
  readonly fields: Facts;
  readonly clause: readonly string[];
}

export interface ClosedRow {
  /** As `CaseState.about`: the id under which the host gave it. */
  readonly row: string;
  readonly on: Day;
  readonly stage: string;
}

/** An effect with what it needs to be done elsewhere. */
export type EffectDone = { readonly on: Day; readonly stage: string; readonly clause: readonly string[] } & Effect;

export type Effect =
  | { readonly effect: 'suspend' }
  /** `lifts`: the side case whose suspension it lifts, of a lifting about a row which that case has written; absent: all. */
  | { readonly effect: 'resume'; readonly lifts?: string }
  | { readonly effect: 'restart'; readonly to: string }
  | { readonly effect: 'end'; readonly to: string }
  | { readonly effect: 'set'; readonly fact: string; readonly value: Value };

/** What is asked to be mended, and where. */
export interface FieldRemark {
  /** Of a field of the form to be mended: `total`, `funds[0].amount`, `funds[0]` for a row; empty: of the whole. */
  readonly path: string;
  readonly text: string;
}

export interface OpenRemark extends FieldRemark {
  /** The stage that sent the case back, and in whose name. */
  readonly stage: string;
  readonly body: string;
  readonly person: string;
  readonly on: Day;
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
  readonly remarks?: readonly OpenRemark[];
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
  /** Of a parallel stage: the lane, whose steps are all open at once. */
  readonly lane?: string;
  /** Bodies that may be asked besides. */
  readonly signers?: readonly string[];
  /** The step's own limit, where it has one. */
  readonly deadline?: DeadlineDocument;
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
  /** Who alone may decide it, after it was handed over (转办). */
  readonly assignee?: string;
  /** Who asked this body besides (加签), and when. */
  readonly added?: { readonly by: string; readonly on: Day };
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
  /** The person in whose place a proxy signed. */
  readonly proxyOf?: string;
}

export interface TrailEntry {
  readonly visit: number;
  readonly stage: string;
  /** file · approve · reject · return · withdraw; of a gate: branch · otherwise; of a main case also restart · end, by a side case. */
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
  /** Bodies held as the dated proxy of somebody: body → that person. The host has proven the days. */
  readonly proxyOf?: Readonly<Record<string, string>>;
  /** Slots that were handed over to somebody who no longer holds their body: everybody's again. The host has proven it. */
  readonly released?: readonly string[];
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

/** What the host tells a case of everything around it as it acts, in JSON form by fact name. */
interface Told {
  /** Fresh host facts (sums over the unit's filings, records). */
  readonly given?: JsonObject;
  /** Of a side case: the facts of what it stands beside. */
  readonly beside?: JsonObject;
}

/** The unit files (or files again after a return); of a record or wait stage: it is put on record, or the wait is over. */
export interface FileEvent extends EventBase {
  readonly type: 'file';
  readonly answers: JsonObject;
  /** Scope answers and what the host knows of unit and project, in JSON form by fact name. */
  readonly given: JsonObject;
  /** Of a side case: the facts of what it stands beside, in JSON form. */
  readonly beside?: JsonObject;
  readonly overrides?: readonly OverrideGiven[];
}

/** One signature on the open slots of the actor's bodies. */
export interface DecideEvent extends EventBase, Told {
  readonly type: 'decide';
  readonly slot: string;
  readonly verdict: Verdict;
  /** Stage to return to. */
  readonly to?: string;
  readonly opinion?: string;
  readonly minutes?: string;
  readonly answers?: JsonObject;
  readonly overrides?: readonly OverrideGiven[];
  /** Of a list case: lines that do not share the verdict. */
  readonly lines?: Readonly<Record<string, Verdict>>;
  /** With a return or a refusal: what is to be mended, field by field. */
  readonly remarks?: readonly FieldRemark[];
  /** A clerk enters what `actor` decided on paper. */
  readonly recordedBy?: { readonly person: string; readonly scan: string };
}

/** Takes back the filing, or the actor's own decision, until the next body has acted. */
export interface WithdrawEvent extends EventBase {
  readonly type: 'withdraw';
  readonly reason: string;
}

/** A list case has decided on this one, which waits in a pool. */
export interface ListDecidedEvent extends EventBase, Told {
  readonly type: 'list-decided';
  readonly list: string;
  readonly outcome: Verdict;
  readonly minutes: readonly string[];
}

/** Hands a slot over to another person who holds its body (转办). */
export interface TransferEvent extends EventBase {
  readonly type: 'transfer';
  readonly slot: string;
  readonly to: string;
  readonly reason: string;
}

/** Asks one more body in the same step (加签); its approval is then needed as that of the others. */
export interface AddSignerEvent extends EventBase {
  readonly type: 'add-signer';
  /** The actor's own open slot. */
  readonly slot: string;
  readonly body: string;
  readonly reason: string;
}

/** Takes back what `add-signer` asked, by whom it was asked, while it is open (减签). */
export interface RemoveSignerEvent extends EventBase, Told {
  readonly type: 'remove-signer';
  readonly slot: string;
  readonly reason: string;
}

/** Reminds whoever holds an open slot (催办); once a day for each slot. */
export interface RemindEvent extends EventBase {
  readonly type: 'remind';
  readonly slot: string;
}

/** Copies the case to bodies for their knowledge (抄送). */
export interface CopyEvent extends EventBase {
  readonly type: 'copy';
  readonly bodies: readonly string[];
  readonly note?: string;
}

/** What a side case has done to this one; comes from the host with the side case's code. */
export interface EffectEvent extends EventBase, Told {
  readonly type: 'effect';
  readonly from: string;
  /** The side case's code, where `from` is another name of it. */
  readonly by?: string;
  readonly effect: Effect;
  readonly clause: readonly string[];
}

export type CaseEvent =
  | FileEvent
  | DecideEvent
  | WithdrawEvent
  | ListDecidedEvent
  | TransferEvent
  | AddSignerEvent
  | RemoveSignerEvent
  | RemindEvent
  | CopyEvent
  | EffectEvent;
