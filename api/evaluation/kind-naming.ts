import type { CompiledRegime, EvaluationKindDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { compiledOf } from '../regime/compiled-edition';
import { editionOfToday } from '../regime/edition-in-force';
import type { Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';

/** A kind of evaluation with the regime that names its bodies; no kind where that regime has none of this code. */
export interface KindNaming {
  readonly regime: CompiledRegime;
  readonly kind: EvaluationKindDocument | undefined;
}

/**
 * The kind of an evaluation as the edition has it by which it is scored; of one that names no bodies (it was not asked for then)
 * as the edition in force has it.
 */
export async function kindNaming(ctx: Context, evaluation: Evaluation): Promise<KindNaming> {
  const scored = await frameOfEvaluation(ctx, evaluation);
  return scored.kind.confirmers ? scored : kindOfToday(ctx, evaluation);
}

/** The kind of an evaluation as the edition in force has it; as the one by which it is scored, where none is in force. */
export async function kindOfToday(ctx: Context, evaluation: Evaluation): Promise<KindNaming> {
  const edition = await editionOfToday(ctx).load(evaluation.regimeCode);
  if (!edition) return frameOfEvaluation(ctx, evaluation);
  const regime = await compiledOf(ctx, edition);
  return { regime, kind: regime.evaluation?.kinds.get(evaluation.kind) };
}
