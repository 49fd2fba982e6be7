/** The engine's one door: everything public of every room. Pure; safe in a browser. */
export { addMonths, daysInMonth, isLeapYear, monthDayOf, parseDay, yearOf, type Day } from './day';
export { fine, found, isFine, type Finding, type FindingParameter, type Outcome, type Severity } from './finding';
export { FEN_PER_YUAN, MAX_FEN, fen, formatYuan, parseYuan, sumFen, wordMoney, type Fen } from './money';
export type { Facts, Json, JsonObject, Ratio, Type, TypeKind, Value, ValueList, ValueRecord } from './value';

export type { BodiesDocument, Body } from './model/body';
export type { CheckDocument, ChecksDocument, OverrideDocument, WindowDocument, WindowsDocument } from './model/check';
export type { Clause, ClauseEffect, ClausesDocument, TextGap } from './model/clause';
export type { Fact, FactKind, FactOption, FactOwner, FactsDocument } from './model/fact';
export {
  FORM_COMPONENTS,
  type AttachmentAnswer,
  type FieldRule,
  type FormComponent,
  type FormDocument,
  type FormItems,
  type FormNode,
  type FormRoot,
} from './model/form';
export type {
  ChainAction,
  ChainMode,
  ChainStepDocument,
  HitPolicy,
  MatrixDocument,
  MatrixInput,
  MatrixRow,
} from './model/matrix';
export type {
  EndStage,
  FileStage,
  GateStage,
  PoolStage,
  ProcedureDocument,
  ReviewStage,
  RouteStage,
  StageCheck,
  StageDocument,
  StageKind,
} from './model/procedure';
export {
  ENGINE_SEMANTICS,
  type ParameterDocument,
  type Regime,
  type RegimeDocument,
  type ScopeDocument,
} from './model/regime';
export type {
  CasesDocument,
  CheckCase,
  MatrixCase,
  ScopeCase,
  StoryCase,
  StoryEvent,
  WorkedCase,
} from './model/worked-case';

export type { Node } from './expression/ast';
export { compileExpression, type CompiledExpression } from './expression/compile';
export { exactFromText, exactToText } from './expression/exact';
export { KEYWORDS, LANGUAGE_VERSION } from './expression/language';
export { parseExpression } from './expression/parse';
export { printExpression } from './expression/print';
export type { Scope } from './expression/scope';
export { didYouMean, nearest } from './expression/suggest';
export { matchesUnary, parseUnary, printUnary, type Equal, type Interval, type UnaryTests } from './expression/unary';

export { readFacts, writeFacts } from './vocabulary/read-facts';
export { readValue, writeValue } from './vocabulary/read-value';
export { compileVocabulary, type Vocabulary } from './vocabulary/vocabulary';

export { analyse, type AnalysisOptions } from './matrix/analyse';
export type { Box, BoxColumn } from './matrix/box-words';
export { compileMatrix } from './matrix/compile';
export type { CompiledInput, CompiledMatrix, MatrixDecision } from './matrix/compiled-matrix';
export { decide } from './matrix/decide';
export { BOTH_INCLUDED, literalBounds, literalMatrix } from './matrix/literal';
export type { MatrixAnalysis } from './matrix/matrix-analysis';
export { proveWords } from './matrix/prove-words';
export { wordExtent } from './matrix/wording';
export { parseBandWords, type BandWords, type BoundSemantics } from './matrix/words';

export { answersJsonSchema } from './form/answers-json-schema';
export { answersTypeScript } from './form/answers-typescript';
export { compileForm } from './form/compile-form';
export type { CompiledField, CompiledForm } from './form/compiled-form';
export { evaluateForm } from './form/evaluate-form';
export type { FieldState, FormEvaluation, FormInput } from './form/form-evaluation';
export { formilySchema } from './form/formily';

export { compileCondition, type Condition } from './check/condition';
export { compileChecks, type CompiledCheck } from './check/compile';
export { runCheck, type CheckResult, type CheckVerdict } from './check/run';
export { placeholders, wordMessage } from './check/wording';

export { compileRegime } from './compiled-regime';
export { availableActions, type AvailableAction } from './procedure/available-actions';
export type {
  Actor,
  CaseEvent,
  CaseState,
  ChainStep,
  DecideEvent,
  FileEvent,
  LineState,
  ListDecidedEvent,
  OverrideGiven,
  OverrideTaken,
  RouteTaken,
  Slot,
  SlotDecision,
  TrailEntry,
  UndoPoint,
  Verdict,
  WithdrawEvent,
} from './procedure/case';
export type { CompiledProcedure, CompiledRegime, CompiledScopeRule } from './procedure/compiled';
export { sourceOf } from './procedure/given';
export { lineOutcomes, openCase, openList } from './procedure/open-case';
export { previewRoute, type PreviewStage } from './procedure/preview-route';
export { askScope, judgeScope, type JudgedScope, type ScopeAnswer } from './procedure/scope';
export { openOnes } from './procedure/slots';
export { replay, replayFrom, step } from './procedure/step';
export { readState, writeState } from './procedure/stored-state';
export { readWindow, type WindowReading } from './procedure/window';

export { coverage, coverageOf, type ClauseCoverage } from './proof/coverage';
export { isPublishable, proveRegime, verifyRegime } from './proof/prove';
export type { ProofRule } from './proof/rule';
export { PROOF_RULES } from './proof/rules';
export { runCase, type CaseResult } from './proof/run-case';
