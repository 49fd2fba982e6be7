import { bodyTitle, bodyTitles, type CompiledRegime, type ConfirmMode, type Finding } from '../../form-schemas/engine';
import { current } from '../identity/of-today';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { defineLoader } from '../platform/loader';
import { bodiesFor } from '../platform/session';
import { EvaluationStatus, type Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';
import { kindNaming, kindOfToday } from './kind-naming';

/** The bodies that confirm an evaluation, with the regime that names them. */
export interface Confirmers {
  readonly regime: CompiledRegime;
  readonly bodies: readonly string[];
  /** Whether one of them is enough, or each has to. */
  readonly mode: ConfirmMode;
  /** Those that would confirm it, were it not that they are the evaluated unit's own; empty where they confirm it themselves. */
  readonly recused: readonly string[];
}

/**
 * Who confirms an evaluation: the bodies that the edition by which it is scored names. Of one that named none (it was not asked
 * for then) those of the edition in force. No body confirms what its own unit was given: where one of several is enough, another
 * does; where each has to, the others do; where none is left, the first stand-in that is not the unit's own.
 */
export async function confirmersOf(ctx: Context, evaluation: Evaluation): Promise<Confirmers> {
  const named = await kindNaming(ctx, evaluation);
  const bodies = named.kind?.confirmers ?? [];
  const mode = named.kind?.mode ?? 'any';
  const own = await ownBodies(ctx, bodies, evaluation);
  const others = bodies.filter((body) => !own.includes(body));
  if (own.length === 0 || others.length > 0)
    return mode === 'any'
      ? { regime: named.regime, bodies, mode, recused: [] }
      : { regime: named.regime, bodies: others, mode, recused: own };
  const instead = named.kind?.standIns ? named : await kindOfToday(ctx, evaluation);
  const standIns = instead.kind?.standIns ?? [];
  const ownToo = await ownBodies(ctx, standIns, evaluation);
  const standIn = standIns.filter((body) => !ownToo.includes(body)).slice(0, 1);
  return { regime: instead.regime, bodies: standIn, mode, recused: bodies };
}

/** Those of the bodies that are held in the evaluated unit and nowhere else. What nobody holds is nobody's own. */
async function ownBodies(
  ctx: Context,
  bodies: readonly string[],
  { organisation }: Pick<Evaluation, 'organisation'>,
): Promise<readonly string[]> {
  const held = await Promise.all(bodies.map((body) => unitsHolding(ctx).load(body)));
  return bodies.filter((_, at) => {
    const units = held[at] ?? [];
    return units.length > 0 && units.every((unit) => unit === organisation);
  });
}

/** The units in whose posts a body is held today; of many bodies in one statement. */
const unitsHolding = defineLoader<string, readonly string[]>(
  async (ctx, bodies) => {
    const rows = await ctx.tx.query<{ body: string; units: string[] }[]>(
      `select d.body, array_agg(distinct p.organisation) as units from duty d
         join post p on p.government = d.government and p.id = d.post
        where d.government = $1 and d.body = any ($2) and ${current('d', '$3::date')}
        group by d.body`,
      [ctx.government, bodies, ctx.today],
    );
    return new Map(rows.map(({ body, units }) => [body, units]));
  },
  () => [],
);

/** Who confirms, in a sentence; what to do where nobody does. */
function wordConfirmers(confirmers: Confirmers, title: string): string {
  const { bodies, mode, recused } = confirmers;
  const titles = bodyTitles(confirmers.regime, bodies);
  const own = bodyTitles(confirmers.regime, recused).join('、');
  const who = mode === 'all' && titles.length > 1 ? `${titles.join('、')}各由一人分别` : titles.join('或');
  if (recused.length > 0)
    return bodies.length > 0
      ? `“${title}”由${own}确认，被评价的就是其所在单位，须回避，改由${who}确认`
      : `“${title}”由${own}确认，被评价的就是其所在单位，须回避；制度没有写明改由谁确认，请先在制度中写明代为确认的机构`;
  return bodies.length > 0 ? `“${title}”由${who}确认` : `制度没有写明“${title}”由谁确认，须先在制度中写明`;
}

/** Bodies that are still to confirm. */
export function waitingFor(
  { bodies, mode }: Pick<Confirmers, 'bodies' | 'mode'>,
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
  const waits = bodyTitles(confirmers.regime, waitingFor(confirmers, evaluation)).join('、');
  const own = evaluation.confirmations.find(({ person }) => person === signedIn(ctx).person.id);
  if (own) {
    const title = bodyTitle(confirmers.regime, own.body);
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
  return [await said(ctx, evaluation, 'not-confirmer', wordConfirmers(confirmers, kind.title))];
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
  if (session.appointment?.organisation === evaluation.organisation) return wordOwn(ctx, evaluation);
  const [finding] = await judge(ctx, evaluation);
  return finding?.message ?? null;
}

/** No unit confirms, returns or corrects what it was given itself. @throws ApiError FORBIDDEN, saying who does */
export async function notOfOwnUnit(ctx: Context, evaluation: Evaluation): Promise<void> {
  if (signedIn(ctx).appointment?.organisation !== evaluation.organisation) return;
  throw new ApiError('FORBIDDEN', await wordOwn(ctx, evaluation));
}

async function wordOwn(ctx: Context, evaluation: Evaluation): Promise<string> {
  const { kind } = await frameOfEvaluation(ctx, evaluation);
  const who = wordConfirmers(await confirmersOf(ctx, evaluation), kind.title);
  return `被评价的是本单位，确认、退回、更正须由其他单位的人办理：${who}`;
}
