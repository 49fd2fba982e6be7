import type { Finding } from '../finding';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { actorsOf, checksOf } from './stage-parts';

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
        const present = actorsOf(regime, stage);
        const path = stagePath(procedure, index);
        checksOf(stage).forEach(({ item: used, pointer }) => {
          const check =
            typeof used === 'string' ? regime.checks.find((candidate) => candidate.code === used) : undefined;
          if (check?.effect !== 'override' || !check.override || check.override.by.some((body) => present.has(body)))
            return;
          findings.push(
            at(
              `${path}${pointer}`,
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
        const shorter = stage.kind === 'wait' ? stage.atLeast.override : undefined;
        if (shorter && !shorter.by.some((body) => present.has(body)))
          findings.push(
            at(
              `${path}/atLeast/override`,
              'override-out-of-reach',
              `“${stage.title}”的期间可以缩短，但能准予的都不在本环节办理`,
              { rule: stage.code, clause: stage.clause },
            ),
          );
      });
    }
    return findings;
  },
};
