import { isBlank } from '../blank';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { ReviewStage, RouteStage } from '../model/procedure';
import type { CaseState, ChainStep, DecideEvent, Slot, UndoPoint, Verdict } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { fillForm } from './decision-form';
import { leaveFor } from './enter-stage';
import { findSlot } from './find-slot';
import { mergeFacts, readGiven } from './given';
import { applyLines, linesIn } from './list-lines';
import { settle } from './settle';
import { closeStep, signedSlots, signSlots } from './sign';
import { openSlots } from './slots';
import { nameBodies, speak, withArticle } from './speak';
import { runStageChecks, takeEarlyOverrides, type CheckedStage } from './stage-checks';

type DecidingStage = ReviewStage | RouteStage;

const NOTHING: CheckedStage = { findings: [], taken: [] };

/** A body decides its slot: approve, reject or return. What follows is settled from the signatures alone. */
export function decideSlot(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: DecideEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  const step = state.chain[state.step];
  if (!stage || !step || (stage.kind !== 'review' && stage.kind !== 'route')) {
    const title = stage?.title ?? state.stage;
    const message =
      stage?.kind === 'pool'
        ? `“${title}”等待清单统一决定，不能单独办理`
        : `“${title}”环节不作审批决定；申报环节请用“提交申报”`;
    return found(state, [
      speak(regime, { code: 'slot-unknown', message, clause: stage?.clause ?? [], rule: state.stage }),
    ]);
  }
  const slot = findSlot(regime, state, stage, event.slot, event.actor.bodies);
  if ('severity' in slot) return found(state, [slot]);
  const signed = signedSlots(regime, state, step, slot, event);
  const act = judgeAct(regime, procedure, stage, signed, event);
  if (act.length > 0) return found(state, act);

  const given = readGiven(regime, event.given ?? {}, ['unit', 'unit-filings']);
  const form = fillForm(regime, state, mergeFacts(state.facts, given.value), step, signed, event, stage.clause);
  const lines = applyLines(regime, state, step, event, stage.clause);
  const findings = [
    ...given.findings.map((finding) => withArticle(regime, finding, stage.clause)),
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
  const moved = settleStep(regime, procedure, stage, step, decided, signed, event);
  const undo = moved.value.ended ? null : undoPoint(state, signed, event, moved.value);
  return found({ ...moved.value, undo }, [...findings, ...moved.findings]);
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
    '同意',
    ...(stage.outcomes.reject === undefined ? [] : ['不同意']),
    ...(returns.length > 0 ? [`退回到${wordReturns}`] : []),
  ].join('、');
  if (event.verdict === 'reject' && stage.outcomes.reject === undefined) {
    say('verdict-not-possible', `“${stage.title}”不能作“不同意”的决定；可以：${possible}`, { returns });
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

function returnTarget(stage: DecidingStage, event: DecideEvent): string | undefined {
  const returns = stage.returns ?? [];
  if (event.to === undefined) return returns.length === 1 ? returns[0] : undefined;
  return returns.find((code) => code === event.to);
}

function settleStep(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: DecidingStage,
  step: ChainStep,
  state: CaseState,
  signed: readonly Slot[],
  event: DecideEvent,
): Outcome<CaseState> {
  const allFell = Object.keys(state.lines).length > 0 && linesIn(state.lines).length === 0;
  const verdict: Verdict | null = allFell
    ? 'reject'
    : settle(
        step,
        state.slots.filter((slot) => slot.step === state.step),
      );
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
  if (verdict === null) return found(kept, early.findings);
  const slots = closeStep(state.slots, state.step);
  if (verdict === 'approve' && state.step + 1 < state.chain.length) {
    const step = state.step + 1;
    return found({ ...kept, step, slots: [...slots, ...openSlots(state.visit, step, state.chain)] }, early.findings);
  }
  if (verdict !== 'approve') {
    const to =
      verdict === 'return' ? returnTarget(stage, event) : (stage.outcomes.reject ?? endWithoutLines(procedure));
    return leaveFor(regime, procedure, { ...state, slots }, to ?? '', { outcome: verdict, on: event.on });
  }
  const checked = runStageChecks(regime, checks, state.facts, overrides, here);
  if (!isFine(checked.findings)) return found(state, checked.findings);
  const approved: CaseState = { ...state, slots, overrides: [...state.overrides, ...checked.taken] };
  const left = leaveFor(regime, procedure, approved, stage.outcomes.approve, { outcome: 'approve', on: event.on });
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
  };
}

/** What it takes to come back from `after` to `before`: null where there was nothing. */
function changes<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Readonly<Record<string, T | null>> {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
  return Object.fromEntries(changed.map((name) => [name, old.get(name) ?? null]));
}
