import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, JsonObject } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

/** A row (台账记录) of a typed record, written by a stage of a case. It never changes; it may be closed once. */
@Entity('record_row')
@ObjectType({ implements: Node, description: '台账的一条记录：由案件的环节写下，不可更改，只可办结' })
export class RecordRow extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  /** `<application>/<row in the case>`, as the engine names rows. */
  @Column('text')
  readonly code!: string;

  /** In the order of writing; counted by the database. */
  @Column({ type: 'bigint', insert: false, update: false })
  readonly number!: string;

  @Column('text')
  @Field(() => String, { description: '台账代码，如 contract' })
  readonly record!: string;

  @Column('text')
  @Field(() => String, { description: '台账名称' })
  readonly title!: string;

  @Column('text')
  readonly owner!: 'project' | 'unit' | 'government';

  @Column('text', { name: 'regime_code' })
  readonly regimeCode!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('text')
  readonly stage!: string;

  @Column('date', { name: 'on_day' })
  @Field(() => DayScalar, { description: '记录日' })
  readonly on!: Day;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '针对的另一条记录的编号' })
  readonly about!: string | null;

  /** JSON form by the names of the record's fields. */
  @Column('jsonb')
  readonly fields!: JsonObject;

  @Column('text', { array: true })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: string[];

  @Column('uuid', { name: 'written_by' })
  readonly writer!: string;

  @Column('timestamptz', { name: 'written_at' })
  @Field(() => DateTimeScalar, { description: '写下的时刻' })
  readonly writtenAt!: Date;

  @Column('date', { name: 'closed_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '办结日；尚未办结为空' })
  readonly closedOn!: Day | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  readonly closer!: string | null;
}

/** In the order of writing: rows of one act share a moment, and have each their number. */
export const RECORD_ORDER: Ordering = {
  name: 'number',
  property: 'number',
  kind: 'integer',
  direction: 'ASC',
};

/** The latest first. */
export const RECORD_LATEST: Ordering = { ...RECORD_ORDER, direction: 'DESC' };
