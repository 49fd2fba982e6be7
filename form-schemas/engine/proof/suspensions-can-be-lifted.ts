import type { EffectDocument } from '../model/effect';
import type { ProcedureDocument } from '../model/procedure';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { besidesOf, effectsOf } from './stage-parts';

/** What has been suspended can be resumed or ended: by a side procedure that goes on, and can be opened, meanwhile. */
export const rule: ProofRule = {
  code: 'suspensions-can-be-lifted',
  title: '能暂停项目的，也有在暂停期间可办的流程使其恢复或者办结',
  needs: 'document',
  prove(regime) {
    const lifts = (procedure: ProcedureDocument): boolean =>
      procedure.opens?.whileSuspended === true && does(procedure, ['resume', 'end']);
    return regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) =>
        effectsOf(stage).flatMap(({ item, pointer }) => {
          if (item.effect !== 'suspend') return [];
          const stuck = besidesOf(regime, procedure).filter(
            (main) => !regime.procedures.some((other) => lifts(other) && besidesOf(regime, other).includes(main)),
          );
          return stuck.map((main) =>
            at(
              `${stagePath(procedure, index)}${pointer}`,
              'suspension-without-end',
              `“${procedure.title}”会暂停“${main.title}”，却没有暂停期间可办（whileSuspended）的流程使其恢复或者办结`,
              { rule: stage.code, clause: item.clause },
            ),
          );
        }),
      ),
    );
  },
};

function does(procedure: ProcedureDocument, kinds: readonly EffectDocument['effect'][]): boolean {
  return procedure.stages.some((stage) => effectsOf(stage).some(({ item }) => kinds.includes(item.effect)));
}
