import type { Finding } from '../finding';
import type { StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { stagePath } from './graph';
import { at, type ProofRule } from './rule';

/** An exception names who may grant it, and where the check runs one of them acts; else it could never be lifted. */
export const rule: ProofRule = {
  code: 'overrides-can-be-given',
  title: '可准予例外的检查写明由谁准予，且其在该环节办理',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    regime.checks.forEach((check, index) => {
      const path = `checks.json#/checks/${index}`;
      if (check.effect === 'override' && (check.override?.by.length ?? 0) === 0)
        findings.push(
          at(`${path}/override`, 'override-without-body', `检查“${check.title}”可准予例外，须写明由谁准予`, {
            rule: check.code,
            clause: check.clause,
          }),
        );
      if (check.effect !== 'override' && check.override)
        findings.push(
          at(`${path}/override`, 'override-unexpected', `检查“${check.title}”不可准予例外，不应写 override`, {
            rule: check.code,
            clause: check.clause,
          }),
        );
    });
    for (const procedure of regime.procedures) {
      procedure.stages.forEach((stage, index) => {
        if (stage.kind !== 'file' && stage.kind !== 'review' && stage.kind !== 'route') return;
        const present = actorsOf(regime, stage);
        const path = stagePath(procedure, index);
        (stage.checks ?? []).forEach((used, number) => {
          const check =
            typeof used === 'string' ? regime.checks.find((candidate) => candidate.code === used) : undefined;
          if (check?.effect !== 'override' || !check.override || check.override.by.some((body) => present.has(body)))
            return;
          findings.push(
            at(
              `${path}/checks/${number}`,
              'override-out-of-reach',
              `“${stage.title}”要做检查“${check.title}”，但能准予例外的都不在本环节办理`,
              { rule: stage.code, clause: stage.clause },
            ),
          );
        });
        const window =
          stage.kind === 'file' ? regime.windows.find((candidate) => candidate.code === stage.window) : undefined;
        if (window?.late && !window.late.override.by.some((body) => present.has(body))) {
          findings.push(
            at(`${path}/window`, 'override-out-of-reach', `“${window.title}”的补报没有申报环节的办理人可以写明理由`, {
              rule: stage.code,
              clause: window.clause,
            }),
          );
        }
      });
    }
    return findings;
  },
};

/** Bodies that may act in a stage: of a route, those of any row. */
function actorsOf(regime: Regime, stage: StageDocument): ReadonlySet<string> {
  if (stage.kind === 'file' || stage.kind === 'review') return new Set(stage.by);
  if (stage.kind !== 'route') return new Set();
  const rows = regime.matrices.find((matrix) => matrix.code === stage.matrix)?.rows ?? [];
  return new Set(rows.flatMap((row) => row.chain.flatMap((step) => step.bodies)));
}
