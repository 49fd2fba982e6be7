import type { CompiledRegime, EvaluationKindDocument, Finding } from '../../form-schemas/engine';
import { current } from '../identity/of-today';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { defineLoader } from '../platform/loader';
import { bodiesFor } from '../platform/session';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { EvaluationStatus, type Evaluation } from './evaluation.entity';
import { frameOfEvaluation } from './frame';

/** The bodies that confirm an evaluation, with the regime that names them. */
interface Confirmers {
  readonly regime: CompiledRegime;
  readonly bodies: readonly string[];
  /** Those that would confirm it, were it not that they are the evaluated unit's own; empty where they confirm it themselves. */
  readonly recused: readonly string[];
}

/**
 * Who confirms an evaluation: the bodies that the edition by which it is scored names. Of one that named none (it was not asked
 * for then) those of the edition in force. Where all of them are the evaluated unit's own, the first stand-in that is not.
 */
async function confirmersOf(ctx: Context, evaluation: Evaluation): Promise<Confirmers> {
  const { regime, kind } = await frameOfEvaluation(ctx, evaluation);
  const scored = { regime, kind };
  const named = kind.confirmers ? scored : await kindNow(ctx, evaluation, regime);
  const bodies = named.kind?.confirmers ?? [];
  if (!(await areAllOwn(ctx, bodies, evaluation))) return { regime: named.regime, bodies, recused: [] };
  const instead = named.kind?.standIns ? named : await kindNow(ctx, evaluation, regime);
  for (const body of instead.kind?.standIns ?? [])
    if (!(await areAllOwn(ctx, [body], evaluation))) return { regime: instead.regime, bodies: [body], recused: bodies };
  return { regime: instead.regime, bodies: [], recused: bodies };
}

interface Named {
  readonly regime: CompiledRegime;
  readonly kind: EvaluationKindDocument | undefined;
}

/** The kind of an evaluation as the edition in force has it. */
async function kindNow(ctx: Context, { regimeCode, kind }: Evaluation, scored: CompiledRegime): Promise<Named> {
  const edition = await editionInForce(ctx, regimeCode, ctx.today);
  const regime = edition ? await compiledOf(ctx, edition) : scored;
  return { regime, kind: regime.evaluation?.kinds.get(kind) };
}

/** Whether bodies are held in the evaluated unit and nowhere else. What nobody holds is nobody's own. */
async function areAllOwn(
  ctx: Context,
  bodies: readonly string[],
  { organisation }: Pick<Evaluation, 'organisation'>,
): Promise<boolean> {
  if (bodies.length === 0) return false;
  const held = await Promise.all(bodies.map((body) => unitsHolding(ctx).load(body)));
  return held.every((units) => units.length > 0 && units.every((unit) => unit === organisation));
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

function titlesOf({ regime }: Pick<Confirmers, 'regime'>, bodies: readonly string[]): readonly string[] {
  return bodies.map((code) => regime.bodies.get(code)?.title ?? code);
}

/** Who confirms, in a sentence; what to do where nobody does. */
function wordConfirmers(confirmers: Confirmers, title: string): string {
  const { bodies, recused } = confirmers;
  const who = titlesOf(confirmers, bodies).join('或');
  const own = titlesOf(confirmers, recused).join('、');
  if (recused.length > 0)
    return bodies.length > 0
      ? `“${title}”由${own}确认，被评价的就是其所在单位，须回避，改由${who}确认`
      : `“${title}”由${own}确认，被评价的就是其所在单位，须回避；制度没有写明改由谁确认，请先在制度中写明代为确认的机构`;
  return bodies.length > 0 ? `“${title}”由${who}确认` : `制度没有写明“${title}”由谁确认，须先在制度中写明`;
}

/** What the bodies that confirm it are called. */
export async function confirmerTitles(ctx: Context, evaluation: Evaluation): Promise<readonly string[]> {
  const confirmers = await confirmersOf(ctx, evaluation);
  return titlesOf(confirmers, confirmers.bodies);
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
  const message = wordConfirmers(confirmers, kind.title);
  const article = confirmers.regime.article(kind.clause);
  return [{ code: 'not-confirmer', severity: 'error', message, path: 'id', clause: kind.clause, article }];
}

/** Why the session may not confirm an evaluation now; null where it may. */
export async function confirmObjection(ctx: Context, evaluation: Evaluation): Promise<string | null> {
  const session = signedIn(ctx);
  if (evaluation.status !== EvaluationStatus.SUBMITTED) return '评价不在“待确认”状态';
  if (!may(session, 'evaluation:confirm')) return '评价由审批人确认';
  if (session.appointment?.organisation === evaluation.organisation) return wordOwn(ctx, evaluation);
  const [finding] = await notByThem(ctx, evaluation);
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
