import { edgesIn, reachable, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { sentTo } from './stage-parts';

/** Where a case may begin: of a side case also with something that is put on record. */
const STARTS = { main: ['file'], list: ['file'], side: ['file', 'record'] } as const;

/** Every stage can be reached from the start, or from where a side case sends a case; and the start waits for somebody. */
export const rule: ProofRule = {
  code: 'stages-are-reachable',
  title: '每个环节都能从起点走到',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure) => {
      const edges = edgesIn(procedure);
      const from = [procedure.start, ...sentTo(regime, procedure)];
      const seen = new Set(from.flatMap((code) => [...reachable(code, edges)]));
      const start = procedure.stages.find((stage) => stage.code === procedure.start);
      const kinds: readonly string[] = STARTS[procedure.kind];
      return [
        ...(start && !kinds.includes(start.kind)
          ? [
              at(
                `procedures/${procedure.code}.json#/start`,
                'start-not-file',
                `起点“${start.title}”须是申报环节${procedure.kind === 'side' ? '或登记环节' : ''}`,
              ),
            ]
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
