import type { Finding } from '../finding';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { countFindings } from './count-findings';
import { edgesIn, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { deadlinesOf, sentTo } from './stage-parts';

/** A limit is a positive number, or an integer parameter that holds one; a first filing waits for nobody; what must pass takes time. */
export const rule: ProofRule = {
  code: 'deadlines-can-be-kept',
  title: '时限和期间为正整数，或取自已设定的整数参数；申报环节的时限只用于退回后重新提交',
  needs: 'document',
  prove(regime) {
    return [
      ...regime.procedures.flatMap((procedure) =>
        procedure.stages.flatMap((stage, index): readonly Finding[] => {
          const path = stagePath(procedure, index);
          return [
            ...deadlinesOf(stage).flatMap(({ item, pointer, title }) => [
              ...countFindings(
                regime,
                { count: item.within, unit: item.unit, title, code: stage.code, clause: item.clause, least: 1 },
                `${path}${pointer}/within`,
              ),
              ...judgeUse(regime, procedure, stage, `${path}${pointer}`, item.clause),
            ]),
            ...judgeWait(regime, stage, path),
          ];
        }),
      ),
      ...regime.matrices.flatMap((matrix) =>
        matrix.rows.flatMap((row, index) =>
          row.chain.flatMap((step, number) => {
            if (!step.deadline) return [];
            const { within: count, unit, clause } = step.deadline;
            const path = `matrices/${matrix.code}.json#/rows/${index}/chain/${number}/deadline/within`;
            return countFindings(regime, { count, unit, title: matrix.title, code: row.id, clause, least: 1 }, path);
          }),
        ),
      ),
    ];
  },
};

function judgeUse(
  regime: Regime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  path: string,
  clause: readonly string[],
): readonly Finding[] {
  const comesBack =
    edgesIn(procedure).some((edge) => edge.to === stage.code) || sentTo(regime, procedure).includes(stage.code);
  if (stage.kind !== 'file' || comesBack) return [];
  const message = `没有环节退回到“${stage.title}”，它的时限不会起算：首次申报不计时限`;
  return [at(path, 'deadline-idle', message, { severity: 'warning', clause, rule: stage.code })];
}

/** A time that must pass is one; whose number the city may set to 0, to ask for none. It runs from a day. */
function judgeWait(regime: Regime, stage: StageDocument, path: string): readonly Finding[] {
  if (stage.kind !== 'wait') return [];
  const { count, unit, clause, from } = stage.atLeast;
  const fact = regime.facts.find(({ name }) => name === from);
  return [
    ...countFindings(
      regime,
      { count, unit, title: stage.title, code: stage.code, clause, least: 0 },
      `${path}/atLeast/count`,
    ),
    ...(fact && fact.type !== 'date'
      ? [
          at(`${path}/atLeast/from`, 'wait-fact', `“${stage.title}”须自日期事实起算，“${fact.title}”不是日期`, {
            clause,
            rule: stage.code,
          }),
        ]
      : []),
  ];
}
