import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { updateVersion } from '../platform/version';
import { notByThem, notOfOwnUnit } from './confirmers';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { lockEvaluation, mustBe } from './own-evaluation';

interface Which {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Confirms an evaluation: from now on it never changes; one that it corrects gives way. Findings: `four-eyes`, `not-confirmer`. */
export async function confirmEvaluation(ctx: Context, which: Which): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:confirm');
  const before = await lockEvaluation(ctx, which.id);
  await notOfOwnUnit(ctx, before);
  mustBe(before, EvaluationStatus.SUBMITTED, '待确认');
  const findings = await notByThem(ctx, before);
  if (findings.length > 0) return found(null, findings);
  await updateVersion(ctx, Evaluation, which, {
    status: EvaluationStatus.CONFIRMED,
    confirmer: signedIn(ctx).person.id,
    confirmedAt: ctx.now,
  });
  if (before.corrects !== null) {
    const corrected = await lockEvaluation(ctx, before.corrects);
    await updateVersion(
      ctx,
      Evaluation,
      { id: corrected.id, expectedVersion: corrected.version },
      { status: EvaluationStatus.SUPERSEDED },
    );
  }
  recordAudit(ctx, {
    verb: 'evaluation:confirm',
    subject: { type: 'Evaluation', id: which.id },
    details: { score: before.score, grade: before.grade, corrects: before.corrects },
  });
  return found(await lockEvaluation(ctx, which.id), []);
}

/** Gives an evaluation back to be filled in again, with the reason. Findings: `four-eyes`, `not-confirmer`. */
export async function returnEvaluation(
  ctx: Context,
  { reason, ...which }: Which & { readonly reason: string },
): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:confirm');
  const before = await lockEvaluation(ctx, which.id);
  await notOfOwnUnit(ctx, before);
  mustBe(before, EvaluationStatus.SUBMITTED, '待确认');
  const findings = await notByThem(ctx, before);
  if (findings.length > 0) return found(null, findings);
  const why = readText(reason, 'reason', 1000);
  await updateVersion(ctx, Evaluation, which, {
    status: EvaluationStatus.DRAFT,
    submitter: null,
    submittedAt: null,
    reason: why,
  });
  recordAudit(ctx, {
    verb: 'evaluation:return',
    subject: { type: 'Evaluation', id: which.id },
    details: { reason: why },
  });
  return found(await lockEvaluation(ctx, which.id), []);
}
