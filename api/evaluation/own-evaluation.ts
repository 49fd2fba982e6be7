import { seenUnits } from '../application/seen-units';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { Evaluation } from './evaluation.entity';

const evaluationById = loadById(Evaluation);

/** An evaluation that the session may see; null otherwise. */
export async function visibleEvaluation(ctx: Context, id: string): Promise<Evaluation | null> {
  const evaluation = await evaluationById(ctx).load(id);
  return evaluation && isSeen(ctx, evaluation) ? evaluation : null;
}

function isSeen(ctx: Context, { organisation }: Evaluation): boolean {
  const units = seenUnits(ctx);
  return units === null || units.includes(organisation);
}

/** An evaluation to act on, its row locked until the transaction ends. @throws ApiError NOT_FOUND */
export async function lockEvaluation(ctx: Context, id: string): Promise<Evaluation> {
  const evaluation = await ctx.tx.findOne(Evaluation, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!evaluation || !isSeen(ctx, evaluation)) throw new ApiError('NOT_FOUND', '没有找到该评价');
  return evaluation;
}

/** The writers of an evaluation, whoever acts now among them. */
export function writersWith(ctx: Context, { writers }: Pick<Evaluation, 'writers'>): string[] {
  return [...new Set([...writers, signedIn(ctx).person.id])];
}

/** @throws ApiError CONFLICT unless it stands in one of these states */
export function mustBe(evaluation: Evaluation, status: Evaluation['status'], words: string): void {
  if (evaluation.status !== status)
    throw new ApiError('CONFLICT', `评价不在“${words}”状态，不能这样办理`, { currentVersion: evaluation.version });
}
