import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';

/** A duty (分工): the post holds a body of the regime, for all filings or only for those of one organisation. */
@Entity('duty')
@ObjectType({ implements: Node, description: '分工：某职务自某日起代表制度中的某一主体' })
export class Duty extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly post!: string;

  /** Code of a body in the regime's `bodies.json`. */
  @Column('text')
  @Field(() => String, { description: '制度主体的代码' })
  readonly body!: string;

  @Column('uuid', { nullable: true })
  readonly organisation!: string | null;

  @Column('date', { name: 'from_day' })
  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Column('date', { name: 'until_day', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '终止日（含当日）；未定则为空' })
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

export const DUTY_ORDER: Ordering = { name: 'from', property: 'fromDay', kind: 'day', direction: 'DESC' };
