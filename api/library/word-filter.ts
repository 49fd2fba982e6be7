import { formatYuan } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import type { WordedCondition } from '../platform/workbook/columns';
import { wordStatus } from './export-columns';
import { ProjectOrder } from './project-order';
import type { MoneyRange, ProjectWhere } from './project-where';

const ORDER: Readonly<Record<ProjectOrder, string>> = {
  newest: '首次申报时刻，最新在前',
  oldest: '首次申报时刻，最早在前',
  code: '项目编号，升序',
  'code-descending': '项目编号，降序',
  title: '项目名称',
  'declared-total': '申报总投资，从低到高',
  'declared-total-descending': '申报总投资，从高到低',
};

export function wordOrder(order: ProjectOrder): string {
  return ORDER[order];
}

/** A filter in words, so that a printed list says what it is a list of. Empty for no filter. */
export async function wordFilter(ctx: Context, where: ProjectWhere | null): Promise<readonly WordedCondition[]> {
  const { status, statuses, planYear, planYears, organisationId, organisationIds, stages, waitingFor } = where ?? {};
  const organisations = [...given(organisationId), ...(organisationIds ?? [])];
  const ends = await titles(ctx, 'outcome', [...given(status), ...(statuses ?? [])]);
  const stageTitles = await titles(ctx, 'stage', [...(stages ?? [])]);
  const conditions: readonly (readonly [string, readonly string[]])[] = [
    ['名称或编号含', given(where?.text)],
    ['状态', [...given(status), ...(statuses ?? [])].map((code) => wordStatus(code, ends.get(code) ?? null))],
    ['计划年度', [...given(planYear), ...(planYears ?? [])].map((year) => `${year} 年`)],
    [
      '申报单位',
      await Promise.all(
        organisations.map(async (id) => {
          const organisation = await organisationById(ctx).load(localId('Organisation', id, 'where.organisationIds'));
          return organisation?.title ?? id;
        }),
      ),
    ],
    ['申报总投资', wordRange(where?.declaredTotal)],
    ['论证总投资', wordRange(where?.arguedTotal)],
    ['批准总投资', wordRange(where?.approvedTotal)],
    ['制度', given(where?.regimeCode)],
    ['所处环节', (stages ?? []).map((code) => stageTitles.get(code) ?? code)],
    ['在谁手里', waitingFor == null ? [] : [await bodyTitle(ctx, waitingFor)]],
    ['首次申报不早于', given(where?.openedFrom)],
    ['首次申报不晚于', given(where?.openedTo)],
    ['办结结果', where?.positive == null ? [] : [where.positive ? '同意' : '不同意']],
  ];
  return conditions.flatMap(([name, words]): WordedCondition[] =>
    words.length === 0 ? [] : [[name, words.join('、')]],
  );
}

function given<T>(value: T | null | undefined): readonly T[] {
  return value == null ? [] : [value];
}

function wordRange(range: MoneyRange | null | undefined): readonly string[] {
  const words = [
    ...given(range?.min).map((amount) => `不低于 ${formatYuan(amount)} 元`),
    ...given(range?.max).map((amount) => `不高于 ${formatYuan(amount)} 元`),
  ];
  return words.length === 0 ? [] : [words.join('，')];
}

/**
 * What stages, or the stages at which cases ended so, are called. How a case ended is for everybody; a stage has its words
 * only from cases into which the reader may look (see `projectsWhere`), and stays a code otherwise.
 */
async function titles(
  ctx: Context,
  by: 'stage' | 'outcome',
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.tx.query<{ code: string; title: string }[]>(
    `select ${by} as code, min(stage_title) as title from application
     where government = $1 and ${by} = any($2) and ($3::uuid[] is null or organisation = any($3)) group by ${by}`,
    [ctx.government, codes, by === 'stage' ? seenUnits(ctx) : null],
  );
  return new Map(rows.map(({ code, title }) => [code, title]));
}

async function bodyTitle(ctx: Context, code: string): Promise<string> {
  const [row] = await ctx.tx.query<{ title: string }[]>(
    `select body_title as title from task
     where government = $1 and body = $2 and ($3::uuid[] is null or organisation = any($3)) order by opened_at desc limit 1`,
    [ctx.government, code, seenUnits(ctx)],
  );
  return row?.title ?? code;
}
