import { found, isFine, type Finding, type Outcome } from '../finding';
import { decide } from '../matrix/decide';
import type { RouteStage } from '../model/procedure';
import type { Facts } from '../value';
import type { ChainStep, RouteTaken } from './case';
import type { CompiledRegime } from './compiled';
import { speak, withArticle } from './speak';

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
    ...(stage.signers === undefined ? {} : { signers: stage.signers }),
    ...(step.deadline === undefined ? {} : { deadline: step.deadline }),
  }));
  return found({ chain, route }, findings);
}
