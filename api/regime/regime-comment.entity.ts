import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import { connectionOf, type Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

/** A remark (批注) on a draft or on an edition of one's own government. */
@Entity('regime_comment')
@ObjectType({ implements: Node, description: '对制度草稿或制度版本的批注；写下后不可更改，可标为已处理' })
export class RegimeComment extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { nullable: true })
  readonly draft!: string | null;

  @Column('uuid', { nullable: true })
  readonly edition!: string | null;

  @Column('text')
  @Field(() => String, {
    description: '所批注之处：文件路径加指针，如 matrices/founding.json#/rows/2；对全文的批注为空文本',
  })
  readonly place!: string;

  @Column('text')
  @Field(() => String, { description: '批注' })
  readonly text!: string;

  @Column('uuid', { name: 'author' })
  readonly writer!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '批注时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '标为已处理的时刻' })
  readonly resolvedAt!: Date | null;

  @Column('uuid', { name: 'resolved_by', nullable: true })
  readonly resolver!: string | null;

  @Column('integer')
  @Field(() => Int, { description: '修订，标为已处理时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const RegimeCommentConnection = connectionOf(RegimeComment, '批注');

/** The earliest first. */
export const REGIME_COMMENT_ORDER: Ordering = {
  name: 'created',
  property: 'createdAt',
  kind: 'instant',
  direction: 'ASC',
};
