import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';

/** A person. Global: it may hold offices in several governments, and four-eyes rules compare persons, not offices. */
@Entity('person')
@ObjectType({ implements: Node, description: '人员' })
export class Person extends Node {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '姓名' })
  readonly name!: string;

  /** Code of the government that entered the person: it alone renames it and sets its credential. */
  @Column('text')
  readonly home!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，修改时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const PERSON_ORDER: Ordering = { name: 'name', property: 'name', kind: 'text', direction: 'ASC' };
