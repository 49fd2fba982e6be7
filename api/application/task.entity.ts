import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, DeadlineUnit } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

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

  /** In whose place the decider decided (委托). */
  @Column('uuid', { name: 'decided_for', nullable: true })
  readonly decidedForId!: string | null;

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

  /** Who alone may decide it, after it was handed over (转办), as long as they hold its body. */
  @Column('uuid', { nullable: true })
  readonly assignee!: string | null;

  /** Code of the body that asked this one besides (加签). */
  @Column('text', { name: 'added_by', nullable: true })
  readonly addedByCode!: string | null;

  @Column('text', { name: 'added_by_title', nullable: true })
  readonly addedByTitle!: string | null;

  @Column('integer')
  @Field(() => Int, { description: '被催办过几次' })
  readonly reminders!: number;

  @Column('date', { name: 'reminded_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '最近一次催办的日期；未被催办则为空' })
  readonly remindedOn!: Day | null;

  @Column('timestamptz', { name: 'opened_at' })
  @Field(() => DateTimeScalar, { description: '到达时刻' })
  readonly openedAt!: Date;

  @Column('date', { name: 'due_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '办理期限的末日；制度没有规定时限则为空' })
  readonly dueOn!: Day | null;

  /** Counted through a year whose days off have not been announced. */
  @Column('boolean', { name: 'due_provisional' })
  @Field(() => Boolean, { description: '期限是否暂定：所跨年份的放假安排尚未公布，公布后重算' })
  readonly dueProvisional!: boolean;

  @Column('text', { name: 'due_words', nullable: true })
  @Field(() => String, { nullable: true, description: '时限的说法，如 10个工作日内' })
  readonly dueWords!: string | null;

  @Column('text', { name: 'due_clause', array: true })
  @Field(() => [String], { description: '时限所依据条款的编号' })
  readonly dueClause!: string[];

  @Column('text', { name: 'due_article', nullable: true })
  @Field(() => String, { nullable: true, description: '时限所依据条款的称谓' })
  readonly dueArticle!: string | null;

  /** The day after which the limit runs, how long, and by which revision of the calendar `dueOn` was counted. */
  @Column('date', { name: 'due_from', nullable: true })
  readonly dueFrom!: Day | null;

  @Column('integer', { name: 'due_within', nullable: true })
  readonly dueWithin!: number | null;

  @Column('text', { name: 'due_unit', nullable: true })
  readonly dueUnit!: DeadlineUnit | null;

  @Column('integer', { name: 'due_revision', nullable: true })
  readonly dueRevision!: number | null;

  /** Bodies that are told when it is late, and after how many workdays more; null: nobody. */
  @Column('text', { name: 'escalate_to', array: true })
  readonly escalateTo!: string[];

  @Column('integer', { name: 'escalate_after', nullable: true })
  readonly escalateAfter!: number | null;

  /** Orders tasks by what is to be done first; see {@link turnOf}. */
  @Column('text')
  readonly turn!: string;

  @Column('integer')
  @Field(() => Int, { description: '版本，办理时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** Whatever is due first, then whatever came first; without a limit after all that have one. */
export const TASK_ORDER: Ordering = { name: 'turn', property: 'turn', kind: 'text', direction: 'ASC' };
/** Last first. */
export const TASK_LATEST: Ordering = { name: 'latest', property: 'openedAt', kind: 'instant', direction: 'DESC' };
