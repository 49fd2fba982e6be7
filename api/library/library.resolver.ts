import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { endOf } from './ends.loader';
import { PROJECT_ORDER, ProjectOrder } from './project-order';
import { addUpByBody, addUpProjects, ProjectGroup, ProjectTotals } from './project-totals';
import { projectsWhere, ProjectWhere } from './project-where';

export const ProjectConnection = connectionOf(Project, '项目');

/** The library of projects (项目库): what stands in it, and what it comes to. */
@Resolver(() => ProjectTotals)
export class LibraryResolver {
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
  @Query(() => ProjectTotals, { description: '同一筛选下全部项目的合计及其分组' })
  projectTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => ProjectWhere, { nullable: true, description: '筛选' }) where: ProjectWhere | null,
  ): Promise<ProjectTotals> {
    return addUpProjects(ctx, where ?? null);
  }

  @Extensions({ cost: 50, size: 20 })
  @FieldResolver(() => [ProjectGroup], {
    description: '按在等的主体，多的在前；同时等几个主体的项目在几组中都计',
  })
  byBody(@Ctx() ctx: Context, @Root() totals: ProjectTotals): Promise<readonly ProjectGroup[]> {
    return addUpByBody(ctx, totals.where);
  }
}

@Resolver(() => Project)
export class ProjectEndResolver {
  @FieldResolver(() => String, { nullable: true, description: '如何办结，以制度的说法，如 予以立项；未办结为空' })
  endTitle(@Ctx() ctx: Context, @Root() project: Project): Promise<string | null> {
    return endOf(ctx).load(project.id);
  }
}
