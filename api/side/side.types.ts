import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { ClockState, Day } from '../../form-schemas/engine';
import { Finding } from '../platform/finding';
import { DayScalar } from '../platform/scalars/time';
import { RecordRow } from '../record/record-row.entity';

@ObjectType({ description: '可以在项目（或单位、本级政府）之下另行办理的一个事项' })
export class SideProcedure {
  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Field(() => String, { description: '程序名称' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { nullable: true, description: '须针对哪种台账的一条记录：台账名称；不针对记录的为空' })
  readonly aboutTitle!: string | null;

  @Extensions({ size: 5 })
  @Field(() => [RecordRow], { description: '现在可以针对的记录' })
  readonly about!: readonly RecordRow[];

  @Extensions({ size: 2 })
  @Field(() => [Finding], { description: '现在为何不能办理；能办理的没有 ERROR' })
  readonly findings!: readonly Finding[];
}

@ObjectType({ description: '一个法定时限现在的状况' })
export class Clock {
  @Field(() => String, { description: '时限代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => Int, { nullable: true, description: '逐年的时限：哪一年的' })
  readonly year!: number | null;

  @Field(() => String, {
    description:
      '状态：not-running 尚未起算、不适用或中止、not-open 尚不能办、open 可办、near 将到期、late 已逾期、met 已办',
  })
  readonly status!: ClockState['status'];

  @Field(() => DayScalar, { nullable: true, description: '自何日起算' })
  readonly from!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '最早何日可办' })
  readonly opens!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '到期日' })
  readonly due!: Day | null;

  @Field(() => Boolean, { description: '到期日是否暂定' })
  readonly provisional!: boolean;

  @Field(() => String, { description: '约束力：must 应当、should 原则上' })
  readonly strength!: string;

  @Field(() => String, { description: '时限的说法' })
  readonly words!: string;

  @Field(() => [String], { description: '由哪些主体办理：名称' })
  readonly who!: readonly string[];

  @Field(() => String, { nullable: true, description: '以哪个附属程序办理：代码' })
  readonly procedure!: string | null;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}
