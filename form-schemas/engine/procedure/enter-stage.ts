import { missingFacts } from '../check/missing';
import type { Day } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import { decide } from '../matrix/decide';
import type { GateStage, ReviewStage, RouteStage, StageDocument } from '../model/procedure';
import type { Facts } from '../value';
import type { CaseState, ChainStep, LineState, RouteTaken, TrailEntry } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { sourceOf } from './given';
import { openSlots } from './slots';
import { speak, withArticle } from './speak';
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

export interface BranchTaken {
  readonly branch: 'branch' | 'otherwise';
  readonly to: string;
  readonly clause: readonly string[];
}

/** The first branch whose condition is true. One that cannot be judged stops: a gate never guesses. */
export function passGate(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: GateStage,
  facts: Facts,
): Outcome<BranchTaken | null> {
  const conditions = procedure.gates.get(stage.code) ?? [];
  for (const [index, branch] of stage.branches.entries()) {
    const condition = conditions[index];
    const value = condition?.judge(regime.vocabulary, facts) ?? null;
    const clause = branch.clause ?? stage.clause;
    if (value === true) return found({ branch: 'branch', to: branch.to, clause }, []);
    if (value === null) {
      const missing = missingFacts(condition?.dependencies ?? [], regime.vocabulary, facts);
      const words = missing
        .map((name) => `“${regime.vocabulary.titleOf(name)}”（${sourceOf(regime, name)}）`)
        .join('、');
      const message = `无法判断“${stage.title}”的去向：${words === '' ? `条件 ${branch.if} 得不出结果` : `尚不知道${words}`}`;
      return found(null, [
        speak(regime, { code: 'gate-undecided', message, clause, rule: stage.code, parameters: { missing } }),
      ]);
    }
  }
  if (stage.otherwise !== undefined)
    return found({ branch: 'otherwise', to: stage.otherwise, clause: stage.clause }, []);
  return found(null, [
    speak(regime, {
      code: 'gate-without-branch',
      message: `“${stage.title}”没有任何条件成立，也没有写明其余情况的去向`,
      clause: stage.clause,
      rule: stage.code,
    }),
  ]);
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

/** Asks the stage's matrix which chain the facts call for. */
export function chooseChain(
  regime: CompiledRegime,
  stage: RouteStage,
  facts: Facts,
): Outcome<{ readonly chain: readonly ChainStep[]; readonly route: RouteTaken } | null> {
  const matrix = regime.matrices.get(stage.matrix);
  const missing = (code: string, message: string): Outcome<null> =>
    found(null, [speak(regime, { code, message, clause: stage.clause, rule: stage.code })]);
  if (!matrix) return missing('matrix-unknown', `“${stage.title}”要用的矩阵 ${stage.matrix} 不存在`);
  const decision = decide(matrix, regime.vocabulary.reader(facts));
  const findings: readonly Finding[] = decision.findings.map((finding) =>
    withArticle(regime, finding, matrix.document.clause),
  );
  if (!decision.value || !isFine(findings)) return found(null, findings);
  if (decision.value.chain.length === 0)
    return missing('route-empty', `矩阵“${matrix.document.title}”没有给出任何经办步骤`);
  const rows = decision.value.rows;
  const route: RouteTaken = {
    matrix: stage.matrix,
    rows: rows.map((row) => row.id),
    clause: [...new Set(rows.flatMap((row) => row.clause))],
  };
  const chain = decision.value.chain.map((step): ChainStep => ({
    action: step.action,
    mode: step.mode,
    bodies: step.bodies,
    ratio: step.ratio ?? null,
    must: step.must ?? [],
    form: step.form ?? null,
    formBy: 'each',
  }));
  return found({ chain, route }, findings);
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
