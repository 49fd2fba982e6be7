import type { Day } from '../day';
import { found, type Finding, type Outcome } from '../finding';
import type { GateStage, ReviewStage, StageDocument } from '../model/procedure';
import type { CaseState, ChainStep, LineState, RouteTaken, TrailEntry } from './case';
import { chooseChain } from './choose-chain';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { passGate } from './pass-gate';
import { openSlots } from './slots';
import { speak } from './speak';
import { factsAt } from './way';

/** Leaves the current stage with an entry in the trail and enters another, passing gates at once; see {@link factsAt}. */
export function leaveFor(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  to: string,
  left: Pick<TrailEntry, 'outcome' | 'on' | 'minutes'>,
): Outcome<CaseState> {
  const entry: TrailEntry = { visit: state.visit, stage: state.stage, to, ...left };
  const facts = factsAt(regime, procedure, state, to);
  return enter(regime, procedure, { ...state, facts, trail: [...state.trail, entry] }, to, left.on);
}

/** Enters a stage. Gates pass on with their branch in the trail; a route finds its chain; an end ends. */
export function enter(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  from: CaseState,
  to: string,
  on: Day | null,
): Outcome<CaseState> {
  let state = from;
  let target = to;
  for (let hop = 0; hop <= procedure.stages.size; hop += 1) {
    const stage = procedure.stages.get(target);
    if (!stage)
      return refuse(regime, from, 'stage-unknown', `程序“${procedure.document.title}”中没有环节 ${target}`, []);
    state = { ...state, stage: target, visit: state.visit + 1, chain: [], step: 0, slots: [], route: null };
    if (stage.kind !== 'gate') return stand(regime, state, stage, on);
    const passed = passGate(regime, procedure, stage, state.facts);
    if (!passed.value) return found(from, passed.findings);
    const { to: next, clause, branch } = passed.value;
    if (on !== null) {
      const entry: TrailEntry = { visit: state.visit, stage: target, outcome: branch, on, to: next, clause };
      state = { ...state, facts: factsAt(regime, procedure, state, next), trail: [...state.trail, entry] };
    }
    target = next;
  }
  return refuse(regime, from, 'gate-loop', `自动判断的环节绕成了圈，经过“${target}”`, []);
}

/** Opens a stage at which the case stands still. */
function stand(
  regime: CompiledRegime,
  state: CaseState,
  stage: Exclude<StageDocument, GateStage>,
  on: Day | null,
): Outcome<CaseState> {
  switch (stage.kind) {
    case 'pool':
      return found(state, []);
    case 'end':
      return found(
        {
          ...state,
          lines: settleLines(state.lines, stage.positive),
          ended: on === null ? null : { outcome: stage.outcome, positive: stage.positive, on },
          undo: null,
        },
        [],
      );
    case 'file':
      return opened(
        state,
        [{ action: 'file', mode: 'any', bodies: stage.by, ratio: null, must: [], form: stage.form, formBy: 'lead' }],
        null,
      );
    case 'review':
      return opened(state, [reviewStep(stage)], null);
    case 'route': {
      const chosen = chooseChain(regime, stage, state.facts);
      return chosen.value
        ? opened(state, chosen.value.chain, chosen.value.route, chosen.findings)
        : found(state, chosen.findings);
    }
  }
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
  };
}

function opened(
  state: CaseState,
  chain: readonly ChainStep[],
  route: RouteTaken | null,
  findings: readonly Finding[] = [],
): Outcome<CaseState> {
  return found({ ...state, chain, step: 0, slots: openSlots(state.visit, 0, chain), route }, findings);
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
