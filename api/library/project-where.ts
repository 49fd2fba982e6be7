import { Field, ID, InputType, Int } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Day, Fen } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { MoneyScalar } from '../platform/scalars/money';
import { DayScalar } from '../platform/scalars/time';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Project } from '../project/project.entity';

@InputType({ description: '金额范围，两端都含' })
export class MoneyRange {
  @Field(() => MoneyScalar, { nullable: true, description: '不低于' })
  readonly min?: Fen | null;

  @Field(() => MoneyScalar, { nullable: true, description: '不高于' })
  readonly max?: Fen | null;
}

@InputType({ description: '筛选项目；各项须同时满足，一项给出多个值的符合其一即可，空列表视为未给' })
export class ProjectWhere {
  @Field(() => String, { nullable: true, description: '名称或编号中的文字' })
  readonly text?: string | null;

  @Field(() => String, { nullable: true, description: '状态' })
  readonly status?: string | null;

  @Field(() => [String], { nullable: true, description: '状态，其中之一' })
  readonly statuses?: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: '计划年度' })
  readonly planYear?: number | null;

  @Field(() => [Int], { nullable: true, description: '计划年度，其中之一' })
  readonly planYears?: readonly number[] | null;

  @Field(() => ID, { nullable: true, description: '申报单位' })
  readonly organisationId?: string | null;

  @Field(() => [ID], { nullable: true, description: '申报单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => MoneyRange, { nullable: true, description: '申报总投资' })
  readonly declaredTotal?: MoneyRange | null;

  @Field(() => MoneyRange, { nullable: true, description: '论证总投资；未论证的不符合' })
  readonly arguedTotal?: MoneyRange | null;

  @Field(() => MoneyRange, { nullable: true, description: '批准总投资；未批准的不符合' })
  readonly approvedTotal?: MoneyRange | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: '所处环节的代码，其中之一；登录者看不到案件的项目都不符合',
  })
  readonly stages?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: '在等哪一主体办理；登录者看不到案件的项目都不符合' })
  readonly waitingFor?: string | null;

  @Field(() => DayScalar, { nullable: true, description: '首次申报不早于此日' })
  readonly openedFrom?: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '首次申报不晚于此日' })
  readonly openedTo?: Day | null;

  @Field(() => Boolean, { nullable: true, description: '办结的结果是否为同意；未办结的都不符合' })
  readonly positive?: boolean | null;
}

const MOST_VALUES = 100;

type Amount = 'declaredTotal' | 'arguedTotal' | 'approvedTotal';

/** A fixed part of a condition, so that a parameter is never taken for SQL. */
const CASE_OF_PROJECT = 'a.government = project.government and a.id = project.application';

/** The projects of the session's government that a filter lets through. The list, its sums and its export all ask here. */
export function projectsWhere(ctx: Context, where: ProjectWhere | null | undefined): SelectQueryBuilder<Project> {
  const query = ctx.tx
    .createQueryBuilder(Project, 'project')
    .where('project.government = :government', { government: ctx.government });
  const given = where ?? {};
  byWords(query, given);
  for (const amount of ['declaredTotal', 'arguedTotal', 'approvedTotal'] as const)
    byAmount(query, amount, given[amount]);
  byDays(query, given);
  byCase(query, given, seenUnits(ctx));
  return query;
}

function byWords(query: SelectQueryBuilder<Project>, where: ProjectWhere): void {
  const { text, status, planYear, organisationId } = where;
  if (text != null) {
    query.andWhere('(project.title ilike :like or project.code ilike :like)', { like: likeText(text) });
  }
  if (status != null) query.andWhere('project.status = :status', { status: readText(status, 'where.status', 64) });
  const statuses = several(where.statuses, 'where.statuses');
  if (statuses)
    query.andWhere('project.status = any(:statuses)', {
      statuses: statuses.map((one, index) => readText(one, `where.statuses[${index}]`, 64)),
    });
  if (planYear != null) query.andWhere('project.planYear = :planYear', { planYear });
  const planYears = several(where.planYears, 'where.planYears');
  if (planYears) query.andWhere('project.planYear = any(:planYears)', { planYears });
  const organisation = (id: string, path: string): string => localId('Organisation', id, path);
  if (organisationId != null)
    query.andWhere('project.organisation = :organisation', {
      organisation: organisation(organisationId, 'where.organisationId'),
    });
  const organisations = several(where.organisationIds, 'where.organisationIds');
  if (organisations)
    query.andWhere('project.organisation = any(:organisations)', {
      organisations: organisations.map((id, index) => organisation(id, `where.organisationIds[${index}]`)),
    });
}

function byAmount(query: SelectQueryBuilder<Project>, amount: Amount, range: MoneyRange | null | undefined): void {
  if (range?.min != null) query.andWhere(`project.${amount} >= :${amount}Min`, { [`${amount}Min`]: String(range.min) });
  if (range?.max != null) query.andWhere(`project.${amount} <= :${amount}Max`, { [`${amount}Max`]: String(range.max) });
}

/** Days are Beijing's, both included. */
function byDays(query: SelectQueryBuilder<Project>, { openedFrom, openedTo }: ProjectWhere): void {
  if (openedFrom != null)
    query.andWhere('project.createdAt >= cast(:openedFrom as timestamptz)', {
      openedFrom: `${openedFrom}T00:00:00+08:00`,
    });
  if (openedTo != null)
    query.andWhere(`project.createdAt < cast(:openedTo as timestamptz) + interval '1 day'`, {
      openedTo: `${openedTo}T00:00:00+08:00`,
    });
}

/**
 * What only the case knows. The result of a case stands in the library for everybody; where it stands and who has it
 * is for those who may look into it, so that nobody finds by asking what they may not read.
 */
function byCase(query: SelectQueryBuilder<Project>, where: ProjectWhere, units: readonly string[] | null): void {
  const { regimeCode, positive, waitingFor } = where;
  const seen = (alias: string): string => {
    if (units === null) return '';
    query.setParameter('seenUnits', units);
    return ` and ${alias}.organisation = any(:seenUnits)`;
  };
  if (regimeCode != null)
    query.andWhere(`exists (select from application a where ${CASE_OF_PROJECT} and a.regime_code = :regimeCode)`, {
      regimeCode: readText(regimeCode, 'where.regimeCode', 64),
    });
  if (positive != null)
    query.andWhere(`exists (select from application a where ${CASE_OF_PROJECT} and a.positive = :positive)`, {
      positive,
    });
  const stages = several(where.stages, 'where.stages');
  if (stages)
    query.andWhere(
      `exists (select from application a where ${CASE_OF_PROJECT} and a.stage = any(:stages)${seen('a')})`,
      { stages: stages.map((one, index) => readText(one, `where.stages[${index}]`, 64)) },
    );
  if (waitingFor != null)
    query.andWhere(
      `exists (select from task t where t.government = project.government and t.application = project.application
        and t.status = 'open' and t.body = :waitingFor${seen('t')})`,
      { waitingFor: readText(waitingFor, 'where.waitingFor', 64) },
    );
}

function several<T>(given: readonly T[] | null | undefined, path: string): readonly T[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值，所给为 ${given.length} 个`);
  return given;
}
