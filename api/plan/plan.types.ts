import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Fen } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { MoneyScalar } from '../platform/scalars/money';
import { Project } from '../project/project.entity';

@ObjectType({ description: '年度计划的一项：一份清单中的一个项目' })
export class PlanLine {
  @Field(() => Project, { description: '项目' })
  readonly project!: Project;

  @Field(() => Application, { nullable: true, description: '由哪份清单列入；登录者看不到的为空' })
  readonly list!: Application | null;

  @Field(() => Boolean, { description: '是否年中调整列入' })
  readonly midYear!: boolean;

  @Field(() => String, {
    nullable: true,
    description: '清单对它的决定：approve 同意、reject 不同意、return 移出；尚未决定为空',
  })
  readonly outcome!: 'approve' | 'reject' | 'return' | null;

  @Field(() => MoneyScalar, { nullable: true, description: '金额，以制度规定的事实为准；尚未有的为空' })
  readonly amount!: Fen | null;

  @Field(() => String, { nullable: true, description: '建设方式的值；制度不分的、尚未有的为空' })
  readonly mode!: string | null;

  @Field(() => String, { nullable: true, description: '建设方式的说法' })
  readonly modeWords!: string | null;

  @Extensions({ size: 3 })
  @Field(() => [String], { description: '优先类型的说法；制度不分的没有' })
  readonly tags!: readonly string[];
}

@ObjectType({ description: '年度计划中的一组及其合计' })
export class PlanGroup {
  @Field(() => String, { nullable: true, description: '分组的值；没有的为空' })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '名称' })
  readonly title!: string | null;

  @Field(() => Int, { description: '个数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '金额合计' })
  readonly amount!: bigint;
}

@ObjectType({ description: '一部制度一个年度的计划' })
export class AnnualPlan {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '名称，如 年度项目计划' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => Int, { description: '年度' })
  readonly year!: number;

  @Field(() => String, { description: '金额是哪项事实' })
  readonly amountTitle!: string;

  @Field(() => String, { nullable: true, description: '建设方式是哪项事实；制度不分的为空' })
  readonly modeTitle!: string | null;

  @Field(() => String, { nullable: true, description: '优先类型是哪项事实；制度不分的为空' })
  readonly tagsTitle!: string | null;

  @Extensions({ size: 100 })
  @Field(() => [PlanLine], { description: '各项，按清单及清单内的次序；登录者看不到案件的略去；至多 1000 项' })
  readonly lines!: readonly PlanLine[];

  @Field(() => Int, { description: '一共有多少项' })
  readonly count!: number;

  @Field(() => PlanGroup, { description: '年初列入并同意的' })
  readonly original!: PlanGroup;

  @Field(() => PlanGroup, { description: '年中调整列入并同意的' })
  readonly added!: PlanGroup;

  @Field(() => PlanGroup, { description: '两者合计' })
  readonly total!: PlanGroup;

  @Field(() => PlanGroup, { description: '尚未决定的' })
  readonly pending!: PlanGroup;

  @Extensions({ size: 8 })
  @Field(() => [PlanGroup], { description: '同意的，按建设方式' })
  readonly byMode!: readonly PlanGroup[];

  @Extensions({ size: 20 })
  @Field(() => [PlanGroup], { description: '同意的，按单位' })
  readonly byOrganisation!: readonly PlanGroup[];
}
