import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Fen } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import type { Ordering } from '../platform/paging';
import { MoneyScalar } from '../platform/scalars/money';
import { readText } from '../platform/text';
import { Project } from './project.entity';

@InputType({ description: '金额范围，两端都含' })
export class MoneyRange {
  @Field(() => MoneyScalar, { nullable: true, description: '不低于' })
  readonly min?: Fen | null;

  @Field(() => MoneyScalar, { nullable: true, description: '不高于' })
  readonly max?: Fen | null;
}

@InputType({ description: '筛选项目；各项须同时满足' })
export class ProjectWhere {
  @Field(() => String, { nullable: true, description: '状态' })
  readonly status?: string | null;

  @Field(() => Int, { nullable: true, description: '计划年度' })
  readonly planYear?: number | null;

  @Field(() => ID, { nullable: true, description: '申报单位' })
  readonly organisationId?: string | null;

  @Field(() => String, { nullable: true, description: '名称或编号中的文字' })
  readonly text?: string | null;

  @Field(() => MoneyRange, { nullable: true, description: '申报总投资' })
  readonly declaredTotal?: MoneyRange | null;
}

export enum ProjectOrder {
  NEWEST = 'newest',
  OLDEST = 'oldest',
  CODE = 'code',
  CODE_DESCENDING = 'code-descending',
}
registerEnumType(ProjectOrder, {
  name: 'ProjectOrder',
  description: '项目的排序：NEWEST 最新在前、OLDEST 最早在前、CODE 编号升序、CODE_DESCENDING 编号降序',
});

export const PROJECT_ORDER: Readonly<Record<ProjectOrder, Ordering>> = {
  newest: { name: 'newest', property: 'createdAt', kind: 'instant', direction: 'DESC' },
  oldest: { name: 'oldest', property: 'createdAt', kind: 'instant', direction: 'ASC' },
  code: { name: 'code', property: 'code', kind: 'text', direction: 'ASC' },
  'code-descending': { name: 'code-descending', property: 'code', kind: 'text', direction: 'DESC' },
};

/** The projects of the session's government that a filter lets through. */
export function projectsWhere(ctx: Context, where: ProjectWhere | null | undefined): SelectQueryBuilder<Project> {
  const query = ctx.tx
    .createQueryBuilder(Project, 'project')
    .where('project.government = :government', { government: ctx.government });
  const { status, planYear, organisationId, text, declaredTotal } = where ?? {};
  if (status != null) query.andWhere('project.status = :status', { status: readText(status, 'where.status', 64) });
  if (planYear != null) query.andWhere('project.planYear = :planYear', { planYear });
  if (organisationId != null) {
    query.andWhere('project.organisation = :organisation', {
      organisation: localId('Organisation', organisationId, 'where.organisationId'),
    });
  }
  if (text != null) {
    const like = `%${readText(text, 'where.text', 100).replace(/[\\%_]/g, '\\$&')}%`;
    query.andWhere('(project.title ilike :like or project.code ilike :like)', { like });
  }
  if (declaredTotal?.min != null)
    query.andWhere('project.declaredTotal >= :least', { least: String(declaredTotal.min) });
  if (declaredTotal?.max != null) query.andWhere('project.declaredTotal <= :most', { most: String(declaredTotal.max) });
  return query;
}
