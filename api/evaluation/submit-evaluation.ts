import { found, isFine, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { frameOfEvaluation } from './frame';
import { judgeEvaluation } from './judge-evaluation';
import { lockEvaluation, mustBe, writersWith } from './own-evaluation';
import { mustPrepare } from './preparers';

/** Hands an evaluation to somebody else to be confirmed; nothing may be missing any more. Findings: those of the sheet. */
export async function submitEvaluation(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:prepare');
  const before = await lockEvaluation(ctx, id);
  await mustPrepare(ctx, before);
  mustBe(before, EvaluationStatus.DRAFT, '填写中');
  const { value: result, findings } = judgeEvaluation(await frameOfEvaluation(ctx, before), before, true);
  if (!isFine(findings)) return found(null, findings);
  await updateVersion(
    ctx,
    Evaluation,
    { id, expectedVersion },
    {
      status: EvaluationStatus.SUBMITTED,
      score: result.score,
      grade: result.grade,
      writers: writersWith(ctx, before),
      submitter: signedIn(ctx).person.id,
      submittedAt: ctx.now,
      reason: before.number > 1 ? before.reason : null,
    },
  );
  recordAudit(ctx, {
    verb: 'evaluation:submit',
    subject: { type: 'Evaluation', id },
    details: { score: result.score, grade: result.grade },
  });
  return found(await lockEvaluation(ctx, id), findings);
}
