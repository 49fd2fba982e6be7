import { In } from 'typeorm';
import type { CompiledRegime, Fen, PlanDocument, Value } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { standingCase } from '../application/load-case';
import { seenUnits } from '../application/seen-units';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { toGlobalId } from '../platform/global-id';
import { Project } from '../project/project.entity';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import type { AnnualPlan, PlanGroup, PlanLine } from './plan.types';

/** Lines of one plan. */
export const MOST_LINES = 1000;

interface LineRow {
  readonly list: string;
  readonly procedure: string;
  readonly application: string;
  readonly project: string;
  readonly outcome: PlanLine['outcome'];
  readonly every: number;
}

/** The years for which projects stand in lists of the regimes in force, the latest first. One statement. */
export async function planYears(ctx: Context): Promise<readonly number[]> {
  const rows = await ctx.tx.query<{ year: number }[]>(
    `select distinct p.plan_year as year from list_line line
       join project p on p.government = line.government and p.application = line.application
     where line.government = $1 and ($2::uuid[] is null or p.organisation = any ($2::uuid[])) order by year desc limit 50`,
    [ctx.government, seenUnits(ctx)],
  );
  return rows.map(({ year }) => year);
}

/**
 * The plan of a year by each regime in force that has one: what stood in its lists, what they decided on it, and what that comes
 * to; what was added at mid-year stands beside the original plan. Amounts, ways of building and priorities are facts of the
 * projects' own cases, as their forms and stages have set them.
 */
export async function annualPlans(
  ctx: Context,
  year: number,
  regimeCode?: string | null,
): Promise<readonly AnnualPlan[]> {
  const editions = await editionsInForce(ctx, ctx.today);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  const plans: AnnualPlan[] = [];
  for (const regime of regimes) {
    const plan = regime.regime.ledger?.plan;
    if (plan && (regimeCode == null || regime.regime.code === regimeCode))
      plans.push(await planOf(ctx, regime, plan, year));
  }
  return plans;
}

async function planOf(ctx: Context, regime: CompiledRegime, plan: PlanDocument, year: number): Promise<AnnualPlan> {
  const rows = await ctx.tx.query<LineRow[]>(
    `select line.list, list.procedure, line.application, p.id as project, line.outcome, (count(*) over ())::int as every
     from list_line line
       join application list on list.government = line.government and list.id = line.list
       join project p on p.government = line.government and p.application = line.application
     where line.government = $1 and list.regime_code = $2 and list.procedure = any ($3) and p.plan_year = $4
       and ($5::uuid[] is null or p.organisation = any ($5::uuid[]))
     order by list.procedure = any ($7), list.created_at, list.id, line.place limit $6`,
    [
      ctx.government,
      regime.regime.code,
      plan.lists.map(({ procedure }) => procedure),
      year,
      seenUnits(ctx),
      MOST_LINES,
      plan.lists.filter(({ midYear }) => midYear === true).map(({ procedure }) => procedure),
    ],
  );
  const every = rows[0]?.every ?? 0;
  if (every > MOST_LINES)
    throw new ApiError('LIMIT_EXCEEDED', `这一年度的计划有 ${every} 项，超过一次可以列出的 ${MOST_LINES} 项`);
  const lines = await linesOf(ctx, plan, rows);
  const agreed = lines.filter(({ outcome }) => outcome === 'approve');
  const { vocabulary } = regime;
  const modes = [...new Set(agreed.map(({ mode }) => mode))];
  const units = [...new Set(agreed.map(({ project }) => project.organisation))];
  return {
    regimeCode: regime.regime.code,
    title: plan.title,
    clause: plan.clause,
    article: regime.article(plan.clause),
    year,
    amountTitle: vocabulary.titleOf(plan.amount),
    modeTitle: plan.mode === undefined ? null : vocabulary.titleOf(plan.mode),
    tagsTitle: plan.tags === undefined ? null : vocabulary.titleOf(plan.tags),
    lines,
    count: every,
    original: groupOf(
      'original',
      null,
      agreed.filter(({ midYear }) => !midYear),
    ),
    added: groupOf(
      'added',
      null,
      agreed.filter(({ midYear }) => midYear),
    ),
    total: groupOf('total', null, agreed),
    pending: groupOf(
      'pending',
      null,
      lines.filter(({ outcome }) => outcome === null),
    ),
    byMode: mostFirst(
      modes.map((mode) => {
        const own = agreed.filter((line) => line.mode === mode);
        return groupOf(mode, own[0]?.modeWords ?? null, own);
      }),
    ),
    byOrganisation: mostFirst(
      await Promise.all(
        units.map(async (unit) =>
          groupOf(
            toGlobalId('Organisation', unit),
            (await organisationById(ctx).load(unit))?.title ?? null,
            agreed.filter(({ project }) => project.organisation === unit),
          ),
        ),
      ),
    ),
  };
}

/** Each line with its project and what its case says; three statements, however many there are. */
async function linesOf(ctx: Context, plan: PlanDocument, rows: readonly LineRow[]): Promise<readonly PlanLine[]> {
  if (rows.length === 0) return [];
  const { government } = ctx;
  const ids = (pick: (row: LineRow) => string) => In([...new Set(rows.map(pick))]);
  const found = await ctx.tx.find(Project, { where: { government, id: ids(({ project }) => project) } });
  const cases = await ctx.tx.find(Application, { where: { government, id: ids(({ application }) => application) } });
  const projects = new Map(found.map((project) => [project.id, project]));
  const applications = new Map(cases.map((application) => [application.id, application]));
  const lines = await Promise.all(
    rows.map(async (row): Promise<PlanLine | null> => {
      const [project, application] = [projects.get(row.project), applications.get(row.application)];
      if (!project || !application) return null;
      return {
        project,
        list: await applicationById(ctx).load(row.list),
        midYear: plan.lists.some(({ procedure, midYear }) => procedure === row.procedure && midYear === true),
        outcome: row.outcome,
        ...(await saidOf(ctx, plan, application)),
      };
    }),
  );
  return lines.filter((line) => line !== null);
}

type Said = Pick<PlanLine, 'amount' | 'mode' | 'modeWords' | 'tags'>;

async function saidOf(ctx: Context, plan: PlanDocument, application: Application): Promise<Said> {
  const { regime, state } = await standingCase(ctx, application);
  const { vocabulary } = regime;
  const read = vocabulary.reader(state.facts);
  const valueOf = (name: string | undefined): Value =>
    name !== undefined && vocabulary.facts.has(name) ? read(name) : null;
  const [amount, mode, tags] = [valueOf(plan.amount), valueOf(plan.mode), valueOf(plan.tags)];
  const words = (name: string | undefined, value: Value): string => vocabulary.word(name ?? '', value);
  return {
    amount: typeof amount === 'number' && Number.isSafeInteger(amount) ? (amount as Fen) : null,
    mode: mode === null ? null : String(mode),
    modeWords: mode === null ? null : words(plan.mode, mode),
    tags: Array.isArray(tags) ? (tags as readonly Value[]).map((tag) => words(plan.tags, [tag])) : [],
  };
}

function groupOf(key: string | null, title: string | null, lines: readonly PlanLine[]): PlanGroup {
  return {
    key,
    title,
    count: lines.length,
    amount: lines.reduce((sum, { amount }) => sum + BigInt(amount ?? 0), 0n),
  };
}

function mostFirst(groups: readonly PlanGroup[]): readonly PlanGroup[] {
  return [...groups].sort(
    (a, b) => Number(b.amount - a.amount) || b.count - a.count || (a.title ?? '').localeCompare(b.title ?? '', 'zh-CN'),
  );
}
