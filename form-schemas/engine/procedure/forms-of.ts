import type { StageDocument } from '../model/procedure';
import type { CompiledRegime } from './compiled';

/** Codes of the forms that are filled at a stage: of a route, those of any row; of a parallel stage, of any lane. */
export function formsOf(regime: Pick<CompiledRegime, 'matrices'>, stage: StageDocument): readonly string[] {
  if (stage.kind === 'route')
    return (regime.matrices.get(stage.matrix)?.document.rows ?? []).flatMap((row) =>
      row.chain.flatMap((step) => step.form ?? []),
    );
  if (stage.kind === 'parallel') return stage.lanes.flatMap((lane) => lane.form ?? []);
  return 'form' in stage && stage.form !== undefined ? [stage.form] : [];
}
