import { edgesIn, reachable, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';

/** From every stage an end can be reached without going back, and each end carries a decision word. */
export const rule: ProofRule = {
  code: 'stages-reach-an-end',
  title: '从每个环节都能走到办结，办结都有结论',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure) => {
      const forward = edgesIn(procedure).filter((edge) => edge.kind !== 'return');
      const ends = new Set(procedure.stages.flatMap((stage) => (stage.kind === 'end' ? [stage.code] : [])));
      return procedure.stages.flatMap((stage, index) => {
        const path = stagePath(procedure, index);
        if (stage.kind === 'end')
          return stage.outcome.trim() === ''
            ? [at(`${path}/outcome`, 'end-without-outcome', `办结环节“${stage.title}”没有结论`, { rule: stage.code })]
            : [];
        const reaches = [...reachable(stage.code, forward)].some((code) => ends.has(code));
        return reaches
          ? []
          : [
              at(path, 'stage-without-end', `从环节“${stage.title}”走不到任何办结`, {
                rule: stage.code,
                clause: stage.clause,
              }),
            ];
      });
    });
  },
};
