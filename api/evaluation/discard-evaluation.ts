import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { lockEvaluation, mustBe } from './own-evaluation';
import { mustPrepare } from './preparers';

/**
 * Throws a draft away that was never handed in: nobody has judged it, and the same may be begun anew. Findings: `handed-in` (it was
 * given back and is filled in again), `evaluation-cited` (a problem was recorded from it).
 *
 * @returns the database id of what is gone; null where it stays
 */
export async function discardEvaluation(
  ctx: Context,
  which: { readonly id: string; readonly expectedVersion: number },
): Promise<Outcome<string | null>> {
  authorise(ctx, 'evaluation:prepare');
  const before = await lockEvaluation(ctx, which.id);
  await mustPrepare(ctx, before);
  mustBe(before, EvaluationStatus.DRAFT, '填写中');
  if (before.handedIn) return refuse('handed-in', '这一评价提交过，不能丢弃：请改好之后再提交');
  if (await isCited(ctx, which.id)) return refuse('evaluation-cited', '已有监督问题由这一评价而来，不能丢弃');
  // Only what the client has seen.
  await updateVersion(ctx, Evaluation, which, {});
  await ctx.tx.delete(Evaluation, { government: ctx.government, id: which.id });
  const { kind, organisation, project, year, number, corrects } = before;
  recordAudit(ctx, {
    verb: 'evaluation:discard',
    subject: { type: 'Evaluation', id: which.id },
    details: { kind, organisation, project, year, number, corrects },
  });
  return found(which.id, []);
}

/** Asked of the table itself: findings know of evaluations, not the other way about. */
async function isCited(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.tx.query<readonly object[]>(
    'select 1 from supervision_finding where government = $1 and evaluation = $2 limit 1',
    [ctx.government, id],
  );
  return rows.length > 0;
}

function refuse(code: string, message: string): Outcome<null> {
  return found(null, [{ code, severity: 'error', message, path: 'id' }]);
}
