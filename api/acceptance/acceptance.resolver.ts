import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../library/library.resolver';
import { PROJECT_ORDER } from '../library/project-order';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { AcceptanceTotal, ProjectAcceptance, ProjectSecurityFact, SecurityTotal } from './acceptance.types';
import { AcceptanceWhere, SecurityWhere } from './acceptance-where';
import { acceptancesWhere, securityWhere } from './accepted-projects';
import { acceptanceTotals, securityTotals } from './acceptance-totals';
import { acceptanceOfCase } from './case-acceptance';
import { projectAcceptance, securityView } from './project-acceptance';

const NOT_SEEN = '登录者看不到案件的、制度没有写明的';

/** Acceptance (验收) and security facts (安全事实): what stages, forms and rows say, as the regimes read them. Nothing is kept here. */
@Resolver()
export class AcceptanceResolver {
  @Requires('application:read')
  @Extensions({ cost: 100 })
  @Query(() => ProjectConnection, { description: '各项目的验收走到哪里，新的在前；只有登录者看得到案件的项目' })
  async acceptances(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AcceptanceWhere, { nullable: true, description: '筛选' }) where: AcceptanceWhere | null,
  ): Promise<Page<Project>> {
    return readPage(await acceptancesWhere(ctx, where ?? null), PROJECT_ORDER.newest, page);
  }

  @Requires('application:read')
  @Extensions({ cost: 200, size: 20 })
  @Query(() => [AcceptanceTotal], { description: '同一筛选下，走到各处的项目数' })
  acceptanceTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => AcceptanceWhere, { nullable: true, description: '筛选' }) where: AcceptanceWhere | null,
  ): Promise<readonly AcceptanceTotal[]> {
    return acceptanceTotals(ctx, where ?? null);
  }

  @Requires('application:read')
  @Extensions({ cost: 100 })
  @Query(() => ProjectConnection, { description: '安全事实符合筛选的项目，新的在前；只有登录者看得到案件的项目' })
  async securityFacts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => SecurityWhere, { nullable: true, description: '筛选' }) where: SecurityWhere | null,
  ): Promise<Page<Project>> {
    return readPage(await securityWhere(ctx, where ?? null), PROJECT_ORDER.newest, page);
  }

  @Requires('application:read')
  @Extensions({ cost: 200, size: 20 })
  @Query(() => [SecurityTotal], { description: '同一筛选下，各种安全事实在各种状态的项目数' })
  securityTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => SecurityWhere, { nullable: true, description: '筛选' }) where: SecurityWhere | null,
  ): Promise<readonly SecurityTotal[]> {
    return securityTotals(ctx, where ?? null);
  }
}

@Resolver(() => Project)
export class ProjectAcceptanceResolver {
  @Extensions({ cost: 5 })
  @FieldResolver(() => ProjectAcceptance, { nullable: true, description: `验收：各步与核对清单；${NOT_SEEN}为空` })
  async acceptance(@Ctx() ctx: Context, @Root() project: Project): Promise<ProjectAcceptance | null> {
    const found = await acceptanceOfCase(ctx).load(project.application);
    return found && projectAcceptance(ctx, found);
  }

  @Extensions({ cost: 5, size: 8 })
  @FieldResolver(() => [ProjectSecurityFact], { description: `安全事实，以制度的次序；${NOT_SEEN}为空列表` })
  async security(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly ProjectSecurityFact[]> {
    const found = await acceptanceOfCase(ctx).load(project.application);
    return (found?.acceptance.security ?? []).map(securityView);
  }
}
