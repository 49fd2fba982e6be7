import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

export enum TaskStatus {
  OPEN = 'open',
  WAITING = 'waiting',
  DECIDED = 'decided',
  CLOSED = 'closed',
}
registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: '待办的状态：OPEN 待办理、WAITING 依次办理尚未轮到、DECIDED 已办理、CLOSED 已不需要',
});

export enum TaskVerdict {
  FILE = 'file',
  APPROVE = 'approve',
  REJECT = 'reject',
  RETURN = 'return',
}
registerEnumType(TaskVerdict, {
  name: 'TaskVerdict',
  description: '办理的结论：FILE 已（重新）申报、APPROVE 同意、REJECT 不同意、RETURN 退回',
});

/** A task (待办): one slot of a case, for one signature of one body. The unit of concurrency. */
@Entity('task')
@ObjectType({ implements: Node, description: '待办：案件中由一个主体办理一次的位置' })
export class Task extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly application!: string;

  /** The engine's slot id, unique in the case: a new round has new ones. */
  @Column('text')
  readonly slot!: string;

  @Column('text')
  @Field(() => String, { description: '环节代码' })
  readonly stage!: string;

  @Column('text', { name: 'stage_title' })
  @Field(() => String, { description: '环节名称' })
  readonly stageTitle!: string;

  @Column('text')
  @Field(() => String, {
    description: '动作：file 申报、check 审核、countersign 审签、deliberate 审议、decide 审定、issue 批复、record 备案',
  })
  readonly action!: string;

  @Column('text')
  @Field(() => String, { description: '方式：one 单签、all 会签、any 或签、sequence 依次、ratio 票签' })
  readonly mode!: string;

  @Column('text', { name: 'body' })
  readonly bodyCode!: string;

  @Column('text', { name: 'body_title' })
  readonly bodyTitle!: string;

  /** A meeting: decided only by naming it, with minutes of its own. */
  @Column('boolean')
  readonly meeting!: boolean;

  /** The body is the filing unit itself: held by its own people, not by duty. */
  @Column('boolean', { name: 'by_unit' })
  readonly byUnit!: boolean;

  /** The filing unit, which settles who holds a body that depends on the unit. */
  @Column('uuid')
  readonly organisation!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: string[];

  @Column('text')
  @Field(() => String, { description: '条款的称谓，如 第十条（三）' })
  readonly article!: string;

  @Column('text')
  @Field(() => TaskStatus, { description: '状态' })
  readonly status!: TaskStatus;

  @Column('text', { nullable: true })
  @Field(() => TaskVerdict, { nullable: true, description: '结论；未办理为空' })
  readonly verdict!: TaskVerdict | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  readonly decider!: string | null;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  readonly recorder!: string | null;

  /** Database id of the attachment that shows the decision on paper. */
  @Column('uuid', { nullable: true })
  readonly scan!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '办理时刻' })
  readonly decidedAt!: Date | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '意见' })
  readonly opinion!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '会议纪要文号' })
  readonly minutes!: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  @Field(() => DateTimeScalar, { description: '到达时刻' })
  readonly openedAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，办理时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** Whoever waits longest first. */
export const TASK_ORDER: Ordering = { name: 'opened', property: 'openedAt', kind: 'instant', direction: 'ASC' };
/** Last first. */
export const TASK_LATEST: Ordering = { name: 'latest', property: 'openedAt', kind: 'instant', direction: 'DESC' };
