import { bodyTitles } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import type { Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';
import { kindNaming } from './kind-naming';
import { objectionToPrepare } from './who-prepares';

/**
 * Why the session may neither fill in nor hand in nor correct nor discard an evaluation; null where it may. Of an edition that names
 * no bodies (it was not asked for then) it goes by the one in force.
 */
export async function prepareObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  const scored = await frameOfEvaluation(ctx, evaluation);
  const { regime, kind } = await kindNaming(ctx, evaluation);
  const bodies = kind?.confirmers ?? [];
  return objectionToPrepare(ctx, {
    organisation: evaluation.organisation,
    kindTitle: scored.kind.title,
    bodies,
    titles: bodyTitles(regime, bodies),
  });
}

/** @throws ApiError FORBIDDEN saying who may */
export async function mustPrepare(ctx: Context, evaluation: Evaluation): Promise<void> {
  const objection = await prepareObjection(ctx, evaluation);
  if (objection !== null) throw new ApiError('FORBIDDEN', objection);
}
