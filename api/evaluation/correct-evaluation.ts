import { randomUUID } from 'node:crypto';
import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { notOfOwnUnit } from './confirmers';
import { lockEvaluation, mustBe } from './own-evaluation';
import { mustPrepare } from './preparers';

/**
 * Begins the correction of a confirmed evaluation: a version of its own, scored by the same edition, which takes its place once it is
 * confirmed. Finding: `correction-exists`.
 */
export async function correctEvaluation(
  ctx: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:prepare');
  const before = await lockEvaluation(ctx, id);
  await mustPrepare(ctx, before);
  await notOfOwnUnit(ctx, before);
  mustBe(before, EvaluationStatus.CONFIRMED, '已确认');
  const why = readText(reason, 'reason', 1000);
  if (await ctx.tx.existsBy(Evaluation, { government: ctx.government, corrects: id }))
    return found(null, [
      { code: 'correction-exists', severity: 'error', message: '这一版已有更正的版本在填写或待确认', path: 'id' },
    ]);
  const row = await insertRow(ctx, Evaluation, {
    ...before,
    id: randomUUID(),
    number: before.number + 1,
    corrects: id,
    status: EvaluationStatus.DRAFT,
    reason: why,
    preparer: signedIn(ctx).person.id,
    writers: [signedIn(ctx).person.id],
    submitter: null,
    confirmer: null,
    confirmations: [],
    createdAt: ctx.now,
    submittedAt: null,
    confirmedAt: null,
    handedIn: false,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'evaluation:correct',
    subject: { type: 'Evaluation', id: row.id },
    details: { corrects: id, reason: why },
  });
  return found(row, []);
}
