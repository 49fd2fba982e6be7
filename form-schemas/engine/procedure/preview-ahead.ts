import { missingFacts } from '../check/missing';
import { found, type Outcome } from '../finding';
import type { FactOwner } from '../model/fact';
import type { GateStage, ParallelStage, RouteStage } from '../model/procedure';
import type { Facts } from '../value';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import type { ChainStep, RouteTaken } from './case';
import { chooseChain } from './choose-chain';
import { sourceOf } from './given';
import { chooseLanes, enterLanes, laneStep } from './lanes';
import { passGate, type BranchTaken } from './pass-gate';
import { speak } from './speak';

/** What a preview knows of the way that still lies before it. */
export interface Ahead {
  /** Forms of the stages passed in this preview: their answers are still to come. */
  readonly forms: ReadonlySet<string>;
  /** Lists of which the question itself says that they will decide: their pools are entered. */
  readonly lists: ReadonlySet<string>;
  /** Stages passed in this preview. */
  readonly passed: ReadonlySet<string>;
}

/** The list procedures of which the facts given to a preview say that the project is decided there. */
export function listsOf(regime: CompiledRegime, facts: Facts): readonly string[] {
  return [...regime.vocabulary.facts.values()].flatMap(({ name, owner }) =>
    owner.kind === 'procedure' && facts[name] === true ? [owner.procedure] : [],
  );
}

/**
 * A gate as a preview passes it. What is only answered on a form further along the way (`ahead`), or comes of the handling
 * itself, cannot be known yet: the preview then goes the way that stays when no condition holds, and says so as an assumption
 * (`gate-assumed`). Where the gate has no such way, or the fact should be known by now, it stops as the case would.
 */
export function previewGate(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: GateStage,
  facts: Facts,
  ahead: Ahead,
): Outcome<BranchTaken | null> {
  const passed = passGate(regime, procedure, stage, facts);
  if (passed.value !== null || stage.otherwise === undefined) return passed;
  const unknown = new Set<string>();
  for (const [index, branch] of stage.branches.entries()) {
    const condition = procedure.gates.get(stage.code)?.[index];
    const holds = condition?.judge(regime.vocabulary, facts) ?? null;
    const clause = branch.clause ?? stage.clause;
    if (holds === true) return found({ branch: 'branch', to: branch.to, clause }, []);
    if (holds === null) {
      const missing = missingFacts(condition?.dependencies ?? [], regime.vocabulary, facts);
      const later = missing.filter((name) => isAhead(regime, name, ahead.forms));
      if (later.length === 0) return passed;
      const pool = procedure.stages.get(branch.to);
      if (pool?.kind === 'pool' && ahead.lists.has(pool.list))
        return found({ branch: 'branch', to: branch.to, clause }, []);
      later.forEach((name) => unknown.add(name));
    }
  }
  const branch = assumedBranch(procedure, stage, ahead.passed);
  const to = branch?.to ?? stage.otherwise;
  const next = procedure.stages.get(to)?.title ?? to;
  const clause = branch?.clause ?? stage.clause;
  return found({ branch: branch ? 'branch' : 'otherwise', to, clause }, [
    speak(regime, {
      code: 'gate-assumed',
      severity: 'info',
      message: `${wordLater(regime, unknown)}，预览按“${stage.title}”通过后进入“${next}”推演`,
      clause,
      rule: stage.code,
      parameters: { missing: [...unknown] },
    }),
  ]);
}

/**
 * A route as a preview sees it. Where its matrix lacks only what a form further along the way will say, the chain is
 * left open (null) with the note `route-later`; anything else that keeps the matrix from deciding is an error here too.
 */
export function previewChain(
  regime: CompiledRegime,
  stage: RouteStage,
  facts: Facts,
  ahead: Ahead,
): Outcome<{ readonly chain: readonly ChainStep[]; readonly route: RouteTaken } | null> {
  const chosen = chooseChain(regime, stage, facts);
  const matrix = regime.matrices.get(stage.matrix);
  if (chosen.value || !matrix || chosen.findings.some((finding) => finding.code !== 'matrix-input-missing'))
    return chosen;
  const read = matrix.inputs.flatMap((input) => input.expression.dependencies);
  const missing = missingFacts(read, regime.vocabulary, facts).filter((name) => isAhead(regime, name, ahead.forms));
  if (missing.length === 0) return chosen;
  return found(null, [
    speak(regime, {
      code: 'route-later',
      severity: 'info',
      message: `“${stage.title}”由谁经办，待知道${wordFacts(regime, missing)}后由“${matrix.document.title}”确定`,
      clause: stage.clause,
      rule: stage.code,
      parameters: { missing },
    }),
  ]);
}

/**
 * The lanes of a parallel stage as a preview sees them. A lane of which only a form further along the way says whether it
 * is there is shown, as an assumption (`lane-assumed`); where a fact is missing that should be known by now it is an error.
 */
export function previewLanes(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: ParallelStage,
  facts: Facts,
  ahead: Ahead,
): Outcome<readonly ChainStep[]> {
  const chosen = chooseLanes(regime, procedure, stage, facts);
  const later = chosen.undecided.filter(({ missing }) => missing.some((name) => isAhead(regime, name, ahead.forms)));
  if (later.length < chosen.undecided.length) return enterLanes(regime, procedure, stage, facts);
  const assumed = new Set(later.map(({ lane }) => lane.code));
  const there = new Set([...chosen.chain.map((step) => step.lane), ...assumed]);
  return found(
    stage.lanes.filter((lane) => there.has(lane.code)).map(laneStep),
    later.map(({ lane, missing }) =>
      speak(regime, {
        code: 'lane-assumed',
        severity: 'info',
        message: `${wordLater(regime, missing)}，预览按须经“${lane.title}”推演`,
        clause: lane.clause,
        rule: lane.code,
        parameters: { missing },
      }),
    ),
  );
}

/**
 * The branch that a preview takes where the way that stays leads back to where it has been: an acceptance is then taken to be
 * passed. Null: the way that stays leads on to an end, or no way does.
 */
function assumedBranch(
  procedure: CompiledProcedure,
  { branches, otherwise }: GateStage,
  passed: ReadonlySet<string>,
): GateStage['branches'][number] | null {
  const leadsOn = (code: string): boolean => reachesEnd(procedure, code, new Set(passed));
  if (otherwise === undefined || leadsOn(otherwise)) return null;
  return branches.find(({ to }) => leadsOn(to)) ?? null;
}

/** Whether what follows a stage, if all approve, comes to a good end past stages that were not passed before. */
function reachesEnd(procedure: CompiledProcedure, code: string, passed: Set<string>): boolean {
  const stage = procedure.stages.get(code);
  if (!stage || passed.has(code)) return false;
  if (stage.kind === 'end') return stage.positive;
  passed.add(code);
  const next =
    stage.kind === 'gate'
      ? [...stage.branches.map(({ to }) => to), ...(stage.otherwise === undefined ? [] : [stage.otherwise])]
      : ['next' in stage ? stage.next : stage.outcomes.approve];
  return next.some((to) => reachesEnd(procedure, to, passed));
}

/** Facts that are not known yet: to be filled in, or to come of the handling. */
function wordLater(regime: CompiledRegime, names: ReadonlySet<string> | readonly string[]): string {
  const isFilled = [...names].every((name) => regime.vocabulary.facts.get(name)?.owner.kind === 'form');
  return `${wordFacts(regime, names)}${isFilled ? '尚待填写' : '尚不知道'}`;
}

function wordFacts(regime: CompiledRegime, names: Iterable<string>): string {
  return [...names].map((name) => `“${regime.vocabulary.titleOf(name)}”（${sourceOf(regime, name)}）`).join('、');
}

/** What only the handling of a case brings about: nobody who asks for a preview can be expected to give it. */
const COMES_OF_HANDLING: ReadonlySet<FactOwner['kind']> = new Set(['case', 'stage', 'effect', 'records', 'side-cases']);

function isAhead(regime: CompiledRegime, name: string, ahead: ReadonlySet<string>): boolean {
  const owner = regime.vocabulary.facts.get(name)?.owner;
  if (owner === undefined) return false;
  return owner.kind === 'form' ? ahead.has(owner.form) : COMES_OF_HANDLING.has(owner.kind);
}
