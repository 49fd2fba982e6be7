import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { likeText, readText } from '../platform/text';
import { FindingSource, FindingStatus, SupervisionFinding } from './supervision-finding.entity';

@InputType({ description: '筛选问题；各项须同时满足，空列表视为未给' })
export class SupervisionFindingWhere {
  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => String, { nullable: true, description: '问题查询的代码' })
  readonly kind?: string | null;

  @Field(() => [FindingSource], { nullable: true, description: '来源，其中之一' })
  readonly source?: readonly FindingSource[] | null;

  @Field(() => [FindingStatus], { nullable: true, description: '状态，其中之一' })
  readonly status?: readonly FindingStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: '是否逾期未报整改' })
  readonly overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: '单位' })
  readonly organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: '项目' })
  readonly projectId?: string | null;

  @Field(() => String, { nullable: true, description: '问题、情况、项目或单位名称中的文字' })
  readonly text?: string | null;
}

@ObjectType({ description: '一组问题的件数' })
export class SupervisionFindingGroup {
  @Field(() => String, { description: '分组的值' })
  readonly key!: string;

  @Field(() => Int, { description: '件数' })
  readonly count!: number;
}

@ObjectType({ description: '同一筛选下全部问题的件数' })
export class SupervisionFindingTotals {
  @Field(() => Int, { description: '件数' })
  readonly count!: number;

  @Field(() => Int, { description: '其中逾期未报整改的' })
  readonly overdue!: number;

  @Extensions({ size: 4 })
  @Field(() => [SupervisionFindingGroup], { description: '按状态：open、rectifying、reported、closed' })
  readonly byStatus!: readonly SupervisionFindingGroup[];

  @Extensions({ size: 5 })
  @Field(() => [SupervisionFindingGroup], { description: '按来源：monitoring、evaluation、audit、query、inspection' })
  readonly bySource!: readonly SupervisionFindingGroup[];
}

/** Late: asked for by a day that has gone by, and not reported. */
const OVERDUE = `(finding.status = 'rectifying' and finding.dueOn < cast(:today as date))`;

/** The findings that the session may see and a filter lets through. List, sums and export all ask here. */
export function findingsWhere(
  ctx: Context,
  where: SupervisionFindingWhere | null,
): SelectQueryBuilder<SupervisionFinding> {
  const query = ctx.tx
    .createQueryBuilder(SupervisionFinding, 'finding')
    .where('finding.government = :government', { government: ctx.government })
    .setParameter('today', ctx.today);
  const units = seenUnits(ctx);
  if (units) query.andWhere('finding.organisation = any (:units)', { units });
  const { regimeCode, kind, overdue, organisationId, projectId, text } = where ?? {};
  if (regimeCode != null)
    query.andWhere('finding.regimeCode = :regimeCode', { regimeCode: readText(regimeCode, 'where.regimeCode', 64) });
  if (kind != null) query.andWhere('finding.kind = :kind', { kind: readText(kind, 'where.kind', 64) });
  const [source, status] = [where?.source ?? [], where?.status ?? []];
  if (source.length > 0) query.andWhere('finding.source = any (:source)', { source });
  if (status.length > 0) query.andWhere('finding.status = any (:status)', { status });
  if (overdue != null) query.andWhere(`${overdue ? '' : 'not '}${OVERDUE}`);
  if (organisationId != null)
    query.andWhere('finding.organisation = :organisation', {
      organisation: localId('Organisation', organisationId, 'where.organisationId'),
    });
  if (projectId != null)
    query.andWhere('finding.project = :project', { project: localId('Project', projectId, 'where.projectId') });
  if (text != null)
    query.andWhere(
      `(finding.title ilike :like or finding.detail ilike :like
        or exists (select from organisation o where o.government = finding.government and o.id = finding.organisation
          and o.title ilike :like)
        or exists (select from project p where p.government = finding.government and p.id = finding.project
          and (p.title ilike :like or p.code ilike :like)))`,
      { like: likeText(text) },
    );
  return query;
}

interface CountRow {
  readonly grouping: number;
  readonly status: string | null;
  readonly source: string | null;
  readonly count: number;
  readonly overdue: number;
}

/** Counts what the same filter lists, in one statement. */
export async function countFindings(
  ctx: Context,
  where: SupervisionFindingWhere | null,
): Promise<SupervisionFindingTotals> {
  const rows = await findingsWhere(ctx, where)
    .select('grouping(finding.status, finding.source)', 'grouping')
    .addSelect('finding.status', 'status')
    .addSelect('finding.source', 'source')
    .addSelect('count(*)::int', 'count')
    .addSelect(`count(*) filter (where ${OVERDUE})::int`, 'overdue')
    .groupBy('grouping sets ((), (finding.status), (finding.source))')
    .getRawMany<CountRow>();
  const all = rows.find(({ grouping }) => grouping === 0b11);
  const by = (grouping: number, key: 'status' | 'source') =>
    rows
      .filter((row) => row.grouping === grouping)
      .map((row) => ({ key: row[key] ?? '', count: row.count }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return {
    count: all?.count ?? 0,
    overdue: all?.overdue ?? 0,
    byStatus: by(0b01, 'status'),
    bySource: by(0b10, 'source'),
  };
}
