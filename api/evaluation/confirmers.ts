import type { CompiledRegime, Finding } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { EvaluationStatus, type Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';

/** The bodies that confirm an evaluation, with the regime that names them. */
interface Confirmers {
  readonly regime: CompiledRegime;
  readonly bodies: readonly string[];
}

/**
 * Who confirms an evaluation: the bodies that the edition by which it is scored names. Of one that named none (it was not asked
 * for then) those of the edition in force.
 */
async function confirmersOf(ctx: Context, evaluation: Evaluation): Promise<Confirmers> {
  const { regime, kind } = await frameOfEvaluation(ctx, evaluation);
  if (kind.confirmers) return { regime, bodies: kind.confirmers };
  const edition = await editionInForce(ctx, evaluation.regimeCode, ctx.today);
  const now = edition ? await compiledOf(ctx, edition) : regime;
  return { regime: now, bodies: now.evaluation?.kinds.get(evaluation.kind)?.confirmers ?? [] };
}

function titlesOf({ regime, bodies }: Confirmers): readonly string[] {
  return bodies.map((code) => regime.bodies.get(code)?.title ?? code);
}

/** What the bodies that confirm it are called. */
export async function confirmerTitles(ctx: Context, evaluation: Evaluation): Promise<readonly string[]> {
  return titlesOf(await confirmersOf(ctx, evaluation));
}

/**
 * Why the session, which may confirm evaluations, may not confirm or return this one. Findings: `four-eyes` (whoever has begun,
 * filled in or submitted it decides nothing on it), `not-confirmer` (the regime names other bodies, or none).
 */
export async function notByThem(ctx: Context, evaluation: Evaluation): Promise<readonly Finding[]> {
  const session = signedIn(ctx);
  if (evaluation.writers.includes(session.person.id))
    return [{ code: 'four-eyes', severity: 'error', message: '评价须由未曾填写、提交的另一人确认', path: 'id' }];
  const confirmers = await confirmersOf(ctx, evaluation);
  const held = bodiesFor(session, evaluation.organisation);
  if (confirmers.bodies.some((body) => held.includes(body))) return [];
  const { kind } = await frameOfEvaluation(ctx, evaluation);
  const message =
    confirmers.bodies.length === 0
      ? `制度没有写明“${kind.title}”由谁确认，须先在制度中写明`
      : `“${kind.title}”由${titlesOf(confirmers).join('或')}确认`;
  const article = confirmers.regime.article(kind.clause);
  return [{ code: 'not-confirmer', severity: 'error', message, path: 'id', clause: kind.clause, article }];
}

/** Why the session may not confirm an evaluation now; null where it may. */
export async function confirmObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  const session = signedIn(ctx);
  if (evaluation.status !== EvaluationStatus.SUBMITTED) return '评价不在“待确认”状态';
  if (!may(session, 'evaluation:confirm')) return '评价由审批人确认';
  if (session.appointment?.organisation === evaluation.organisation) return '被评价的是本单位，由其他单位的人确认';
  const [finding] = await notByThem(ctx, evaluation);
  return finding?.message ?? null;
}
