import type { ProcedureDocument } from '../model/procedure';
import { edgesIn, reachable, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { returnsOf } from './stage-parts';

/** A case is only returned to a stage that every way to here has passed, and that can be acted on. */
export const rule: ProofRule = {
  code: 'returns-go-back',
  title: '只能退回到必经的前序环节',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) => {
        return returnsOf(stage).flatMap(({ item: to, pointer }) => {
          const path = `${stagePath(procedure, index)}${pointer}`;
          const target = procedure.stages.find((candidate) => candidate.code === to);
          if (!target) return [];
          const say = (code: string, message: string) => [
            at(path, code, message, { rule: stage.code, clause: stage.clause }),
          ];
          if (target.kind === 'gate' || target.kind === 'pool' || target.kind === 'end')
            return say('return-not-actionable', `“${target.title}”没有人办理，不能退回到那里`);
          if (to === stage.code) return say('return-to-itself', `“${stage.title}”不能退回到自己`);
          return isOnEveryWay(procedure, to, stage.code)
            ? []
            : say('return-not-passed', `到“${stage.title}”的路不都经过“${target.title}”，不能退回到那里`);
        });
      }),
    );
  },
};

/** Whether every way from the start to a stage passes another: without that one, it cannot be reached. */
function isOnEveryWay(procedure: ProcedureDocument, passed: string, stage: string): boolean {
  if (passed === procedure.start) return true;
  const without = edgesIn(procedure).filter((edge) => edge.kind !== 'return' && edge.to !== passed);
  return !reachable(procedure.start, without).has(stage);
}
