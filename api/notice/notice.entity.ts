import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { toGlobalId } from '../platform/global-id';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

/** A notice (通知): tells a person what happened to something of theirs. */
@Entity('notice')
@ObjectType({ implements: Node, description: '给某人的一条通知' })
export class Notice extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('text')
  @Field(() => String, { description: '种类代码，如 task-opened、application-returned' })
  readonly kind!: string;

  @Column('text')
  @Field(() => String, { description: '内容' })
  readonly message!: string;

  /** Database id of the case that it is about. */
  @Column('uuid', { nullable: true })
  readonly application!: string | null;

  /** Database id of the edition of a regime that it is about. */
  @Column('uuid', { nullable: true })
  readonly edition!: string | null;

  /** Database id of the problem of supervision that it is about. */
  @Column('uuid', { nullable: true })
  readonly finding!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '发出时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '阅读时刻；未读为空' })
  readonly readAt!: Date | null;

  @Field(() => ID, { nullable: true, description: '所涉及案件的全局标识' })
  applicationId(): string | null {
    return this.application === null ? null : toGlobalId('Application', this.application);
  }

  @Field(() => ID, { nullable: true, description: '所涉及监督问题的全局标识' })
  supervisionFindingId(): string | null {
    return this.finding === null ? null : toGlobalId('SupervisionFinding', this.finding);
  }

  @Field(() => ID, { nullable: true, description: '所涉及制度版本的全局标识' })
  editionId(): string | null {
    return this.edition === null ? null : toGlobalId('Edition', this.edition);
  }
}

/** Newest first. */
export const NOTICE_ORDER: Ordering = { name: 'created', property: 'createdAt', kind: 'instant', direction: 'DESC' };
