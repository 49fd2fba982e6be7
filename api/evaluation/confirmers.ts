import type { CompiledRegime, ConfirmMode, Finding } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { EvaluationStatus, type Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';

/** The bodies that confirm an evaluation, with the regime that names them. */
export interface Confirmers {
  readonly regime: CompiledRegime;
  readonly bodies: readonly string[];
  /** Whether one of them is enough, or each has to. */
  readonly mode: ConfirmMode;
}

/**
 * Who confirms an evaluation: the bodies that the edition by which it is scored names. Of one that named none (it was not asked
 * for then) those of the edition in force.
 */
export async function confirmersOf(ctx: Context, evaluation: Evaluation): Promise<Confirmers> {
  const { regime, kind } = await frameOfEvaluation(ctx, evaluation);
  if (kind.confirmers) return { regime, bodies: kind.confirmers, mode: kind.mode ?? 'any' };
  const edition = await editionInForce(ctx, evaluation.regimeCode, ctx.today);
  const now = edition ? await compiledOf(ctx, edition) : regime;
  const { confirmers = [], mode = 'any' } = now.evaluation?.kinds.get(evaluation.kind) ?? {};
  return { regime: now, bodies: confirmers, mode };
}

/** What bodies are called. */
export function titlesOf({ regime }: Confirmers, bodies: readonly string[]): readonly string[] {
  return bodies.map((code) => regime.bodies.get(code)?.title ?? code);
}

/** Bodies that are still to confirm. */
export function waitingFor(
  { bodies, mode }: Confirmers,
  { confirmations }: Pick<Evaluation, 'confirmations'>,
): readonly string[] {
  const waiting = bodies.filter((code) => !confirmations.some(({ body }) => body === code));
  return mode === 'any' && waiting.length < bodies.length ? [] : waiting;
}

/** The body for which the session would confirm an evaluation; null: for none. */
export function bodyOf(ctx: Context, confirmers: Confirmers, evaluation: Evaluation): string | null {
  const held = bodiesFor(signedIn(ctx), evaluation.organisation);
  return waitingFor(confirmers, evaluation).find((body) => held.includes(body)) ?? null;
}

/**
 * Why the session, which may confirm evaluations, may not confirm this one. Findings: those of {@link notReturnedByThem}, and
 * `confirmed-already` (its body has confirmed; or the session's person has, for another body: each confirms by another person).
 */
export async function notByThem(ctx: Context, evaluation: Evaluation): Promise<readonly Finding[]> {
  const findings = await notReturnedByThem(ctx, evaluation);
  if (findings.length > 0) return findings;
  const confirmers = await confirmersOf(ctx, evaluation);
  const waits = titlesOf(confirmers, waitingFor(confirmers, evaluation)).join('、');
  const own = evaluation.confirmations.find(({ person }) => person === signedIn(ctx).person.id);
  if (own) {
    const title = titlesOf(confirmers, [own.body]).join('');
    return [await said(ctx, evaluation, 'confirmed-already', `您已代表${title}确认，尚待${waits}由另一人确认`)];
  }
  if (bodyOf(ctx, confirmers, evaluation) !== null) return [];
  return [await said(ctx, evaluation, 'confirmed-already', `您所在的机构已经确认，尚待${waits}确认`)];
}

/**
 * Why the session, which may confirm evaluations, may not return this one. Findings: `four-eyes` (whoever has begun, filled in or
 * submitted it decides nothing on it), `not-confirmer` (the regime names other bodies, or none).
 */
export async function notReturnedByThem(ctx: Context, evaluation: Evaluation): Promise<readonly Finding[]> {
  const session = signedIn(ctx);
  if (evaluation.writers.includes(session.person.id))
    return [{ code: 'four-eyes', severity: 'error', message: '评价须由未曾填写、提交的另一人确认', path: 'id' }];
  const confirmers = await confirmersOf(ctx, evaluation);
  const held = bodiesFor(session, evaluation.organisation);
  if (confirmers.bodies.some((body) => held.includes(body))) return [];
  const { kind } = await frameOfEvaluation(ctx, evaluation);
  const titles = titlesOf(confirmers, confirmers.bodies);
  const message =
    titles.length === 0
      ? `制度没有写明“${kind.title}”由谁确认，须先在制度中写明`
      : confirmers.mode === 'all'
        ? `“${kind.title}”由${titles.join('、')}各由一人分别确认`
        : `“${kind.title}”由${titles.join('或')}确认`;
  return [await said(ctx, evaluation, 'not-confirmer', message)];
}

async function said(ctx: Context, evaluation: Evaluation, code: string, message: string): Promise<Finding> {
  const { regime, kind } = await frameOfEvaluation(ctx, evaluation);
  return { code, severity: 'error', message, path: 'id', clause: kind.clause, article: regime.article(kind.clause) };
}

/** Why the session may not confirm an evaluation now; null where it may. */
export function confirmObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  return objection(ctx, evaluation, notByThem);
}

/** Why the session may not give an evaluation back now; null where it may: also once it has confirmed, while others have not. */
export function returnObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  return objection(ctx, evaluation, notReturnedByThem);
}

async function objection(
  ctx: Context,
  evaluation: Evaluation,
  judge: (ctx: Context, evaluation: Evaluation) => Promise<readonly Finding[]>,
): Promise<string | null> {
  const session = signedIn(ctx);
  if (evaluation.status !== EvaluationStatus.SUBMITTED) return '评价不在“待确认”状态';
  if (!may(session, 'evaluation:confirm')) return '评价由审批人确认';
  if (session.appointment?.organisation === evaluation.organisation) return '被评价的是本单位，由其他单位的人确认';
  const [finding] = await judge(ctx, evaluation);
  return finding?.message ?? null;
}
