import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

/** One thing that happened to a case. The truth: never changed, never deleted; replaying them gives the case. */
@Entity('application_event')
@ObjectType({ description: '案件的一次办理；只可追加' })
export class ApplicationEvent {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly application!: string;

  @PrimaryColumn('integer')
  @Field(() => Int, { description: '第几次，自 1 起' })
  readonly seq!: number;

  @Column('text')
  @Field(() => String, {
    description:
      '种类：file 申报、decide 办理、withdraw 撤回、list-decided 清单已决定、transfer 转办、add-signer 加签、remove-signer 减签、remind 催办、copy 抄送、effect 其他程序的效力',
  })
  readonly type!: string;

  /** The engine's CaseEvent as JSON text, byte for byte as it was applied. */
  @Column('text')
  readonly event!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('uuid', { nullable: true })
  readonly appointment!: string | null;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  readonly recorder!: string | null;

  @Column('date', { name: 'on_day' })
  @Field(() => DayScalar, { description: '办理日' })
  readonly on!: Day;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: '记录时刻' })
  readonly at!: Date;

  @Column('text')
  readonly request!: string;

  /** The revision of the calendar that it was accepted under; null: of before revisions were noted. */
  @Column('integer', { nullable: true })
  readonly calendar!: number | null;
}
