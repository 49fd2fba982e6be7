import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { readText } from '../platform/text';
import { Application, ApplicationKind } from './application.entity';
import { ListLine } from './list-line.entity';
import { seenUnits } from './seen-units';

@InputType({ description: '筛选案件；各项须同时满足' })
export class ApplicationWhere {
  @Field(() => String, { nullable: true, description: '所处环节的代码' })
  readonly stage?: string | null;

  @Field(() => ApplicationKind, { nullable: true, description: '种类' })
  readonly kind?: ApplicationKind | null;

  @Field(() => String, { nullable: true, description: '程序代码' })
  readonly procedure?: string | null;

  @Field(() => Boolean, { nullable: true, description: '是否尚未办结' })
  readonly open?: boolean | null;

  @Field(() => ID, { nullable: true, description: '申报单位' })
  readonly organisationId?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: '是否属于项目；否即对单位、本级政府办理的，以及清单' })
  readonly withProject?: boolean | null;
}

/** The cases that the session may look into and a filter lets through. */
export function applicationsWhere(
  ctx: Context,
  where: ApplicationWhere | null | undefined,
): SelectQueryBuilder<Application> {
  const query = ctx.tx
    .createQueryBuilder(Application, 'application')
    .where('application.government = :government', { government: ctx.government });
  const units = seenUnits(ctx);
  if (units) query.andWhere('application.organisation = any (:units)', { units });
  const { stage, kind, procedure, open, organisationId, regimeCode, withProject } = where ?? {};
  if (stage != null) query.andWhere('application.stage = :stage', { stage: readText(stage, 'where.stage', 64) });
  if (kind != null) query.andWhere('application.kind = :kind', { kind });
  if (procedure != null)
    query.andWhere('application.procedure = :procedure', { procedure: readText(procedure, 'where.procedure', 64) });
  if (open != null) query.andWhere(`application.outcome is ${open ? '' : 'not '}null`);
  if (organisationId != null) {
    query.andWhere('application.organisation = :organisation', {
      organisation: localId('Organisation', organisationId, 'where.organisationId'),
    });
  }
  if (regimeCode != null)
    query.andWhere('application.regimeCode = :regimeCode', {
      regimeCode: readText(regimeCode, 'where.regimeCode', 64),
    });
  if (withProject != null) query.andWhere(`application.project is ${withProject ? 'not ' : ''}null`);
  return query;
}

/** Cases that stand at a pool stage and are not on an open list. */
export function poolWhere(ctx: Context, procedure: string, stage: string): SelectQueryBuilder<Application> {
  const query = applicationsWhere(ctx, { kind: ApplicationKind.MAIN, procedure, stage, open: true });
  const listed = query
    .subQuery()
    .select('1')
    .from(ListLine, 'line')
    .where('line.government = application.government and line.application = application.id and line.outcome is null');
  return query.andWhere(`not exists ${listed.getQuery()}`);
}
