/** The engine's one door: everything public of every room. Pure; safe in a browser. */
export {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isLeapYear,
  monthDayOf,
  parseDay,
  weekdayOf,
  yearOf,
  type Day,
} from './day';
export { fine, found, isFine, type Finding, type FindingParameter, type Outcome, type Severity } from './finding';
export { FEN_PER_YUAN, MAX_FEN, fen, formatYuan, parseYuan, sumFen, wordMoney, type Fen } from './money';
export type { Facts, Json, JsonObject, Ratio, Type, TypeKind, Value, ValueList, ValueRecord } from './value';

export type { BodiesDocument, Body } from './model/body';
export type { CalendarDocument } from './model/calendar';
export type { CheckDocument, ChecksDocument, OverrideDocument, WindowDocument, WindowsDocument } from './model/check';
export type { Clause, ClauseEffect, ClausesDocument, TextGap } from './model/clause';
export type { ClockDocument, ClocksDocument, ClockSpan, DeadlineDocument, DeadlineUnit } from './model/deadline';
export type { EffectDocument } from './model/effect';
export {
  INDICATOR_KINDS,
  type ConfirmMode,
  type EvaluationDocument,
  type EvaluationKindDocument,
  type GradeDocument,
  type IndicatorDocument,
  type IndicatorKind,
  type IndicatorTreeDocument,
} from './model/evaluation';
export type { Fact, FactKind, FactOption, FactOwner, FactsDocument } from './model/fact';
export {
  FILE_KINDS,
  FORM_COMPONENTS,
  TEXT_FORMATS,
  type AttachmentAnswer,
  type FileKind,
  type FieldRule,
  type FormComponent,
  type FormDocument,
  type FormItems,
  type FormNode,
  type FormRoot,
  type TextFormat,
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
  LaneDocument,
  OpeningDocument,
  ParallelStage,
  PeriodDocument,
  PoolStage,
  ProcedureDocument,
  RecordStage,
  ReviewStage,
  RouteStage,
  StageCheck,
  StageDocument,
  StageKind,
  WaitStage,
} from './model/procedure';
export type { GridItem, PaperBlock, PaperDocument, PaperNumber } from './model/paper';
export type { RecordDocument, RecordField, RecordsDocument, WriteDocument } from './model/record';
export {
  ACCEPTANCE_KINDS,
  SECURITY_KINDS,
  type AcceptanceDocument,
  type AcceptanceKind,
  type AcceptancePointDocument,
  type AcceptanceStepDocument,
  type FieldPlace,
  type PointTableDocument,
  type ProblemsDocument,
  type SaidDocument,
  type SecurityFactDocument,
  type SecurityKind,
} from './model/acceptance';
export type {
  AmountOfRows,
  BudgetBound,
  BudgetDocument,
  ExecutionDocument,
  FundLinkDocument,
  LedgerDocument,
  PlanDocument,
  SimilarDocument,
  SystemSourceDocument,
  TallyDocument,
  YearAmount,
} from './model/ledger';
export {
  ENGINE_SEMANTICS,
  type CatalogueDocument,
  type ParameterDocument,
  type Regime,
  type RegimeDocument,
  type RegimeOrigin,
  type ScopeDocument,
} from './model/regime';
export type {
  CasesDocument,
  CheckCase,
  DueCase,
  FormCase,
  MatrixCase,
  ScopeCase,
  StoryAct,
  StoryCase,
  StoryEvaluation,
  StoryEvent,
  WorkedCase,
} from './model/worked-case';

export { compileCalendar, isWorkday, wordWeekday, type Calendar } from './calendar/calendar';
export { addWorkdays, dueDay, dueState, nearUntil, type DueDay, type DueState } from './calendar/count';
export { earliestDay, escalationDay, NO_CALENDAR } from './calendar/earliest';
export type { Limit, Rest } from './calendar/rest';

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
export { wordValue as wordFieldValue } from './vocabulary/word-value';

export { analyse, type AnalysisOptions } from './matrix/analyse';
export {
  HIGH_WORDS,
  LOW_WORDS,
  includesBound,
  joinWord,
  usualWord,
  wordBand,
  type HighWord,
  type LowWord,
} from './matrix/band-words';
export type { Box, BoxColumn } from './matrix/box-words';
export { isOrdered, type CellColumn } from './matrix/cell-column';
export { readCell, type CellContext, type CellReading } from './matrix/cell-read';
export { cellText, editText, showCell, understood, wordTests, wordValue, type ShownCell } from './matrix/cell-show';
export { compileMatrix } from './matrix/compile';
export { MOST_ROWS } from './matrix/most-rows';
export { MOST } from './regime-size';
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

export type { CompiledPaper } from './paper/compiled-paper';
export { writeNumber } from './paper/number-pattern';
export { splitText as splitPaperText } from './paper/split-text';
export { PAPER_FIELDS, type PaperFacts } from './paper/paper-words';
export { occasionOf, takenBackOn } from './printing/occasion';
export type { PaperCase, PaperOpinion } from './printing/paper-case';
export { printPaper } from './printing/print-paper';
export type { PrintedBlock, PrintedCell, PrintedPaper, PrintedTable } from './printing/printed-paper';
export { compileEvaluation, gradeOf } from './evaluation/compile';
export { compileTree } from './evaluation/compile-tree';
export type {
  CompiledEvaluation,
  CompiledGrade,
  CompiledIndicator,
  CompiledTree,
} from './evaluation/compiled-evaluation';
export { FULL_SCORE, percentOf, readHundredths, wordHundredths } from './evaluation/hundredths';
export { problemsOf, type ProblemFound } from './evaluation/problems';
export { evaluationValue, type EvaluationResult } from './evaluation/results';
export { judgeSheet, type JudgedSheet, type SheetEntry, type SheetLine } from './evaluation/sheet';
export { COMPARISONS, isMet, readTargets, type Comparison, type Target } from './evaluation/targets';

export { bodyTitle, bodyTitles, namedBody } from './model/body-titles';
export { compileRegime, withCalendar } from './compiled-regime';
export { availableActions, type AvailableAction } from './procedure/available-actions';
export type {
  Actor,
  CaseEvent,
  CaseState,
  ChainStep,
  DecideEvent,
  FieldRemark,
  FileEvent,
  LineState,
  ListDecidedEvent,
  OpenRemark,
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
export { deadlineOf, dueOf, limitOf, restedDue, type Due, type StageLimit } from './procedure/due';
export { formsOf } from './procedure/forms-of';
export { sourceOf, toldByHost } from './procedure/given';
export { lineOutcomes, openCase, openList, openSide } from './procedure/open-case';
export { previewRoute, type PreviewStage } from './procedure/preview-route';
export { remarkedField, remarkedForm } from './procedure/remarks';
export { askScope, judgeScope, scopeAnswers, type JudgedScope, type ScopeAnswer } from './procedure/scope';
export { earliestDay as earliestDayOf, type EarliestDay } from './procedure/earliest-day';
export { wordEffect } from './procedure/do-writes';
export { effectEvents } from './procedure/effect-events';
export { openable } from './procedure/openable';
export { takesPart } from './procedure/notices';
export { signedSlots } from './procedure/sign';
export { isAnothers, openOnes, principalOf } from './procedure/slots';
export { goesOnWhileSuspended, mayAct } from './procedure/suspended';
export { isHandIn, type HandInStage } from './procedure/hand-in';
export { replay, replayFrom, step } from './procedure/step';
export { readRow, readState, writeRow, writeState } from './procedure/stored-state';
export { readWindow, type WindowReading } from './procedure/window';

export { factsOfClock } from './deadline/clock-conditions';
export { clocksOf, runningStatus, type ClockState } from './deadline/clocks';
export { latenessOn, remindersOn, type ClockNotice } from './deadline/notices';
export { duesOf, type StageDue } from './deadline/stage-dues';
export { isLeftBehind, mayGoOn, offeredActions } from './project/go-on';
export { mayOpenSide, sidesToOpen, type SideToOpen } from './project/opening';
export type { Row, Surroundings } from './project/project';
export { todayFact } from './procedure/record-facts';
export { besideFacts, standingFacts, surroundingFacts } from './project/project-facts';
export { capsOf, type Cap } from './project/caps';
export { executionRate, rateText } from './project/execution-rate';
export { budgetBookings, type BudgetBooking } from './project/budget-bookings';
export { amountsOf, fundChain, type FundLink, type FundPart } from './project/fund-chain';
export { likeness, type Likeness, PairNumbers, pairsOf } from './project/likeness';
export { canBeClosed, rowId, rowsOf } from './project/rows';
export { isTold, tellCase } from './project/tell-case';

export { acceptanceOf, type Acceptance } from './acceptance/acceptance';
export type { AcceptanceProblem, AcceptanceState, AcceptanceStep } from './acceptance/chain';
export type { AcceptanceGate } from './acceptance/gates';
export type { AcceptancePoint, PointState } from './acceptance/points';
export type { SecurityFact, SecurityGate, SecurityState } from './acceptance/security';
export type { ProjectStanding, Said } from './acceptance/standing';

export { actualOf, withExpectation, type CaseActual, type EventActual } from './proof/actual';
export { caseFinder } from './proof/case-places';
export type { PlaceKind } from './proof/citations';
export { coverage, coverageOf, type ClauseCoverage, type ClauseProof, type CoveringRule } from './proof/coverage';
export { ENGINE_RULES, type EngineRule } from './proof/engine-rules';
export { placeByCode } from './proof/place-by-code';
export { isPublishable, proveRegime, verifyRegime } from './proof/prove';
export { told } from './proof/told';
export type { ProofRule } from './proof/rule';
export { PROOF_RULES } from './proof/rules';
export { runCase, type CaseResult } from './proof/run-case';
