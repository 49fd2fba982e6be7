import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

/** A signed-in person's session, as its administrator sees it. The digest of its token is no column here. */
@Entity('session')
@ObjectType({ implements: Node, description: '一名人员的一次登录' })
export class OpenSession extends Node {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('text', { nullable: true })
  readonly government!: string | null;

  @Column('uuid', { nullable: true })
  readonly appointment!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '登录时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  @Field(() => DateTimeScalar, { description: '失效时刻' })
  readonly expiresAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '退出时刻；仍有效则为空' })
  readonly endedAt!: Date | null;
}

export const SESSION_ORDER: Ordering = { name: 'created', property: 'createdAt', kind: 'instant', direction: 'DESC' };
