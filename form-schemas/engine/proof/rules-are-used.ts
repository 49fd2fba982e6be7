import type { Finding } from '../finding';
import type { Regime } from '../model/regime';
import { at, type ProofRule } from './rule';

/** A check that no stage runs stops nothing, though its clause would count as enforced; a form or matrix is only left over. */
export const rule: ProofRule = {
  code: 'rules-are-used',
  title: '每项检查都有环节去做，表单和矩阵都用得到',
  needs: 'document',
  prove(regime) {
    const used = usesOf(regime);
    const findings: Finding[] = [];
    regime.checks.forEach((check, index) => {
      if (used.checks.has(check.code)) return;
      const message = `检查“${check.title}”没有任何环节去做，等于没有执行`;
      findings.push(
        at(`checks.json#/checks/${index}`, 'check-unused', message, { rule: check.code, clause: check.clause }),
      );
    });
    const left = (kind: 'forms' | 'matrices', code: string, message: string) => {
      if (!used[kind].has(code))
        findings.push(
          at(`${kind}/${code}.json`, kind === 'forms' ? 'form-unused' : 'matrix-unused', message, {
            severity: 'warning',
          }),
        );
    };
    for (const { code, title } of regime.forms) left('forms', code, `表单“${title}”没有任何环节用到`);
    for (const { code, title } of regime.matrices) left('matrices', code, `矩阵“${title}”没有任何环节或检查用到`);
    return findings;
  },
};

function usesOf(regime: Regime): Readonly<Record<'checks' | 'forms' | 'matrices', ReadonlySet<string>>> {
  const checks = new Set<string>();
  const forms = new Set<string>();
  const matrices = new Set(regime.checks.flatMap((check) => check.sameRow?.matrix ?? []));
  for (const stage of regime.procedures.flatMap((procedure) => procedure.stages)) {
    if (stage.kind === 'route') matrices.add(stage.matrix);
    if (stage.kind === 'file' || stage.kind === 'review') forms.add(stage.form ?? '');
    if (stage.kind !== 'file' && stage.kind !== 'review' && stage.kind !== 'route') continue;
    for (const check of stage.checks ?? []) checks.add(typeof check === 'string' ? check : check.check);
  }
  for (const step of regime.matrices.flatMap((matrix) => matrix.rows.flatMap((row) => row.chain)))
    forms.add(step.form ?? '');
  return { checks, forms, matrices };
}
