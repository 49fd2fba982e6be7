import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { seenUnits } from '../application/seen-units';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { toGlobalId } from '../platform/global-id';
import { MoneyScalar } from '../platform/scalars/money';
import { projectsWhere, type ProjectWhere } from './project-where';

/** Sums are bigint fen: a sum may be larger than a number holds exactly. */
@ObjectType({ description: '一批项目中的一组及其合计' })
export class ProjectGroup {
  @Field(() => String, {
    nullable: true,
    description:
      '分组的值，可直接用于筛选：状态代码、单位标识、环节代码、年度、主体代码；为空即登录者看不到案件的那些项目',
  })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '名称；尚未办结的状态没有' })
  readonly title!: string | null;

  @Field(() => Int, { description: '个数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '申报总投资合计' })
  readonly declaredTotal!: bigint;

  @Field(() => MoneyScalar, { description: '论证总投资合计（只计已论证的）' })
  readonly arguedTotal!: bigint;

  @Field(() => MoneyScalar, { description: '批准总投资合计（只计已批准的）' })
  readonly approvedTotal!: bigint;
}

@ObjectType({ description: '一批项目的合计；每一种分组各组之和即为合计' })
export class ProjectTotals {
  @Field(() => Int, { description: '个数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '申报总投资合计' })
  readonly declaredTotal!: bigint;

  @Field(() => MoneyScalar, { description: '论证总投资合计（只计已论证的）' })
  readonly arguedTotal!: bigint;

  @Field(() => MoneyScalar, { description: '批准总投资合计（只计已批准的）' })
  readonly approvedTotal!: bigint;

  @Extensions({ size: 10 })
  @Field(() => [ProjectGroup], { description: '按状态，多的在前' })
  readonly byStatus!: readonly ProjectGroup[];

  @Extensions({ size: 20 })
  @Field(() => [ProjectGroup], { description: '按申报单位，多的在前' })
  readonly byOrganisation!: readonly ProjectGroup[];

  @Extensions({ size: 20 })
  @Field(() => [ProjectGroup], { description: '按所处环节，多的在前；登录者看不到案件的归为 key 为空的一组' })
  readonly byStage!: readonly ProjectGroup[];

  @Extensions({ size: 10 })
  @Field(() => [ProjectGroup], { description: '按计划年度，早的在前' })
  readonly byPlanYear!: readonly ProjectGroup[];

  /** The filter that was added up, for what is only counted when asked for. */
  readonly where!: ProjectWhere | null;
}

interface SumRow {
  readonly count: number;
  readonly declared: string;
  readonly argued: string;
  readonly approved: string;
}

interface GroupRow extends SumRow {
  /** One bit per grouping column, set where the row is not grouped by it. */
  readonly grouping: number;
  readonly status: string | null;
  readonly organisation: string | null;
  readonly stage: string | null;
  readonly year: number | null;
  readonly end: string | null;
  readonly stage_title: string | null;
}

const BY = { all: 0b1111, status: 0b0111, organisation: 0b1011, stage: 0b1101, year: 0b1110 } as const;

/**
 * Counts and adds up what the same filter lists, in one statement: the whole, and by status, unit, stage and year.
 * The grouping columns are four; `grouping()` says by which of them a row is grouped.
 */
export async function addUpProjects(ctx: Context, where: ProjectWhere | null): Promise<ProjectTotals> {
  const columns = ['project.status', 'project.organisation', 'seen.stage', 'project.planYear'] as const;
  const units = seenUnits(ctx);
  const ofProject = (alias: string): string =>
    `${alias}.government = project.government and ${alias}.id = project.application`;
  const seen = units === null ? '' : ' and seen.organisation = any(:unitsSeen)';
  const rows = await projectsWhere(ctx, where)
    .leftJoin('application', 'known', ofProject('known'))
    .leftJoin('application', 'seen', `${ofProject('seen')}${seen}`, units === null ? {} : { unitsSeen: units })
    .select(`grouping(${columns.join(', ')})`, 'grouping')
    .addSelect('project.status', 'status')
    .addSelect('project.organisation', 'organisation')
    .addSelect('seen.stage', 'stage')
    .addSelect('project.planYear', 'year')
    .addSelect('min(known.stage_title) filter (where known.outcome is not null)', 'end')
    .addSelect('min(seen.stage_title)', 'stage_title')
    .addSelect('count(*)::int', 'count')
    .addSelect(sumOf('project.declaredTotal'), 'declared')
    .addSelect(sumOf('project.arguedTotal'), 'argued')
    .addSelect(sumOf('project.approvedTotal'), 'approved')
    .groupBy(`grouping sets ((), ${columns.map((column) => `(${column})`).join(', ')})`)
    .getRawMany<GroupRow>();
  const grouped = (by: number): readonly GroupRow[] => rows.filter((row) => row.grouping === by);
  const [all] = grouped(BY.all);
  return {
    ...sums(all ?? { count: 0, declared: '0', argued: '0', approved: '0' }),
    byStatus: most(
      grouped(BY.status).map((row) => ({ ...sums(row), key: row.status, title: row.status === null ? null : row.end })),
    ),
    byOrganisation: most(
      await Promise.all(
        grouped(BY.organisation).map(async (row) => ({
          ...sums(row),
          key: toGlobalId('Organisation', row.organisation ?? ''),
          title: (await organisationById(ctx).load(row.organisation ?? ''))?.title ?? null,
        })),
      ),
    ),
    byStage: most(grouped(BY.stage).map((row) => ({ ...sums(row), key: row.stage, title: row.stage_title }))),
    byPlanYear: [...grouped(BY.year)]
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
      .map((row) => ({ ...sums(row), key: String(row.year), title: String(row.year) })),
    where,
  };
}

/**
 * Counts and adds up, by the body that is to act, the same filter's projects that wait for one. A project that waits
 * for several bodies stands in several groups: these do not add up to the whole.
 */
export async function addUpByBody(ctx: Context, where: ProjectWhere | null): Promise<readonly ProjectGroup[]> {
  const units = seenUnits(ctx);
  const waiting = projectsWhere(ctx, where)
    .innerJoin(
      `(select government, application, body, min(body_title) as body_title from task
        where government = :government and status = 'open' group by government, application, body, organisation
        having cast(:unitsSeen as uuid[]) is null or organisation = any(cast(:unitsSeen as uuid[])))`,
      'waiting',
      'waiting.government = project.government and waiting.application = project.application',
      { unitsSeen: units },
    )
    .select('waiting.body', 'key')
    .addSelect('min(waiting.body_title)', 'title')
    .addSelect('count(*)::int', 'count')
    .addSelect(sumOf('project.declaredTotal'), 'declared')
    .addSelect(sumOf('project.arguedTotal'), 'argued')
    .addSelect(sumOf('project.approvedTotal'), 'approved')
    .groupBy('waiting.body');
  const rows = await waiting.getRawMany<SumRow & { readonly key: string; readonly title: string }>();
  return most(rows.map((row) => ({ ...sums(row), key: row.key, title: row.title })));
}

function sumOf(column: string): string {
  return `coalesce(sum(${column}), 0)::text`;
}

function sums(row: SumRow): Pick<ProjectGroup, 'count' | 'declaredTotal' | 'arguedTotal' | 'approvedTotal'> {
  return {
    count: row.count,
    declaredTotal: BigInt(row.declared),
    arguedTotal: BigInt(row.argued),
    approvedTotal: BigInt(row.approved),
  };
}

function most(groups: readonly ProjectGroup[]): readonly ProjectGroup[] {
  return [...groups].sort((a, b) => b.count - a.count || (a.title ?? '').localeCompare(b.title ?? '', 'zh-CN'));
}
