import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';

/** A person. Global: it may hold offices in several governments, and four-eyes rules compare persons, not offices. */
@Entity('person')
@ObjectType({ implements: Node, description: '人员' })
export class Person extends Node {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '姓名' })
  readonly name!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;
}
