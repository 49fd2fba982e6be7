import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { updateVersion } from '../platform/version';
import { bodyOf, confirmersOf, notByThem, notOfOwnUnit, notReturnedByThem, waitingFor } from './confirmers';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { lockEvaluation, mustBe } from './own-evaluation';

interface Which {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Confirms an evaluation for the body that the session holds. With the last body that has to, it is confirmed: from now on it never
 * changes; one that it corrects gives way. Findings: `four-eyes`, `not-confirmer`, `confirmed-already`.
 */
export async function confirmEvaluation(ctx: Context, which: Which): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:confirm');
  const before = await lockEvaluation(ctx, which.id);
  await notOfOwnUnit(ctx, before);
  mustBe(before, EvaluationStatus.SUBMITTED, '待确认');
  const findings = await notByThem(ctx, before);
  if (findings.length > 0) return found(null, findings);
  const confirmers = await confirmersOf(ctx, before);
  const body = bodyOf(ctx, confirmers, before);
  if (body === null) throw new Error(`evaluation ${which.id} waits for no body of the session`);
  const person = signedIn(ctx).person.id;
  const confirmations = [...before.confirmations, { body, person, at: ctx.now.toISOString() }];
  const waiting = waitingFor(confirmers, { confirmations });
  await updateVersion(ctx, Evaluation, which, {
    confirmations,
    ...(waiting.length === 0 ? { status: EvaluationStatus.CONFIRMED, confirmer: person, confirmedAt: ctx.now } : {}),
  });
  if (waiting.length === 0 && before.corrects !== null) {
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
    details: { score: before.score, grade: before.grade, corrects: before.corrects, body, waiting },
  });
  return found(await lockEvaluation(ctx, which.id), []);
}

/** Gives an evaluation back to be filled in again, with the reason; what others have confirmed of it is void. Findings: `four-eyes`, `not-confirmer`. */
export async function returnEvaluation(
  ctx: Context,
  { reason, ...which }: Which & { readonly reason: string },
): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:confirm');
  const before = await lockEvaluation(ctx, which.id);
  await notOfOwnUnit(ctx, before);
  mustBe(before, EvaluationStatus.SUBMITTED, '待确认');
  const findings = await notReturnedByThem(ctx, before);
  if (findings.length > 0) return found(null, findings);
  const why = readText(reason, 'reason', 1000);
  await updateVersion(ctx, Evaluation, which, {
    status: EvaluationStatus.DRAFT,
    submitter: null,
    submittedAt: null,
    confirmations: [],
    reason: why,
  });
  recordAudit(ctx, {
    verb: 'evaluation:return',
    subject: { type: 'Evaluation', id: which.id },
    details: { reason: why },
  });
  return found(await lockEvaluation(ctx, which.id), []);
}
