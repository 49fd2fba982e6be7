import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { fen, type Fen } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { MoneyScalar } from '../platform/scalars/money';
import { Project } from './project.entity';
import { projectById } from './project.loader';
import { PROJECT_ORDER, ProjectOrder, projectsWhere, ProjectWhere } from './project-where';

const ProjectConnection = connectionOf(Project, '项目');

@ObjectType({ description: '一批项目的合计' })
class ProjectTotals {
  @Field(() => Int, { description: '个数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '申报总投资合计' })
  readonly declaredTotal!: Fen;

  @Field(() => MoneyScalar, { description: '论证总投资合计（只计已论证的）' })
  readonly arguedTotal!: Fen;

  @Field(() => MoneyScalar, { description: '批准总投资合计（只计已批准的）' })
  readonly approvedTotal!: Fen;
}

@Resolver(() => Project)
export class ProjectResolver {
  @Requires('project:read')
  @Query(() => ProjectConnection, { description: '本级政府的项目' })
  projects(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ProjectWhere, { nullable: true, description: '筛选' }) where: ProjectWhere | null,
    @Arg('orderBy', () => ProjectOrder, { defaultValue: ProjectOrder.NEWEST, description: '排序' })
    orderBy: ProjectOrder,
  ): Promise<Page<Project>> {
    return readPage(projectsWhere(ctx, where), PROJECT_ORDER[orderBy], page);
  }

  @Requires('project:read')
  @Extensions({ cost: 50 })
  @Query(() => ProjectTotals, { description: '同一筛选下全部项目的合计' })
  async projectTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => ProjectWhere, { nullable: true, description: '筛选' }) where: ProjectWhere | null,
  ): Promise<ProjectTotals> {
    const sum = (property: string): string => `coalesce(sum(project.${property}), 0)::text`;
    const row = await projectsWhere(ctx, where)
      .select('count(*)::int', 'count')
      .addSelect(sum('declaredTotal'), 'declared')
      .addSelect(sum('arguedTotal'), 'argued')
      .addSelect(sum('approvedTotal'), 'approved')
      .getRawOne<{ count: number; declared: string; argued: string; approved: string }>();
    return {
      count: row?.count ?? 0,
      declaredTotal: fen(Number(row?.declared ?? 0)),
      arguedTotal: fen(Number(row?.argued ?? 0)),
      approvedTotal: fen(Number(row?.approved ?? 0)),
    };
  }

  @Requires('project:read')
  @Query(() => Project, { description: '一个项目' })
  async project(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '全局标识' }) id: string): Promise<Project> {
    const project = await projectById(ctx).load(localId('Project', id));
    if (!project) throw new ApiError('NOT_FOUND');
    return project;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '申报单位' })
  organisation(@Ctx() ctx: Context, @Root() project: Project): Promise<Organisation | null> {
    return organisationById(ctx).load(project.organisation);
  }
}
