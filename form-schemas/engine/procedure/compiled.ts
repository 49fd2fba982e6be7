import type { CompiledCheck } from '../check/compile';
import type { Condition } from '../check/condition';
import type { CompiledForm } from '../form/compiled-form';
import type { CompiledMatrix } from '../matrix/compiled-matrix';
import type { Body } from '../model/body';
import type { WindowDocument } from '../model/check';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { Regime, ScopeDocument } from '../model/regime';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A procedure made ready: stages by code, gate conditions compiled. */
export interface CompiledProcedure {
  readonly document: ProcedureDocument;
  readonly stages: ReadonlyMap<string, StageDocument>;
  /** Conditions of each gate, in the order of its branches. */
  readonly gates: ReadonlyMap<string, readonly Condition[]>;
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
  /** The first clause's article in the words of its city; empty where no clause is known. */
  article(clause: readonly string[]): string;
}
