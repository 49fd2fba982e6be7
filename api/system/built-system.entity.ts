import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, JsonObject } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';

/**
 * An entry of the directory of systems (系统目录): a row of which the regime says that it is a system that has been built. Read
 * only; the row is written by a stage like any other. What the directory tells is for everybody in the government, so that
 * nothing is built twice; what else the row and its case hold is not in it.
 */
@Entity('record_row', { synchronize: false })
@ObjectType({ implements: Node, description: '系统目录的一条：制度规定其台账记录即一个已建的系统' })
export class BuiltSystem extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column({ type: 'bigint', insert: false, update: false })
  readonly number!: string;

  @Column('text')
  @Field(() => String, { description: '台账代码' })
  readonly record!: string;

  @Column('text')
  @Field(() => String, { description: '台账名称' })
  readonly title!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('date', { name: 'on_day' })
  @Field(() => DayScalar, { description: '列入目录之日' })
  readonly on!: Day;

  @Column('jsonb')
  readonly fields!: JsonObject;

  @Column('date', { name: 'closed_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '办结日：须停用、须整合的已办；没有须办事项的为空' })
  readonly closedOn!: Day | null;
}

/** The latest first. */
export const SYSTEM_ORDER: Ordering = { name: 'number', property: 'number', kind: 'integer', direction: 'DESC' };
