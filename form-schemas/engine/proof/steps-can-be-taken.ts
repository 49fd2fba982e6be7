import type { Finding } from '../finding';
import type { ChainMode } from '../model/matrix';
import type { StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { parseRatio } from '../procedure/settle';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { bodiesOf, lanesOf, signersOf } from './stage-parts';

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
        if ((stage.kind === 'file' || stage.kind === 'record' || stage.kind === 'wait') && stage.by.length === 0)
          findings.push(at(`${path}/by`, 'step-without-body', `“${stage.title}”没有写明由谁办理`));
        if (procedure.kind === 'list')
          for (const { item, pointer } of bodiesOf(stage))
            findings.push(...judgeListBody(regime, item, `${path}${pointer}`));
        if (procedure.opens?.of === 'government')
          for (const { item, pointer } of bodiesOf(stage))
            findings.push(...judgeListBody(regime, item, `${path}${pointer}`, '政府的事项'));
        findings.push(...judgeSigners(stage, path));
        if (stage.kind === 'parallel') {
          if (stage.lanes.length === 0)
            findings.push(at(`${path}/lanes`, 'lanes-missing', `“${stage.title}”没有任何一路`));
          for (const { item: lane, pointer } of lanesOf(stage)) {
            const formByLead = lane.form !== undefined && lane.formBy !== 'each';
            findings.push(
              ...judge(
                { mode: lane.mode, bodies: lane.by, ratio: lane.ratio, must: lane.must, formByLead },
                `${path}${pointer}`,
              ),
            );
          }
        }
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
function judgeListBody(regime: Regime, code: string, path: string, what = '清单'): readonly Finding[] {
  const body = regime.bodies.find((candidate) => candidate.code === code);
  if (!body || body.resolve === 'fixed') return [];
  const message = `“${body.title}”随申报单位而定，${what}不属于哪一个单位，不能由其办理`;
  return [at(path, 'list-body-of-unit', message, { clause: body.clause ?? [] })];
}

/** Who signs in any case need not be asked besides. */
function judgeSigners(stage: StageDocument, path: string): readonly Finding[] {
  const own = new Set(bodiesOf(stage).map(({ item }) => item));
  if (stage.kind === 'parallel') return [];
  return signersOf(stage).flatMap(({ item, pointer }) =>
    own.has(item)
      ? [
          at(`${path}${pointer}`, 'signer-acts-anyway', `${item} 本来就在“${stage.title}”办理，不须加签`, {
            rule: stage.code,
          }),
        ]
      : [],
  );
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
