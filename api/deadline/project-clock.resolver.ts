import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { runningStatus } from '../../form-schemas/engine';
import { calendarOf } from '../calendar/calendar-of';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { countClocks } from './clock-totals';
import { clocksWhere } from './clocks-where';
import { CLOCK_ORDER, ProjectClock, ProjectClockState } from './project-clock.entity';
import { ProjectClockTotals, ProjectClockUnit, ProjectClockWhere } from './project-clock.types';

const ProjectClockConnection = connectionOf(ProjectClock, '法定时限');
const LEFT_OUT = '登录者看不到案件的、时限所依据的内容看不到的略去';

/** The statutory clocks of all projects together. Those of one project, counted this moment, are `Project.clocks`. */
@Resolver(() => ProjectClock)
export class ProjectClockResolver {
  @Requires('application:read')
  @Query(() => ProjectClockConnection, {
    description: `本级政府各项目在走的、还没有办到的法定时限，先到期的在前；${LEFT_OUT}`,
  })
  async projectClocks(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ProjectClockWhere, { nullable: true, description: '筛选' }) where: ProjectClockWhere | null,
  ): Promise<Page<ProjectClock>> {
    return readPage(await clocksWhere(ctx, where ?? null), CLOCK_ORDER, page);
  }

  @Requires('application:read')
  @Extensions({ cost: 50 })
  @Query(() => ProjectClockTotals, { description: '同一筛选下的法定时限按今天的状态计数' })
  projectClockTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => ProjectClockWhere, { nullable: true, description: '筛选' }) where: ProjectClockWhere | null,
  ): Promise<ProjectClockTotals> {
    return countClocks(ctx, where ?? null);
  }

  @FieldResolver(() => ProjectClockState, { description: '今天的状态' })
  async state(@Ctx() ctx: Context, @Root() { opensOn, dueOn }: ProjectClock): Promise<ProjectClockState> {
    const calendar = await calendarOf(ctx);
    return runningStatus(calendar, { opens: opensOn, due: dueOn }, ctx.today) as ProjectClockState;
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目' })
  project(@Ctx() ctx: Context, @Root() { project }: ProjectClock): Promise<Project | null> {
    return projectById(ctx).load(project);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '项目的单位' })
  organisation(@Ctx() ctx: Context, @Root() { organisation }: ProjectClock): Promise<Organisation | null> {
    return organisationById(ctx).load(organisation);
  }
}

@Resolver(() => ProjectClockUnit)
export class ProjectClockUnitResolver {
  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() { unit }: ProjectClockUnit): Promise<Organisation | null> {
    return organisationById(ctx).load(unit);
  }
}
