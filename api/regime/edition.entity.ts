import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

export enum EditionStatus {
  DRAFT = 'draft',
  SUBMITTED = 'submitted',
  PUBLISHED = 'published',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(EditionStatus, {
  name: 'EditionStatus',
  description: '制度版本的状态：DRAFT 草稿、SUBMITTED 已送审、PUBLISHED 已发布、WITHDRAWN 已撤回',
});

/** An edition of a regime (制度版本): numbered, by content; prepared by one person, published by another. */
@Entity('edition')
@ObjectType({ implements: Node, description: '制度的一个版本：内容按摘要固定，由一人编制、另一人发布' })
export class Edition extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: '所属政府的行政区划代码' })
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Column('integer')
  @Field(() => Int, { description: '版本序号，自 1 起，本级政府同一制度内连续' })
  readonly number!: number;

  @Column('text')
  @Field(() => String, { description: '制度名称' })
  readonly title!: string;

  @Column('text')
  @Field(() => String, { description: '内容摘要（SHA-256，含引擎语义版本）；与写法（空格、换行）无关' })
  readonly hash!: string;

  /** SHA-256 of the stored bytes: key of the content. */
  @Column('text')
  readonly digest!: string;

  @Column('text')
  @Field(() => EditionStatus, { description: '状态' })
  readonly status!: EditionStatus;

  @Column('text')
  @Field(() => String, { description: '编制说明' })
  readonly note!: string;

  @Column('uuid', { name: 'prepared_by' })
  readonly preparer!: string;

  /** Everybody who wrote it, by database id: none of them may publish it. */
  @Column('uuid', { array: true, name: 'editors' })
  readonly editorIds!: readonly string[];

  @Column('uuid', { name: 'submitted_by', nullable: true })
  readonly submitter!: string | null;

  @Column('uuid', { name: 'published_by', nullable: true })
  readonly publisher!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '导入时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '送审时刻' })
  readonly submittedAt!: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '发布时刻' })
  readonly publishedAt!: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '撤回时刻' })
  readonly withdrawnAt!: Date | null;

  @Column('integer')
  @Field(() => Int, { description: '行版本，修改时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** Newest first. */
export const EDITION_ORDER: Ordering = { name: 'created', property: 'createdAt', kind: 'instant', direction: 'DESC' };
