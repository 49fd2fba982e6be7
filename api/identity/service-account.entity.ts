import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import type { Right } from '../platform/rights';
import { DateTimeScalar } from '../platform/scalars/time';

/** A service account: a program that acts as an appointment with fewer rights. The digest of its token is no column here. */
@Entity('service_account')
@ObjectType({ implements: Node, description: '服务账号：以某一任职行事的程序' })
export class ServiceAccount extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '用途' })
  readonly title!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('uuid')
  readonly appointment!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: '权限范围' })
  readonly scopes!: Right[];

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '创建时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  @Field(() => DateTimeScalar, { description: '失效时刻' })
  readonly expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '吊销时刻；未吊销则为空' })
  readonly revokedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '最近使用时刻，约精确到十分钟；从未使用则为空' })
  readonly lastUsedAt!: Date | null;
}

export const SERVICE_ACCOUNT_ORDER: Ordering = {
  name: 'created',
  property: 'createdAt',
  kind: 'instant',
  direction: 'DESC',
};
