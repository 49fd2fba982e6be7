import type { Finding } from '../finding';
import type { ChainMode } from '../model/matrix';
import type { Regime } from '../model/regime';
import { parseRatio } from '../procedure/settle';
import { stagePath } from './graph';
import { at, type ProofRule } from './rule';

interface Step {
  readonly mode: ChainMode;
  readonly bodies: readonly string[];
  readonly ratio?: string | undefined;
  readonly must?: readonly string[] | undefined;
  readonly formByLead: boolean;
}

/** Each step has bodies that can be found, none twice, and a mode that fits them; a vote has a ratio that can be reached. */
export const rule: ProofRule = {
  code: 'steps-can-be-taken',
  title: '每一步都有办理机构，会签、或签、票签的写法成立',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    for (const matrix of regime.matrices) {
      matrix.rows.forEach((row, index) => {
        const path = `matrices/${matrix.code}.json#/rows/${index}/chain`;
        if (row.chain.length === 0)
          findings.push(at(path, 'chain-empty', `行 ${row.id} 没有任何办理步骤`, { rule: row.id, clause: row.clause }));
        row.chain.forEach((step, number) =>
          findings.push(...judge({ ...step, formByLead: false }, `${path}/${number}`)),
        );
      });
    }
    for (const procedure of regime.procedures) {
      procedure.stages.forEach((stage, index) => {
        const path = stagePath(procedure, index);
        if (stage.kind === 'file' && stage.by.length === 0)
          findings.push(at(`${path}/by`, 'step-without-body', `“${stage.title}”没有写明由谁提交`));
        if (procedure.kind === 'list' && (stage.kind === 'file' || stage.kind === 'review'))
          findings.push(...judgeListBodies(regime, stage.by, `${path}/by`));
        if (stage.kind !== 'review') return;
        const formByLead = stage.form !== undefined && stage.formBy !== 'each';
        findings.push(
          ...judge({ mode: stage.mode, bodies: stage.by, ratio: stage.ratio, must: stage.must, formByLead }, path),
        );
      });
    }
    return findings;
  },
};

/** A list is of many units, so that a body which depends on the unit that files cannot be found for it. */
function judgeListBodies(regime: Regime, bodies: readonly string[], path: string): readonly Finding[] {
  return bodies.flatMap((code, index) => {
    const body = regime.bodies.find((candidate) => candidate.code === code);
    if (!body || body.resolve === 'fixed') return [];
    const message = `“${body.title}”随申报单位而定，清单不属于哪一个单位，不能由其办理`;
    return [at(`${path}/${index}`, 'list-body-of-unit', message, { clause: body.clause ?? [] })];
  });
}

function judge(step: Step, path: string): readonly Finding[] {
  const { mode, bodies, must = [] } = step;
  const findings: Finding[] = [];
  const say = (code: string, message: string) => findings.push(at(path, code, message));
  if (bodies.length === 0) say('step-without-body', '这一步没有办理机构');
  if (new Set(bodies).size < bodies.length) say('step-body-twice', '同一机构在一步中出现了两次');
  if (mode === 'one' && bodies.length > 1) say('step-mode', `方式为单独办理（one），却写了 ${bodies.length} 个机构`);
  if (mode === 'ratio' && !parseRatio(step.ratio ?? null))
    say('step-ratio', `票签须写明比例，如 2/3（大于 0、不超过 1）；所给为“${step.ratio ?? '空'}”`);
  if (mode !== 'ratio' && (step.ratio !== undefined || must.length > 0))
    say('step-ratio', '只有票签（ratio）可以写比例和必须同意的机构');
  if (must.some((body) => !bodies.includes(body))) say('step-must', '必须同意的机构不在这一步的机构之中');
  if (mode === 'ratio' && step.formByLead && bodies[0] !== undefined && !must.includes(bodies[0])) {
    say('step-form-may-be-missing', '票签可能在牵头机构填表之前就有结果：须把牵头机构列为必须同意，或由各机构分别填表');
  }
  return findings;
}
