import type { Day } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type {
  EndStage,
  FileStage,
  GateStage,
  RecordStage,
  ReviewStage,
  StageDocument,
  WaitStage,
} from '../model/procedure';
import type { CaseState, ChainStep, LineState, RouteTaken, TrailEntry } from './case';
import { chooseChain } from './choose-chain';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { doWrites } from './do-writes';
import { passGate } from './pass-gate';
import { chooseLanes, enterLanes } from './lanes';
import { withMoment } from './record-facts';
import { firstSlots } from './slots';
import { speak } from './speak';
import { runStageChecks } from './stage-checks';
import { factsAt } from './way';

/**
 * Leaves the current stage with an entry in the trail and enters another, passing gates at once; see {@link factsAt}.
 * Left forwards (filed or approved), the stage first writes its rows and has its effects.
 */
export function leaveFor(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  to: string,
  left: Pick<TrailEntry, 'outcome' | 'on' | 'minutes'>,
): Outcome<CaseState> {
  const done = leave(regime, procedure, state, to, left);
  if (!isFine(done.findings)) return found(state, done.findings);
  const entered = enter(regime, procedure, done.value, to, left.on);
  return found(entered.value, [...done.findings, ...entered.findings]);
}

function leave(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  to: string,
  left: Pick<TrailEntry, 'outcome' | 'on' | 'minutes' | 'clause'>,
): Outcome<CaseState> {
  const entry: TrailEntry = { visit: state.visit, stage: state.stage, to, ...left };
  const gone: CaseState = { ...state, facts: withMoment(regime, state.facts, state, 'left', left.on) };
  const stage = procedure.stages.get(state.stage);
  const forwards = left.outcome === 'file' || left.outcome === 'approve';
  const done = stage && forwards ? doWrites(regime, procedure, gone, stage, left.on) : found(gone, []);
  if (!isFine(done.findings)) return found(state, done.findings);
  const { remarks: _answered, ...rest } = done.value;
  return found({ ...rest, facts: factsAt(regime, procedure, rest, to), trail: [...state.trail, entry] }, done.findings);
}

/** Enters a stage. Gates pass on with their branch in the trail, and a parallel stage without lanes; a route finds its chain; an end ends. */
export function enter(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  from: CaseState,
  to: string,
  on: Day | null,
): Outcome<CaseState> {
  let state = from;
  let target = to;
  const said: Finding[] = [];
  for (let hop = 0; hop <= procedure.stages.size; hop += 1) {
    const stage = procedure.stages.get(target);
    if (!stage)
      return refuse(regime, from, 'stage-unknown', `程序“${procedure.document.title}”中没有环节 ${target}`, []);
    state = { ...state, stage: target, visit: state.visit + 1, chain: [], step: 0, slots: [], route: null };
    state = { ...state, facts: withMoment(regime, state.facts, state, 'entered', on) };
    const next = passes(regime, procedure, stage, state, on);
    said.push(...next.findings);
    if (!isFine(said)) return found(from, said);
    if (!next.value) {
      if (stage.kind === 'gate') return found(from, said);
      const standing = stand(regime, procedure, state, stage, on);
      return found(standing.value, [...said, ...standing.findings]);
    }
    if (on !== null) {
      const left = leave(regime, procedure, state, next.value.to, { ...next.value.entry, on });
      if (!isFine(left.findings)) return found(from, left.findings);
      state = left.value;
    }
    target = next.value.to;
  }
  return refuse(regime, from, 'gate-loop', `自动判断的环节绕成了圈，经过“${target}”`, []);
}

interface Passing {
  readonly to: string;
  readonly entry: Pick<TrailEntry, 'outcome' | 'clause'>;
}

/** Where a stage sends a case at once, waiting for nobody: a gate, a parallel stage that has no lane in this case. */
function passes(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: StageDocument,
  state: CaseState,
  on: Day | null,
): Outcome<Passing | null> {
  if (stage.kind === 'gate') {
    const { value, findings } = passGate(regime, procedure, stage, state.facts);
    return found(value && { to: value.to, entry: { outcome: value.branch, clause: value.clause } }, findings);
  }
  if (stage.kind !== 'parallel' || on === null) return found(null, []);
  const lanes = enterLanes(regime, procedure, stage, state.facts);
  if (!isFine(lanes.findings) || lanes.value.length > 0) return found(null, lanes.findings);
  const none = { stage: stage.code, visit: state.visit, bodies: [], person: '', on };
  const checked = runStageChecks(regime, stage.checks ?? [], state.facts, [], none);
  return found({ to: stage.outcomes.approve, entry: { outcome: 'approve' } }, checked.findings);
}

/** Opens a stage at which the case stands still. */
function stand(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  stage: Exclude<StageDocument, GateStage>,
  on: Day | null,
): Outcome<CaseState> {
  switch (stage.kind) {
    case 'pool':
      return found(state, []);
    case 'end':
      return end(regime, procedure, state, stage, on);
    case 'file':
    case 'record':
    case 'wait':
      return opened(state, [handInStep(stage)], null);
    case 'review':
      return opened(state, [reviewStep(stage)], null);
    case 'parallel':
      return opened(state, chooseLanes(regime, procedure, stage, state.facts).chain, null);
    case 'route': {
      const chosen = chooseChain(regime, stage, state.facts);
      return chosen.value
        ? opened(state, chosen.value.chain, chosen.value.route, chosen.findings)
        : found(state, chosen.findings);
    }
  }
}

function end(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  stage: EndStage,
  on: Day | null,
): Outcome<CaseState> {
  const settled = { ...state, lines: settleLines(state.lines, stage.positive), suspended: null, undo: null };
  if (on === null) return found(settled, []);
  const done = doWrites(regime, procedure, settled, stage, on);
  const { outcome, positive } = stage;
  return found({ ...done.value, ended: { outcome, positive, on } }, done.findings);
}

export function handInStep(stage: FileStage | RecordStage | WaitStage): ChainStep {
  return {
    action: 'file',
    mode: 'any',
    bodies: stage.by,
    ratio: null,
    must: [],
    form: stage.form ?? null,
    formBy: 'lead',
  };
}

export function reviewStep(stage: ReviewStage): ChainStep {
  return {
    action: stage.action,
    mode: stage.mode,
    bodies: stage.by,
    ratio: stage.ratio ?? null,
    must: stage.must ?? [],
    form: stage.form ?? null,
    formBy: stage.formBy ?? 'lead',
    ...(stage.signers === undefined ? {} : { signers: stage.signers }),
  };
}

function opened(
  state: CaseState,
  chain: readonly ChainStep[],
  route: RouteTaken | null,
  findings: readonly Finding[] = [],
): Outcome<CaseState> {
  return found({ ...state, chain, step: 0, slots: firstSlots(state.visit, chain), route }, findings);
}

/** Lines still in when a list ends share its end. */
function settleLines(lines: CaseState['lines'], positive: boolean): CaseState['lines'] {
  const settled = Object.entries(lines).map(([code, line]): [string, LineState] => [
    code,
    line.outcome === null ? { ...line, outcome: positive ? 'approve' : 'reject' } : line,
  ]);
  return Object.fromEntries(settled);
}

function refuse(
  regime: CompiledRegime,
  state: CaseState,
  code: string,
  message: string,
  clause: readonly string[],
): Outcome<CaseState> {
  return found(state, [speak(regime, { code, message, clause })]);
}
