import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';

/** As the engine calls it (`runningStatus`). */
export enum ProjectClockState {
  LATE = 'late',
  NEAR = 'near',
  OPEN = 'open',
  NOT_OPEN = 'not-open',
}
/** What a state is called, for people. */
export const CLOCK_STATE_WORDS: Readonly<Record<ProjectClockState, string>> = {
  late: '已逾期',
  near: '将到期',
  open: '可办',
  'not-open': '尚不能办',
};
registerEnumType(ProjectClockState, {
  name: 'ProjectClockState',
  description: '法定时限今天的状态：LATE 已逾期、NEAR 两个工作日内到期、OPEN 可办、NOT_OPEN 尚不能办',
});

/** A statutory clock of a project that runs and has not been met, as the sweep has last counted it. Its state is asked of its days. */
@Entity('project_clock')
@ObjectType({
  implements: Node,
  description: '项目在走的、还没有办到的一个法定时限，以最近一次巡查所算为准；已办的、不再计算的不在其中',
})
export class ProjectClock extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly project!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid')
  readonly edition!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Column('text')
  @Field(() => String, { description: '时限代码' })
  readonly code!: string;

  @Column('integer', { nullable: true })
  @Field(() => Int, { nullable: true, description: '逐年的时限：哪一年的' })
  readonly year!: number | null;

  @Column('text')
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Column('text')
  @Field(() => String, { description: '时限的说法' })
  readonly words!: string;

  @Column('text')
  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Column('text')
  @Field(() => String, { description: '约束力：must 应当、should 原则上' })
  readonly strength!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: '由哪些主体办理：名称' })
  readonly who!: string[];

  @Column('date', { name: 'opens_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '最早何日可办；随时可办的为空' })
  readonly opensOn!: Day | null;

  @Column('date', { name: 'due_on' })
  @Field(() => DayScalar, { description: '到期日' })
  readonly dueOn!: Day;

  @Column('boolean')
  @Field(() => Boolean, { description: '到期日是否暂定：所跨年份的放假安排尚未公布，公布后重算' })
  readonly provisional!: boolean;

  /** It goes by something that not everybody may see who may look into the case. */
  @Column('boolean')
  readonly confined!: boolean;

  @Column('date', { name: 'swept_on' })
  @Field(() => DayScalar, { description: '到期日是哪一天的巡查算出的' })
  readonly sweptOn!: Day;
}

/** Whatever is due first. */
export const CLOCK_ORDER: Ordering = { name: 'due', property: 'dueOn', kind: 'day', direction: 'ASC' };
