import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { Edition } from '../regime/edition.entity';
import { editionById } from '../regime/regime.loader';
import { Application, APPLICATION_ORDER, POOL_ORDER } from './application.entity';
import { ApplicationEvent } from './application-event.entity';
import { applicationById, eventsOf, tasksOf } from './application.loader';
import { applicationsWhere, ApplicationWhere, poolWhere } from './application-where';
import { viewEvent } from './event-view';
import { suspensionOf } from './suspension';
import { Task } from './task.entity';

export const ApplicationConnection = connectionOf(Application, '案件');

@Resolver(() => Application)
export class ApplicationResolver {
  @Requires('application:read')
  @Query(() => ApplicationConnection, { description: '本级政府的案件，最新在前' })
  applications(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ApplicationWhere, { nullable: true, description: '筛选' }) where: ApplicationWhere | null,
  ): Promise<Page<Application>> {
    return readPage(applicationsWhere(ctx, where), APPLICATION_ORDER, page);
  }

  @Requires('application:read')
  @Query(() => ApplicationConnection, { description: '在等待清单决定、且不在未办结清单中的案件，先到在前' })
  poolApplications(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('procedure', () => String, { description: '项目所走的程序代码' }) procedure: string,
    @Arg('stage', () => String, { description: '等待清单决定的环节代码' }) stage: string,
  ): Promise<Page<Application>> {
    return readPage(poolWhere(ctx, procedure, stage), POOL_ORDER, page);
  }

  @Requires('application:read')
  @Query(() => Application, { description: '一个案件' })
  async application(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '全局标识' }) id: string,
  ): Promise<Application> {
    const application = await applicationById(ctx).load(localId('Application', id));
    if (!application) throw new ApiError('NOT_FOUND');
    return application;
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目；清单没有' })
  async project(@Ctx() ctx: Context, @Root() application: Application): Promise<Project | null> {
    return application.project === null ? null : projectById(ctx).load(application.project);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '申报单位；清单为编列单位' })
  organisation(@Ctx() ctx: Context, @Root() application: Application): Promise<Organisation | null> {
    return organisationById(ctx).load(application.organisation);
  }

  @FieldResolver(() => Edition, { nullable: true, description: '所适用的制度版本，自首次申报起不变' })
  edition(@Ctx() ctx: Context, @Root() application: Application): Promise<Edition | null> {
    return editionById(ctx).load(application.edition);
  }

  @FieldResolver(() => Person, { nullable: true, description: '首次申报的经办人' })
  openedBy(@Ctx() ctx: Context, @Root() application: Application): Promise<Person | null> {
    return personById(ctx).load(application.opener);
  }

  @Extensions({ size: 10 })
  @FieldResolver(() => [ApplicationEvent], { description: '全部办理记录，按次序' })
  events(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly ApplicationEvent[]> {
    return eventsOf(ctx).load(application.id);
  }

  @Extensions({ size: 10 })
  @FieldResolver(() => [Task], { description: '全部待办（含已办理的），按到达次序' })
  tasks(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly Task[]> {
    return tasksOf(ctx).load(application.id);
  }
}

@Resolver(() => Application)
export class SuspendedApplicationResolver {
  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: '自何日起不能办理：本身中止，或者其项目中止；没有中止为空',
  })
  async suspendedOn(@Ctx() ctx: Context, @Root() application: Application): Promise<Day | null> {
    return (await suspensionOf(ctx, application))?.on ?? null;
  }

  @FieldResolver(() => Application, { nullable: true, description: '由哪个附属案件中止；没有中止或看不到为空' })
  async suspendedBy(@Ctx() ctx: Context, @Root() application: Application): Promise<Application | null> {
    const suspender = (await suspensionOf(ctx, application))?.suspender ?? null;
    return suspender === null ? null : applicationById(ctx).load(suspender);
  }
}

@Resolver(() => Project)
export class ProjectApplicationResolver {
  @FieldResolver(() => Application, { nullable: true, description: '其案件' })
  application(@Ctx() ctx: Context, @Root() project: Project): Promise<Application | null> {
    return applicationById(ctx).load(project.application);
  }
}

@Resolver(() => ApplicationEvent)
export class ApplicationEventResolver {
  @FieldResolver(() => Application, { nullable: true, description: '所属案件' })
  application(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<Application | null> {
    return applicationById(ctx).load(event.application);
  }

  @FieldResolver(() => Person, { nullable: true, description: '办理人' })
  person(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<Person | null> {
    return personById(ctx).load(event.person);
  }

  @FieldResolver(() => Person, { nullable: true, description: '代为录入的人' })
  async recordedBy(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<Person | null> {
    return event.recorder === null ? null : personById(ctx).load(event.recorder);
  }

  @FieldResolver(() => Person, { nullable: true, description: '转办给谁；其他办理为空' })
  async transferredTo(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<Person | null> {
    const { to } = viewEvent(event);
    return to === null ? null : personById(ctx).load(to);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '决定：approve 同意、reject 不同意、return 退回；其他办理为空',
  })
  verdict(@Root() event: ApplicationEvent): string | null {
    return viewEvent(event).verdict;
  }

  @FieldResolver(() => String, { nullable: true, description: '意见；撤回、转办、加签、减签时为理由，抄送时为附言' })
  text(@Root() event: ApplicationEvent): string | null {
    return viewEvent(event).text;
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [String], { description: '会议纪要文号' })
  minutes(@Root() event: ApplicationEvent): readonly string[] {
    return viewEvent(event).minutes;
  }
}
