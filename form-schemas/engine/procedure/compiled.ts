import type { Calendar } from '../calendar/calendar';
import type { CompiledCheck } from '../check/compile';
import type { Condition } from '../check/condition';
import type { CompiledEvaluation } from '../evaluation/compiled-evaluation';
import type { CompiledExpression } from '../expression/compile';
import type { CompiledForm } from '../form/compiled-form';
import type { CompiledMatrix } from '../matrix/compiled-matrix';
import type { Body } from '../model/body';
import type { WindowDocument } from '../model/check';
import type { EffectDocument } from '../model/effect';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { RecordDocument, RecordField, WriteDocument } from '../model/record';
import type { Regime, ScopeDocument } from '../model/regime';
import type { CompiledPaper } from '../paper/compiled-paper';
import type { Type } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A procedure made ready: stages by code, conditions and expressions compiled. */
export interface CompiledProcedure {
  readonly document: ProcedureDocument;
  readonly stages: ReadonlyMap<string, StageDocument>;
  /** Conditions of each gate, in the order of its branches. */
  readonly gates: ReadonlyMap<string, readonly Condition[]>;
  /** Of each parallel stage, in the order of its lanes: when the lane is there; null: always. */
  readonly lanes: ReadonlyMap<string, readonly (Condition | null)[]>;
  /** What each stage writes and does as it is left forwards, or as the end is entered; none where it does nothing. */
  readonly doings: ReadonlyMap<string, CompiledDoings>;
  /** Of a side procedure: when it may be opened; null: no condition. */
  readonly opens: Condition | null;
}

export interface CompiledDoings {
  readonly writes: readonly CompiledWrite[];
  readonly effects: readonly CompiledEffect[];
}

export interface CompiledWrite {
  readonly document: WriteDocument;
  readonly record: CompiledRecord;
  readonly when: Condition | null;
  /** Per field of the record that is written. */
  readonly fields: ReadonlyMap<string, CompiledExpression>;
}

export interface CompiledEffect {
  readonly document: EffectDocument;
  readonly when: Condition | null;
  /** Of `set`. */
  readonly value: CompiledExpression | null;
}

/** A record type with the static types of its fields. */
export interface CompiledRecord {
  readonly document: RecordDocument;
  readonly fields: ReadonlyMap<string, { readonly field: RecordField; readonly type: Type }>;
}

export interface CompiledScopeRule {
  readonly document: ScopeDocument['rules'][number];
  readonly require: Condition;
}

/** A whole regime made ready to be asked. Built once per edition; holds no state of any case. */
export interface CompiledRegime {
  readonly regime: Regime;
  readonly vocabulary: Vocabulary;
  readonly bodies: ReadonlyMap<string, Body>;
  readonly scope: readonly CompiledScopeRule[];
  readonly windows: ReadonlyMap<string, WindowDocument>;
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly matrices: ReadonlyMap<string, CompiledMatrix>;
  readonly checks: ReadonlyMap<string, CompiledCheck>;
  readonly procedures: ReadonlyMap<string, CompiledProcedure>;
  readonly records: ReadonlyMap<string, CompiledRecord>;
  readonly papers: ReadonlyMap<string, CompiledPaper>;
  /** Grades, kinds of evaluation and indicator trees; null where the regime has none. */
  readonly evaluation: CompiledEvaluation | null;
  /** By which workdays of waits are counted; null: Monday to Friday. Given by `withCalendar`. */
  readonly calendar: Calendar | null;
  /** The first clause's article in the words of its city; empty where no clause is known. */
  article(clause: readonly string[]): string;
}
