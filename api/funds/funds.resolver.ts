import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Project } from '../project/project.entity';
import { RecordRow } from '../record/record-row.entity';
import { executionRates } from './execution-rates';
import { ExecutionBy, ExecutionMeasure, ExecutionWhere, FundEntry, ProjectFundLink } from './funds.types';
import { projectFunds } from './project-funds';

/** Funds (资金): what the rows that stages have written come to, as the regimes read them. Nothing is kept here. */
@Resolver(() => Project)
export class ProjectFundsResolver {
  @Extensions({ cost: 20, size: 12 })
  @FieldResolver(() => [ProjectFundLink], {
    description: '资金链：匡算、概算、控制价、合同、补充、安排、支付、结余……各环由制度规定；登录者看不到案件的为空',
  })
  async fundChain(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly ProjectFundLink[]> {
    const application = await applicationById(ctx).load(project.application);
    return application ? projectFunds(ctx, application) : [];
  }
}

@Resolver(() => FundEntry)
export class FundsResolver {
  @Requires('application:read')
  @Extensions({ cost: 50, size: 4 })
  @Query(() => [ExecutionMeasure], {
    description: '执行率：现行制度规定的各种，按登录者看得到的台账记录计算；以年度预算为分母的，须有查看年度预算的权限',
  })
  executionRates(
    @Ctx() ctx: Context,
    @Arg('by', () => ExecutionBy, { description: '分组' }) by: ExecutionBy,
    @Arg('where', () => ExecutionWhere, { nullable: true, description: '筛选' }) where: ExecutionWhere | null,
  ): Promise<readonly ExecutionMeasure[]> {
    return executionRates(ctx, by, where ?? null);
  }

  @FieldResolver(() => Application, { nullable: true, description: '由哪个案件定下或写下；登录者看不到的为空' })
  application(@Ctx() ctx: Context, @Root() entry: FundEntry): Promise<Application | null> {
    return applicationById(ctx).load(entry.case);
  }

  @FieldResolver(() => RecordRow, { nullable: true, description: '台账记录；由表单定下的为空' })
  record(@Root() entry: FundEntry): RecordRow | null {
    return entry.row;
  }
}
