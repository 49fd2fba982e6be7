import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

/** A copy (抄送): a case shown to a body for its knowledge; it asks for nothing. */
@Entity('case_copy')
@ObjectType({ implements: Node, description: '抄送：使某主体知悉一个案件，不要求办理' })
export class CaseCopy extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('text', { name: 'body' })
  readonly bodyCode!: string;

  @Column('text', { name: 'body_title' })
  readonly bodyTitle!: string;

  @Column('boolean', { name: 'by_unit' })
  readonly byUnit!: boolean;

  /** The filing unit, which settles who holds a body that depends on the unit. */
  @Column('uuid')
  readonly organisation!: string;

  @Column('text', { name: 'sender_body' })
  readonly senderCode!: string;

  @Column('text', { name: 'sender_title' })
  readonly senderTitle!: string;

  @Column('uuid')
  readonly sender!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '附言' })
  readonly note!: string | null;

  @Column('date', { name: 'on_day' })
  @Field(() => DayScalar, { description: '抄送日' })
  readonly on!: Day;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '抄送时刻' })
  readonly createdAt!: Date;
}

/** Newest first. */
export const COPY_ORDER: Ordering = { name: 'created', property: 'createdAt', kind: 'instant', direction: 'DESC' };
