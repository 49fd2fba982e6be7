import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../platform/scalars/time';
import { ProjectClockState } from './project-clock.entity';

@InputType({ description: '筛选项目的法定时限；各项须同时满足，空列表视为未给' })
export class ProjectClockWhere {
  @Field(() => [ProjectClockState], { nullable: true, description: '今天的状态，其中之一' })
  readonly states?: readonly ProjectClockState[] | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => String, { nullable: true, description: '时限代码' })
  readonly code?: string | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;
}

@ObjectType({ description: '一批法定时限按今天的状态计数' })
export class ProjectClockCount {
  @Field(() => Int, { description: '总数' })
  readonly count!: number;

  @Field(() => Int, { description: '已逾期' })
  readonly late!: number;

  @Field(() => Int, { description: '将到期' })
  readonly near!: number;

  @Field(() => Int, { description: '可办' })
  readonly open!: number;

  @Field(() => Int, { description: '尚不能办' })
  readonly notOpen!: number;
}

@ObjectType({ description: '一种法定时限按今天的状态计数' })
export class ProjectClockKind extends ProjectClockCount {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '时限代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

@ObjectType({ description: '一个单位的项目的法定时限按今天的状态计数' })
export class ProjectClockUnit extends ProjectClockCount {
  /** Database id. */
  readonly unit!: string;
}

@ObjectType({ description: '项目的法定时限按今天的状态，合计、按种类、按单位' })
export class ProjectClockTotals {
  @Field(() => ProjectClockCount, { description: '合计' })
  readonly all!: ProjectClockCount;

  @Extensions({ size: 10 })
  @Field(() => [ProjectClockKind], { description: '按种类，逾期多的在前' })
  readonly byKind!: readonly ProjectClockKind[];

  @Extensions({ size: 50 })
  @Field(() => [ProjectClockUnit], { description: '按单位，逾期多的在前' })
  readonly byOrganisation!: readonly ProjectClockUnit[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近一次巡查的时刻：此后项目上发生的，下一次巡查才算进来；还没有巡查过的为空',
  })
  readonly sweptAt!: Date | null;
}
