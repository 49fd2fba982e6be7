import { isBlank } from '../blank';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { ParallelStage, RecordStage, ReviewStage, RouteStage, StageDocument } from '../model/procedure';
import type { CaseState, ChainStep, DecideEvent, OpenRemark, Slot, UndoPoint, Verdict } from './case';
import { changes } from './changes';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { fillForm } from './decision-form';
import { hasWritten } from './do-writes';
import { leaveFor } from './enter-stage';
import { findSlot } from './find-slot';
import { HOST_OWNERS, mergeFacts, readBeside, readGiven } from './given';
import { isHandIn } from './hand-in';
import { isParallel, openSteps } from './lanes';
import { applyLines, linesIn } from './list-lines';
import { judgeRemarks, remarkedForm } from './remarks';
import { settle } from './settle';
import { closeSteps, signedSlots, signSlots } from './sign';
import { openSlots } from './slots';
import { nameBodies, speak, withArticle } from './speak';
import { runStageChecks, takeEarlyOverrides, type CheckedStage } from './stage-checks';

/** Stages at which bodies decide; of a record stage only that it goes back. */
export type DecidingStage = ReviewStage | RouteStage | ParallelStage | RecordStage;

const NOTHING: CheckedStage = { findings: [], taken: [] };

/** Whether slots of a stage are decided: at a record stage whoever should put it on record may send it back instead. */
export function isDeciding(stage: StageDocument | undefined): stage is DecidingStage {
  return (
    stage?.kind === 'review' ||
    stage?.kind === 'route' ||
    stage?.kind === 'parallel' ||
    (stage?.kind === 'record' && (stage.returns ?? []).length > 0)
  );
}

/** Where a decision leads; a record stage knows none but a return. */
export function outcomesOf(stage: DecidingStage): { readonly approve?: string; readonly reject?: string } {
  return stage.kind === 'record' ? {} : stage.outcomes;
}

/** A body decides its slot: approve, reject or return. What follows is settled from the signatures alone. */
export function decideSlot(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: DecideEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  if (!isDeciding(stage) || state.chain.length === 0) {
    const title = stage?.title ?? state.stage;
    const message =
      stage?.kind === 'pool'
        ? `“${title}”等待清单统一决定，不能单独办理`
        : `“${title}”环节不作审批决定；${isHandIn(stage) && stage.kind !== 'file' ? '本环节' : '申报环节'}请用“提交申报”`;
    return found(state, [
      speak(regime, { code: 'slot-unknown', message, clause: stage?.clause ?? [], rule: state.stage }),
    ]);
  }
  const slot = findSlot(regime, state, stage, event.slot, event.actor);
  if ('severity' in slot) return found(state, [slot]);
  const open = state.chain[slot.step];
  if (!open) return found(state, []);
  const step: ChainStep = stage.kind === 'record' ? { ...open, form: null } : open;
  const signed = signedSlots(regime, state, step, slot, event);
  const act = [
    ...judgeAct(regime, procedure, stage, signed, event),
    ...judgeWhatIsAsked(regime, procedure, state, stage, event),
  ];
  if (act.length > 0) return found(state, act);

  const given = readGiven(regime, event.given ?? {}, HOST_OWNERS, state.procedure);
  const beside = readBeside(regime, state.procedure, event.beside);
  const known = mergeFacts(mergeFacts(state.facts, beside.value), given.value);
  const form = fillForm(regime, state, known, step, signed, event, stage.clause);
  const lines = applyLines(regime, state, step, slot.step, event, stage.clause);
  const findings = [
    ...[...given.findings, ...beside.findings].map((finding) => withArticle(regime, finding, stage.clause)),
    ...form.findings,
    ...lines.findings,
  ];
  if (!isFine(findings)) return found(state, findings);

  const decided: CaseState = {
    ...state,
    slots: signSlots(state, step, signed, event),
    facts: form.value.facts,
    answers: form.value.answers,
    lines: lines.value,
  };
  const moved = settleStep(regime, procedure, stage, slot.step, decided, signed, event);
  const next = moved.value;
  const undo = next.ended || hasWritten(state, next) ? null : undoPoint(state, signed, event, next);
  return found({ ...next, undo }, [...findings, ...moved.findings]);
}

/** What can be said against the act from the event and the stage alone. */
function judgeAct(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: DecidingStage,
  signed: readonly Slot[],
  event: DecideEvent,
): readonly Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, message: string, parameters: Readonly<Record<string, readonly string[]>> = {}) =>
    findings.push(speak(regime, { code, message, clause: stage.clause, rule: stage.code, parameters }));
  const returns = stage.returns ?? [];
  const wordReturns = returns.map((code) => `“${procedure.stages.get(code)?.title ?? code}”`).join('、');
  const possible = [
    stage.kind === 'record' ? '提交记录' : '同意',
    ...(outcomesOf(stage).reject === undefined ? [] : ['不同意']),
    ...(returns.length > 0 ? [`退回到${wordReturns}`] : []),
  ].join('、');
  if (event.verdict !== 'return' && outcomesOf(stage)[event.verdict] === undefined) {
    const word = event.verdict === 'reject' ? '不同意' : '同意';
    say('verdict-not-possible', `“${stage.title}”不能作“${word}”的决定；可以：${possible}`, { returns });
  }
  if (event.verdict === 'return' && returnTarget(stage, event) === undefined) {
    const message =
      returns.length === 0 ? `“${stage.title}”不能退回；可以：${possible}` : `“${stage.title}”只能退回到${wordReturns}`;
    say('return-not-possible', message, { returns });
  }
  if (event.verdict !== 'approve' && isBlank(event.opinion ?? '')) {
    const word = event.verdict === 'reject' ? '不同意' : '退回';
    say('opinion-needed', `${word}须在意见中写明理由：申报单位凭它补正，日后凭它说明`);
  }
  if (event.verdict !== 'approve' && (event.overrides ?? []).length > 0) {
    say('override-not-here', '准予例外只随“同意”给出；退回或不同意时请去掉所给的例外');
  }
  const meetings = signed.filter((slot) => regime.bodies.get(slot.body)?.kind === 'meeting').map((slot) => slot.body);
  if (meetings.length > 0 && isBlank(event.minutes ?? '')) {
    say('minutes-needed', `${nameBodies(regime, meetings)}以会议决定，须填写会议纪要文号`, { bodies: meetings });
  }
  if (event.recordedBy) {
    if (event.recordedBy.person === event.actor.person) say('recorder-is-actor', '代为录入的人不能是作出决定的本人');
    if (isBlank(event.recordedBy.scan)) say('scan-needed', '代为录入纸质决定须附扫描件');
  }
  return findings;
}

/** Remarks come with what sends the case back or refuses it, and name fields of the form to be mended. */
function judgeWhatIsAsked(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  stage: DecidingStage,
  event: DecideEvent,
): readonly Finding[] {
  const remarks = event.remarks ?? [];
  if (remarks.length === 0) return [];
  if (event.verdict === 'approve') {
    const message = '逐项意见只随“退回”或“不同意”给出；同意时请写在意见中';
    return [speak(regime, { code: 'remarks-not-here', message, clause: stage.clause, path: 'remarks' })];
  }
  const to = event.verdict === 'return' ? returnTarget(stage, event) : outcomesOf(stage).reject;
  return judgeRemarks(regime, remarkedForm(regime, procedure, state, to), state.answers, remarks, stage.clause);
}

/** Remarks as they stand at the stage gone back to. */
function openRemarks(stage: DecidingStage, signed: readonly Slot[], event: SettlingAct): readonly OpenRemark[] {
  const body = signed[0]?.body ?? '';
  return (event.remarks ?? []).map(({ path, text }) => ({
    path,
    text,
    stage: stage.code,
    body,
    person: event.actor.person,
    on: event.on,
  }));
}

function returnTarget(stage: DecidingStage, event: Pick<DecideEvent, 'to'>): string | undefined {
  const returns = stage.returns ?? [];
  if (event.to === undefined) return returns.length === 1 ? returns[0] : undefined;
  return returns.find((code) => code === event.to);
}

/** What an act on a step needs to settle it: a decision, or the end of what was asked of another body. */
export type SettlingAct = Pick<DecideEvent, 'verdict' | 'on' | 'actor'> &
  Partial<Pick<DecideEvent, 'to' | 'overrides' | 'remarks'>>;

/**
 * What follows from the signatures on a step: nothing yet, the next step, or the stage is left. The lanes of a parallel
 * stage settle each by itself; approved, it waits for the others; a refusal or return of one leaves the stage.
 */
export function settleStep(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: DecidingStage,
  index: number,
  state: CaseState,
  signed: readonly Slot[],
  event: SettlingAct,
): Outcome<CaseState> {
  const allFell = Object.keys(state.lines).length > 0 && linesIn(state.lines).length === 0;
  const verdictOf = (step: ChainStep, at: number) =>
    settle(
      step,
      state.slots.filter((slot) => slot.step === at),
    );
  const step = state.chain[index];
  const own: Verdict | null = allFell ? 'reject' : step ? verdictOf(step, index) : null;
  const waitsForLanes =
    own === 'approve' && isParallel(state.chain) && !state.chain.every((lane, at) => verdictOf(lane, at) === 'approve');
  const here = {
    stage: stage.code,
    visit: state.visit,
    bodies: signed.map((slot) => slot.body),
    person: event.actor.person,
    on: event.on,
    standing: state.overrides
      .filter((taken) => taken.stage === stage.code && taken.visit === state.visit)
      .map((taken) => taken.rule),
  };
  const [checks, overrides] = [stage.checks ?? [], event.overrides ?? []];
  const early =
    event.verdict === 'approve' ? takeEarlyOverrides(regime, checks, state.facts, overrides, here) : NOTHING;
  const kept: CaseState = { ...state, overrides: [...state.overrides, ...early.taken] };
  if (own === null) return found(kept, early.findings);
  if (waitsForLanes) return found({ ...kept, slots: closeSteps(state.slots, [index]) }, early.findings);
  const slots = closeSteps(state.slots, openSteps(state));
  if (own === 'approve' && !isParallel(state.chain) && state.step + 1 < state.chain.length) {
    const step = state.step + 1;
    return found({ ...kept, step, slots: [...slots, ...openSlots(state.visit, step, state.chain)] }, early.findings);
  }
  if (own !== 'approve') {
    const to = own === 'return' ? returnTarget(stage, event) : (outcomesOf(stage).reject ?? endWithoutLines(procedure));
    const left = leaveFor(regime, procedure, { ...state, slots }, to ?? '', { outcome: own, on: event.on });
    const remarks = left.value.ended || event.verdict !== own ? [] : openRemarks(stage, signed, event);
    return remarks.length === 0 ? left : found({ ...left.value, remarks }, left.findings);
  }
  const checked = runStageChecks(regime, checks, state.facts, overrides, here);
  if (!isFine(checked.findings)) return found(state, checked.findings);
  const approved: CaseState = { ...state, slots, overrides: [...state.overrides, ...checked.taken] };
  const to = outcomesOf(stage).approve ?? '';
  const left = leaveFor(regime, procedure, approved, to, { outcome: 'approve', on: event.on });
  return found(left.value, [...checked.findings, ...left.findings]);
}

/** Where a list goes when no line is left and its stage knows no refusal: an end without a positive outcome. */
function endWithoutLines(procedure: CompiledProcedure): string | undefined {
  const ends = procedure.document.stages.filter((stage) => stage.kind === 'end');
  return (ends.find((stage) => !stage.positive) ?? ends[0])?.code;
}

function undoPoint(
  before: CaseState,
  signed: readonly Slot[],
  event: DecideEvent,
  after: Pick<CaseState, 'facts' | 'answers'>,
): UndoPoint {
  return {
    act: 'decide',
    person: event.actor.person,
    bodies: signed.map((slot) => slot.body),
    stage: before.stage,
    visit: before.visit,
    chain: before.chain,
    step: before.step,
    slots: before.slots,
    route: before.route,
    lines: before.lines,
    facts: changes(before.facts, after.facts),
    answers: changes(before.answers, after.answers),
    overrides: before.overrides.length,
    ...(before.remarks === undefined ? {} : { remarks: before.remarks }),
  };
}
