import type { Finding } from '../finding';
import type { Regime } from '../model/regime';
import { nodesOf } from './form-nodes';
import { at, type ProofRule } from './rule';
import { lanesOf } from './stage-parts';

/** Whom a field names exists, and what must be filled can be: one of its bodies acts where the form is used. */
export const rule: ProofRule = {
  code: 'fields-can-be-filled',
  title: '字段写明的机构存在，必填字段有人可填，检查指向的字段存在',
  needs: 'document',
  prove(regime) {
    const bodies = new Set(regime.bodies.map((body) => body.code));
    const findings: Finding[] = [];
    for (const form of regime.forms) {
      const fillers = fillersOf(regime, form.code);
      for (const { node, path } of nodesOf(form)) {
        const title = node.title ?? path;
        for (const right of ['see', 'fill'] as const)
          (node['x-roles']?.[right] ?? []).forEach((body, index) => {
            if (!bodies.has(body))
              findings.push(at(`${path}/x-roles/${right}/${index}`, 'body-unknown', `引用的机构 ${body} 不存在`));
          });
        const fill = node['x-roles']?.fill;
        const needed = node.required === true && node['x-computed'] === undefined && fillers.size > 0;
        if (fill && needed && !fill.some((body) => fillers.has(body)))
          findings.push(
            at(
              `${path}/x-roles/fill`,
              'field-not-fillable',
              `“${form.title}”的“${title}”必填，但可填写的机构都不在用到这张表的环节办理`,
              { clause: node['x-clause'] ?? form.clause },
            ),
          );
      }
    }
    const keys = new Set(regime.forms.flatMap(nodesOf).map(({ key }) => key));
    regime.checks.forEach((check, index) => {
      if (check.path === undefined || keys.has(check.path.split('.')[0] ?? '')) return;
      const message = `检查“${check.title}”指向的字段 ${check.path} 不在任何表单中`;
      findings.push(
        at(`checks.json#/checks/${index}/path`, 'check-path-unknown', message, {
          rule: check.code,
          clause: check.clause,
        }),
      );
    });
    return findings;
  },
};

/** Bodies that act at any stage or step where the form is used. */
function fillersOf(regime: Regime, form: string): ReadonlySet<string> {
  const stages = regime.procedures.flatMap((procedure) => procedure.stages);
  const steps = regime.matrices.flatMap((matrix) => matrix.rows.flatMap((row) => row.chain));
  return new Set([
    ...stages.flatMap((stage) => ('by' in stage && 'form' in stage && stage.form === form ? stage.by : [])),
    ...stages.flatMap((stage) => lanesOf(stage).flatMap(({ item }) => (item.form === form ? item.by : []))),
    ...steps.flatMap((step) => (step.form === form ? step.bodies : [])),
  ]);
}
