import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { compiledOf } from '../regime/compiled-edition';
import { editionOfToday } from '../regime/edition-in-force';
import type { Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';
import { objectionToPrepare } from './who-prepares';

/**
 * Why the session may neither fill in nor hand in nor correct nor discard an evaluation; null where it may. Of an edition that names
 * no bodies (it was not asked for then) it goes by the one in force.
 */
export async function prepareObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  const scored = await frameOfEvaluation(ctx, evaluation);
  const edition = scored.kind.confirmers ? null : await editionOfToday(ctx).load(evaluation.regimeCode);
  const regime = edition ? await compiledOf(ctx, edition) : scored.regime;
  const kind = edition ? regime.evaluation?.kinds.get(evaluation.kind) : scored.kind;
  const bodies = kind?.confirmers ?? [];
  return objectionToPrepare(ctx, {
    organisation: evaluation.organisation,
    kindTitle: scored.kind.title,
    bodies,
    titles: bodies.map((body) => regime.bodies.get(body)?.title ?? body),
  });
}

/** @throws ApiError FORBIDDEN saying who may */
export async function mustPrepare(ctx: Context, evaluation: Evaluation): Promise<void> {
  const objection = await prepareObjection(ctx, evaluation);
  if (objection !== null) throw new ApiError('FORBIDDEN', objection);
}
