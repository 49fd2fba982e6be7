import { missingFacts } from '../check/missing';
import { found, type Outcome } from '../finding';
import type { GateStage, RouteStage } from '../model/procedure';
import type { Facts } from '../value';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import type { ChainStep, RouteTaken } from './case';
import { chooseChain } from './choose-chain';
import { sourceOf } from './given';
import { passGate, type BranchTaken } from './pass-gate';
import { speak } from './speak';

/** What a preview knows of the way that still lies before it. */
export interface Ahead {
  /** Forms of the stages passed in this preview: their answers are still to come. */
  readonly forms: ReadonlySet<string>;
  /** Lists of which the question itself says that they will decide: their pools are entered. */
  readonly lists: ReadonlySet<string>;
}

/** The list procedures of which the facts given to a preview say that the project is decided there. */
export function listsOf(regime: CompiledRegime, facts: Facts): readonly string[] {
  return [...regime.vocabulary.facts.values()].flatMap(({ name, owner }) =>
    owner.kind === 'procedure' && facts[name] === true ? [owner.procedure] : [],
  );
}

/**
 * A gate as a preview passes it. What is only answered on a form further along the way (`ahead`) cannot be known
 * yet: the preview then goes the way that stays when no condition holds, and says so as an assumption
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
  const next = procedure.stages.get(stage.otherwise)?.title ?? stage.otherwise;
  return found({ branch: 'otherwise', to: stage.otherwise, clause: stage.clause }, [
    speak(regime, {
      code: 'gate-assumed',
      severity: 'info',
      message: `${wordFacts(regime, unknown)}尚待填写，预览按“${stage.title}”通过后进入“${next}”推演`,
      clause: stage.clause,
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
      message: `“${stage.title}”由谁经办，待填写${wordFacts(regime, missing)}后由“${matrix.document.title}”确定`,
      clause: stage.clause,
      rule: stage.code,
      parameters: { missing },
    }),
  ]);
}

function wordFacts(regime: CompiledRegime, names: Iterable<string>): string {
  return [...names].map((name) => `“${regime.vocabulary.titleOf(name)}”（${sourceOf(regime, name)}）`).join('、');
}

function isAhead(regime: CompiledRegime, name: string, ahead: ReadonlySet<string>): boolean {
  const owner = regime.vocabulary.facts.get(name)?.owner;
  return owner?.kind === 'form' && ahead.has(owner.form);
}
