import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

export enum DelegationState {
  COMING = 'coming',
  RUNNING = 'running',
  OVER = 'over',
}
registerEnumType(DelegationState, {
  name: 'DelegationState',
  description: '委托的状态：COMING 尚未开始、RUNNING 进行中、OVER 已结束',
});

/** A delegation (委托、请假代理): from day to day, both included, somebody acts in the place of who holds an office. */
@Entity('delegation')
@ObjectType({ implements: Node, description: '委托：自某日至某日，由受托人代行某一任职所担任的主体' })
export class Delegation extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  /** The principal's office. */
  @Column('uuid')
  readonly appointment!: string;

  @Column('uuid')
  readonly principal!: string;

  @Column('uuid')
  readonly proxy!: string;

  @Column('date', { name: 'from_day' })
  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Column('date', { name: 'until_day' })
  @Field(() => DayScalar, { description: '最后一日（含当日）；即刻终止的见 endedOn' })
  readonly untilDay!: Day;

  @Column('date', { name: 'ended_on', nullable: true })
  @Field(() => DayScalar, {
    nullable: true,
    description: '即刻终止于哪一天（当日终止前仍有效，终止日记为前一日；即刻终止的见 endedOn）；不是即刻终止的为空',
  })
  readonly endedOn!: Day | null;

  @Column('text')
  @Field(() => String, { description: '事由' })
  readonly reason!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '委托时刻' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，终止时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** How a delegation stands on a day. */
export function stateOn({ fromDay, untilDay }: Pick<Delegation, 'fromDay' | 'untilDay'>, day: Day): DelegationState {
  if (untilDay < day || untilDay < fromDay) return DelegationState.OVER;
  return fromDay > day ? DelegationState.COMING : DelegationState.RUNNING;
}

/** What begins last first. */
export const DELEGATION_ORDER: Ordering = { name: 'from', property: 'fromDay', kind: 'day', direction: 'DESC' };
