import { Field, ID, InputType, Int } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Evaluation, EvaluationStatus } from './evaluation.entity';

const MOST_VALUES = 50;

@InputType({ description: '筛选评价；各项须同时满足，空列表视为未给' })
export class EvaluationWhere {
  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => String, { nullable: true, description: '评价种类的代码' })
  readonly kind?: string | null;

  @Field(() => Int, { nullable: true, description: '年度' })
  readonly year?: number | null;

  @Field(() => [EvaluationStatus], { nullable: true, description: '状态，其中之一' })
  readonly status?: readonly EvaluationStatus[] | null;

  @Field(() => [String], { nullable: true, description: '等次的代码，其中之一' })
  readonly grade?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: '单位' })
  readonly organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: '项目' })
  readonly projectId?: string | null;

  @Field(() => Boolean, { nullable: true, description: '只要照报告记载的（是），或者按指标体系打分的（否）' })
  readonly sourced?: boolean | null;

  @Field(() => String, { nullable: true, description: '项目、单位名称或者出处中的文字' })
  readonly text?: string | null;
}

/** The evaluations that the session may see and a filter lets through. List and sums both ask here. */
export function evaluationsWhere(ctx: Context, where: EvaluationWhere | null): SelectQueryBuilder<Evaluation> {
  const query = ctx.tx
    .createQueryBuilder(Evaluation, 'evaluation')
    .where('evaluation.government = :government', { government: ctx.government });
  const units = seenUnits(ctx);
  if (units) query.andWhere('evaluation.organisation = any (:units)', { units });
  const { regimeCode, kind, year, organisationId, projectId, sourced, text } = where ?? {};
  if (regimeCode != null)
    query.andWhere('evaluation.regimeCode = :regimeCode', { regimeCode: readText(regimeCode, 'where.regimeCode', 64) });
  if (kind != null) query.andWhere('evaluation.kind = :kind', { kind: readText(kind, 'where.kind', 64) });
  if (year != null) query.andWhere('evaluation.year = :year', { year });
  const status = where?.status ?? [];
  if (status.length > 0) query.andWhere('evaluation.status = any (:status)', { status });
  const grade = where?.grade ?? [];
  if (grade.length > MOST_VALUES) throw refuseInput('where.grade', `至多给出 ${MOST_VALUES} 个等次`);
  if (grade.length > 0) query.andWhere('evaluation.grade = any (:grade)', { grade });
  if (organisationId != null)
    query.andWhere('evaluation.organisation = :organisation', {
      organisation: localId('Organisation', organisationId, 'where.organisationId'),
    });
  if (projectId != null)
    query.andWhere('evaluation.project = :project', { project: localId('Project', projectId, 'where.projectId') });
  if (sourced != null) query.andWhere(`evaluation.sourceDocument is ${sourced ? 'not ' : ''}null`);
  if (text != null)
    query.andWhere(
      `(evaluation.sourceDocument ilike :like
        or exists (select from organisation o where o.government = evaluation.government and o.id = evaluation.organisation
          and o.title ilike :like)
        or exists (select from project p where p.government = evaluation.government and p.id = evaluation.project
          and (p.title ilike :like or p.code ilike :like)))`,
      { like: likeText(text) },
    );
  return query;
}
