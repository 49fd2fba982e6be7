import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';

/** An appointment (任职): a person in a post from day to day, both included, in Asia/Shanghai. */
@Entity('appointment')
@ObjectType({ implements: Node, description: '任职：某人自某日起担任某职务' })
export class Appointment extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: '所属政府的行政区划代码' })
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('uuid')
  readonly post!: string;

  @Column('text')
  @Field(() => String, { description: '任职名称，如“某市财政局预算科科长”' })
  readonly title!: string;

  @Column('date', { name: 'from_day' })
  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Column('date', { name: 'until_day', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '终止日（含当日）；未定则为空；即刻终止的见 endedOn' })
  readonly untilDay!: Day | null;

  @Column('date', { name: 'ended_on', nullable: true })
  @Field(() => DayScalar, {
    nullable: true,
    description: '即刻终止于哪一天（当日终止前仍有效，终止日记为前一日；早于起始日即从未生效）；不是即刻终止的为空',
  })
  readonly endedOn!: Day | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，修改时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const APPOINTMENT_ORDER: Ordering = { name: 'from', property: 'fromDay', kind: 'day', direction: 'DESC' };
