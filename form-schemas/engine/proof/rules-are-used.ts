import type { Finding } from '../finding';
import type { Regime } from '../model/regime';
import { at, type ProofRule } from './rule';
import { checkCode, checksOf, ownForms, writesOf } from './stage-parts';

/** A check that no stage runs stops nothing, though its clause would count as enforced; a form or matrix is only left over. */
export const rule: ProofRule = {
  code: 'rules-are-used',
  title: '每项检查都有环节去做，表单和矩阵都用得到',
  needs: 'document',
  prove(regime) {
    const used = usesOf(regime);
    const findings: Finding[] = [];
    regime.checks.forEach((check, index) => {
      if (check.answeredBy !== undefined && check.effect !== 'report')
        findings.push(
          at(
            `checks.json#/checks/${index}/answeredBy`,
            'check-answered-by',
            `检查“${check.title}”不是用来查找问题的（report），不写由谁负责`,
            { rule: check.code, clause: check.clause },
          ),
        );
      if (check.effect === 'report') {
        if (used.checks.has(check.code))
          findings.push(
            at(
              `checks.json#/checks/${index}`,
              'check-report-in-stage',
              `检查“${check.title}”只用来查找项目的问题（report），不能由环节去做`,
              { rule: check.code, clause: check.clause },
            ),
          );
        return;
      }
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
    regime.records.forEach(({ code, title }, index) => {
      if (readsRecord(regime, code)) return;
      const message = `台账“${title}”没有事实、所涉或了结用到，只作登记`;
      findings.push(at(`records.json#/records/${index}`, 'record-unread', message, { severity: 'info', rule: code }));
    });
    return findings;
  },
};

/** Whether anything looks at the rows of a record: a fact, a side procedure that is about one, a stage that closes one. */
function readsRecord({ facts, procedures }: Regime, code: string): boolean {
  return (
    facts.some(({ owner }) => (owner.kind === 'records' || owner.kind === 'about') && owner.record === code) ||
    procedures.some(
      ({ opens, stages }) =>
        opens?.about === code ||
        stages.some((stage) => writesOf(stage).some(({ item }) => item.record === code && item.close === true)),
    )
  );
}

function usesOf(regime: Regime): Readonly<Record<'checks' | 'forms' | 'matrices', ReadonlySet<string>>> {
  const checks = new Set<string>();
  const forms = new Set<string>(regime.catalogue?.form === undefined ? [] : [regime.catalogue.form]);
  const matrices = new Set(regime.checks.flatMap((check) => check.sameRow?.matrix ?? []));
  for (const stage of regime.procedures.flatMap((procedure) => procedure.stages)) {
    if (stage.kind === 'route') matrices.add(stage.matrix);
    for (const { item } of ownForms(stage)) forms.add(item);
    for (const { item } of checksOf(stage)) checks.add(checkCode(item));
  }
  for (const step of regime.matrices.flatMap((matrix) => matrix.rows.flatMap((row) => row.chain)))
    forms.add(step.form ?? '');
  return { checks, forms, matrices };
}
