import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { ApplicationEvent } from '../application/application-event.entity';
import { APPLICATION_ORDER, ApplicationKind, type Application } from '../application/application.entity';
import { applicationById, eventsOf } from '../application/application.loader';
import { ApplicationConnection } from '../application/application.resolver';
import { applicationsWhere } from '../application/application-where';
import type { Context } from '../platform/context';
import { loadGroups } from '../platform/loader';
import { PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectClocks } from './project-clocks';
import { Clock } from './side.types';
import { inOrder } from './timeline-order';

/** What stands beside projects, as far as the session may look into it. */
const sidesOfProject = loadGroups<Application>(
  (ctx, projects) =>
    applicationsWhere(ctx, { kind: ApplicationKind.SIDE })
      .andWhere('application.project = any (:projects)', { projects: [...projects] })
      .getMany(),
  ({ project }) => project ?? '',
);

/** The whole life of a project: its main case and what stands beside it as one. */
@Resolver(() => Project)
export class ProjectLifeResolver {
  @FieldResolver(() => ApplicationConnection, { description: '项目之下另行办理的案件，最新在前；登录者看不到的略去' })
  sides(
    @Ctx() ctx: Context,
    @Root() project: Project,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Application>> {
    const query = applicationsWhere(ctx, { kind: ApplicationKind.SIDE }).andWhere('application.project = :project', {
      project: project.id,
    });
    return readPage(query, APPLICATION_ORDER, page);
  }

  @Extensions({ size: 50 })
  @FieldResolver(() => [ApplicationEvent], {
    description: '项目的全部办理记录，主案件与另行办理的案件合在一起，先后为序；登录者看不到的略去',
  })
  async timeline(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly ApplicationEvent[]> {
    const main = await applicationById(ctx).load(project.application);
    if (!main) return [];
    const sides = await sidesOfProject(ctx).load(project.id);
    const events = await Promise.all([main, ...sides].map(({ id }) => eventsOf(ctx).load(id)));
    return inOrder(events.flat(), main.id);
  }

  @Extensions({ cost: 20, size: 10 })
  @FieldResolver(() => [Clock], {
    description:
      '项目的法定时限及其现况，中止期间、以否定结果办结之后都不计算；所依据的内容登录者看不到的略去，看不到案件的为空',
  })
  async clocks(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly Clock[]> {
    const application = await applicationById(ctx).load(project.application);
    return application ? projectClocks(ctx, project, application) : [];
  }
}
