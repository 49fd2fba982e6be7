import { edgesIn, reachable, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';

/** No circle consists of gates only: a case must always come to stand. */
export const rule: ProofRule = {
  code: 'gates-do-not-loop',
  title: '自动判断的环节不绕圈',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure) => {
      const gates = new Set(procedure.stages.flatMap((stage) => (stage.kind === 'gate' ? [stage.code] : [])));
      const between = edgesIn(procedure).filter((edge) => gates.has(edge.from) && gates.has(edge.to));
      return procedure.stages.flatMap((stage, index) => {
        const loops = between.some((edge) => edge.from === stage.code && reachable(edge.to, between).has(stage.code));
        return loops
          ? [at(stagePath(procedure, index), 'gate-loop', `自动判断“${stage.title}”会绕回自己`, { rule: stage.code })]
          : [];
      });
    });
  },
};
