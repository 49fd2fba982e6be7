import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { TaskDue } from '../application/task-due';
import { MoneyScalar } from '../platform/scalars/money';

@ObjectType({ description: '统计中的一组' })
export class TallyGroup {
  @Field(() => String, { nullable: true, description: '分组的值，可直接用于按字段筛选台账；没有填写的为空' })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '名称' })
  readonly title!: string | null;

  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { nullable: true, description: '金额合计；不计金额的为空' })
  readonly sum!: bigint | null;
}

@ObjectType({ description: '统计只计的记录：某字段为其中之一' })
export class TallyCondition {
  @Field(() => String, { description: '字段名' })
  readonly name!: string;

  @Field(() => [String], { description: '值，其中之一' })
  readonly in!: readonly string[];
}

@ObjectType({ description: '制度规定的一种分种类的统计，由台账算出' })
export class Tally {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '台账代码' })
  readonly record!: string;

  @Field(() => String, { description: '按哪个字段' })
  readonly field!: string;

  @Field(() => Boolean, { description: '是否只计尚未办结的' })
  readonly open!: boolean;

  @Extensions({ size: 2 })
  @Field(() => [TallyCondition], { description: '只计哪些记录：字段及其值' })
  readonly where!: readonly TallyCondition[];

  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { nullable: true, description: '金额合计；不计金额的为空' })
  readonly sum!: bigint | null;

  @Extensions({ size: 12 })
  @Field(() => [TallyGroup], { description: '各组：选项依其次序，文字的多的在前；至多 100 组' })
  readonly groups!: readonly TallyGroup[];
}

@InputType({ description: '筛选未办理的待办；各项须同时满足' })
export class OpenTaskWhere {
  @Field(() => TaskDue, { nullable: true, description: '时限的状态；没有时限的不在其中' })
  readonly due?: TaskDue | null;

  @Field(() => String, { nullable: true, description: '办理主体的代码' })
  readonly body?: string | null;
}

@ObjectType({ description: '一批未办理的待办按时限的状态计数；没有时限的只计在总数里' })
export class OpenTaskGroup {
  @Field(() => String, { nullable: true, description: '主体代码；合计为空' })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '主体名称；合计为空' })
  readonly title!: string | null;

  @Field(() => Int, { description: '总数' })
  readonly count!: number;

  @Field(() => Int, { description: '已逾期' })
  readonly late!: number;

  @Field(() => Int, { description: '将到期' })
  readonly near!: number;

  @Field(() => Int, { description: '未到期' })
  readonly onTime!: number;
}

@ObjectType({ description: '未办理的待办按时限的状态，合计及按主体' })
export class OpenTaskTotals {
  @Field(() => OpenTaskGroup, { description: '合计' })
  readonly all!: OpenTaskGroup;

  @Extensions({ size: 20 })
  @Field(() => [OpenTaskGroup], { description: '按办理主体，逾期多的在前' })
  readonly byBody!: readonly OpenTaskGroup[];
}
