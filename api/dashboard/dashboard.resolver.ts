import { Arg, Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { TASK_ORDER, type Task } from '../application/task.entity';
import { TaskConnection } from '../approval/task.resolver';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { PageArgs, readPage, type Page } from '../platform/paging';
import { OpenTaskTotals, OpenTaskWhere, Tally } from './dashboard.types';
import { countOpenTasks, openTasks } from './open-tasks';
import { talliesOf } from './tallies';

/** What dashboards show besides what other rooms add up: every number is that of a list which can be asked for. */
@Resolver()
export class DashboardResolver {
  @Requires('application:read')
  @Extensions({ cost: 50, size: 12 })
  @Query(() => [Tally], { description: '现行制度规定的各种统计，按登录者看得到的台账记录' })
  tallies(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { nullable: true, description: '制度代码' }) regimeCode: string | null,
  ): Promise<readonly Tally[]> {
    return talliesOf(ctx, regimeCode ?? null);
  }

  @Requires('application:read')
  @Query(() => TaskConnection, {
    description: '本级政府未办理的待办，不论由谁办理，先到期的在前；登录者看不到案件的略去',
  })
  async openTasks(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => OpenTaskWhere, { nullable: true, description: '筛选' }) where: OpenTaskWhere | null,
  ): Promise<Page<Task>> {
    return readPage(await openTasks(ctx, where ?? null), TASK_ORDER, page);
  }

  @Requires('application:read')
  @Extensions({ cost: 50 })
  @Query(() => OpenTaskTotals, { description: '同一筛选下未办理的待办按时限的状态计数' })
  openTaskTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => OpenTaskWhere, { nullable: true, description: '筛选' }) where: OpenTaskWhere | null,
  ): Promise<OpenTaskTotals> {
    return countOpenTasks(ctx, where ?? null);
  }
}
