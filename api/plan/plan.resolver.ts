import { Arg, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { annualPlans, planYears } from './annual-plan';
import { AnnualPlan } from './plan.types';

/** Plans of a year (年度计划): what the lists of the year hold, from what their stages have decided. */
@Resolver()
export class PlanResolver {
  @Requires('application:read')
  @Query(() => [Int], { description: '有年度计划的年度，晚的在前' })
  planYears(@Ctx() ctx: Context): Promise<readonly number[]> {
    return planYears(ctx);
  }

  @Requires('application:read')
  @Extensions({ cost: 50, size: 2 })
  @Query(() => [AnnualPlan], { description: '一个年度的计划，每部有年度计划的现行制度一份' })
  annualPlans(
    @Ctx() ctx: Context,
    @Arg('year', () => Int, { description: '年度' }) year: number,
    @Arg('regimeCode', () => String, { nullable: true, description: '制度代码' }) regimeCode: string | null,
  ): Promise<readonly AnnualPlan[]> {
    return annualPlans(ctx, year, regimeCode);
  }
}
