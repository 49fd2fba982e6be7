import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

/** One change of state, as the audit keeps it: never changed, chained by hash to the one before. */
@Entity('audit_event')
@ObjectType({ implements: Node, description: '一条审计记录' })
export class AuditEvent extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  /** A bigint, which the driver answers as a text. */
  @Column('bigint')
  readonly seq!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: '时刻' })
  readonly at!: Date;

  @Column('uuid', { nullable: true })
  readonly person!: string | null;

  @Column('uuid', { nullable: true })
  readonly appointment!: string | null;

  @Column('text')
  @Field(() => String, { description: '做了什么，如 appointment:create' })
  readonly verb!: string;

  @Column('text', { name: 'subject_type' })
  @Field(() => String, { description: '对什么：类型' })
  readonly subjectType!: string;

  @Column('text')
  readonly subject!: string;

  /** What it is about in words, as the database wrote it when it happened; null of an event older than that. */
  @Column('text', { nullable: true })
  readonly about!: string | null;

  @Column('text')
  readonly details!: string;

  @Column('text')
  @Field(() => String, { description: '请求编号' })
  readonly request!: string;

  @Column('text')
  @Field(() => String, { description: '前一条的摘要' })
  readonly previous!: string;

  @Column('text')
  @Field(() => String, { description: '本条的摘要（SHA-256），含前一条的摘要' })
  readonly hash!: string;
}

export const AUDIT_ORDER: Ordering = { name: 'seq', property: 'seq', kind: 'integer', direction: 'DESC' };
