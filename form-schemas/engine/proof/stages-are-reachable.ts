import { edgesIn, reachable, stagePath } from './graph';
import { at, type ProofRule } from './rule';

/** Every stage can be reached from the start, and the start is where something is filed. */
export const rule: ProofRule = {
  code: 'stages-are-reachable',
  title: '每个环节都能从起点走到',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure) => {
      const seen = reachable(procedure.start, edgesIn(procedure));
      const start = procedure.stages.find((stage) => stage.code === procedure.start);
      return [
        ...(start && start.kind !== 'file'
          ? [at(`procedures/${procedure.code}.json#/start`, 'start-not-file', `起点“${start.title}”须是申报环节`)]
          : []),
        ...procedure.stages.flatMap((stage, index) =>
          seen.has(stage.code)
            ? []
            : [
                at(stagePath(procedure, index), 'stage-unreachable', `环节“${stage.title}”从起点走不到`, {
                  rule: stage.code,
                  clause: stage.clause,
                }),
              ],
        ),
      ];
    });
  },
};
