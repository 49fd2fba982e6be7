import { missingFacts } from '../check/missing';
import { found, type Outcome } from '../finding';
import type { GateStage } from '../model/procedure';
import type { Facts } from '../value';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { sourceOf } from './given';
import { speak } from './speak';

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
