import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { MoneyScalar } from '../platform/scalars/money';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { BudgetLine, BudgetState } from './budget-line.entity';

@InputType({ description: '筛选预算条目；各项须同时满足，一项给出多个值的符合其一即可，空列表视为未给' })
export class BudgetWhere {
  @Field(() => String, { nullable: true, description: '资金来源、文号、单位或项目名称中的文字' })
  readonly text?: string | null;

  @Field(() => [Int], { nullable: true, description: '年度，其中之一' })
  readonly years?: readonly number[] | null;

  @Field(() => [String], { nullable: true, description: '资金来源的值，其中之一' })
  readonly sources?: readonly string[] | null;

  @Field(() => [BudgetState], { nullable: true, description: '状态，其中之一' })
  readonly states?: readonly BudgetState[] | null;

  @Field(() => Boolean, { nullable: true, description: '是否有待确认的' })
  readonly pending?: boolean | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: '项目' })
  readonly projectId?: string | null;
}

const MOST_VALUES = 100;

/** The lines that the session may see and a filter lets through. List, sums and export all ask here. */
export function linesWhere(ctx: Context, where: BudgetWhere | null): SelectQueryBuilder<BudgetLine> {
  const query = ctx.tx
    .createQueryBuilder(BudgetLine, 'line')
    .where('line.government = :government', { government: ctx.government });
  const units = seenUnits(ctx);
  if (units) query.andWhere('line.organisation = any (cast(:units as uuid[]))', { units });
  const { text, pending, projectId } = where ?? {};
  if (text != null)
    query.andWhere(
      `(line.source ilike :like or line.number ilike :like
        or exists (select from organisation o where o.government = line.government and o.id = line.organisation
          and o.title ilike :like)
        or exists (select from project p where p.government = line.government and p.id = line.project
          and (p.title ilike :like or p.code ilike :like)))`,
      { like: likeText(text) },
    );
  const years = several(where?.years, 'where.years');
  if (years) query.andWhere('line.year = any (:years)', { years });
  const sources = several(where?.sources, 'where.sources');
  if (sources)
    query.andWhere('line.source = any (:sources)', {
      sources: sources.map((source, at) => readText(source, `where.sources[${at}]`, 200)),
    });
  const states = several(where?.states, 'where.states');
  if (states) query.andWhere('line.state = any (:states)', { states });
  if (pending != null) query.andWhere(`line.pending is ${pending ? 'not ' : ''}null`);
  const organisations = several(where?.organisationIds, 'where.organisationIds');
  if (organisations)
    query.andWhere('line.organisation = any (cast(:organisations as uuid[]))', {
      organisations: organisations.map((id, at) => localId('Organisation', id, `where.organisationIds[${at}]`)),
    });
  if (projectId != null)
    query.andWhere('line.project = :project', { project: localId('Project', projectId, 'where.projectId') });
  return query;
}

function several<T>(given: readonly T[] | null | undefined, path: string): readonly T[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值，所给为 ${given.length} 个`);
  return given;
}

@ObjectType({ description: '一组预算条目的合计' })
export class BudgetGroup {
  @Field(() => String, { description: '分组的值' })
  readonly key!: string;

  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '已确认的金额' })
  readonly amount!: bigint;
}

@ObjectType({ description: '同一筛选下全部预算条目的合计' })
export class BudgetTotals {
  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '已确认、未撤销的金额合计' })
  readonly amount!: bigint;

  @Field(() => Int, { description: '其中有待确认的条数' })
  readonly pending!: number;

  @Field(() => [BudgetGroup], { description: '按年度，晚的在前' })
  readonly byYear!: readonly BudgetGroup[];

  @Field(() => [BudgetGroup], { description: '按资金来源，金额大的在前；至多 100 组' })
  readonly bySource!: readonly BudgetGroup[];
}

interface SumRow {
  readonly grouping: number;
  readonly year: number | null;
  readonly source: string | null;
  readonly count: number;
  readonly pending: number;
  readonly amount: string;
}

/** Adds up what the same filter lists, in one statement. */
export async function addUpLines(ctx: Context, where: BudgetWhere | null): Promise<BudgetTotals> {
  const rows = await linesWhere(ctx, where)
    .select('grouping(line.year, line.source)', 'grouping')
    .addSelect('line.year', 'year')
    .addSelect('line.source', 'source')
    .addSelect('count(*)::int', 'count')
    .addSelect('count(line.pending)::int', 'pending')
    .addSelect(`coalesce(sum(line.amount) filter (where line.state = 'in-force'), 0)::text`, 'amount')
    .groupBy('grouping sets ((), (line.year), (line.source))')
    .getRawMany<SumRow>();
  const all = rows.find(({ grouping }) => grouping === 0b11);
  const group = (row: SumRow, key: string): BudgetGroup => ({ key, count: row.count, amount: BigInt(row.amount) });
  const bySource = rows.filter(({ grouping }) => grouping === 0b10).map((row) => group(row, row.source ?? ''));
  return {
    count: all?.count ?? 0,
    amount: BigInt(all?.amount ?? '0'),
    pending: all?.pending ?? 0,
    byYear: rows
      .filter(({ grouping }) => grouping === 0b01)
      .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
      .map((row) => group(row, String(row.year))),
    bySource: [...bySource]
      .sort((a, b) => (a.amount === b.amount ? (a.key < b.key ? -1 : 1) : a.amount > b.amount ? -1 : 1))
      .slice(0, MOST_VALUES),
  };
}
