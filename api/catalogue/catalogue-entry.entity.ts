import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import { connectionOf, type Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';
import type { CatalogueContent } from './content';

export enum CatalogueState {
  DRAFT = 'draft',
  PUBLISHED = 'published',
  REVISED = 'revised',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(CatalogueState, {
  name: 'CatalogueState',
  description:
    '目录条目的状态：DRAFT 草稿、PUBLISHED 已发布、REVISED 修订中（已发布的内容仍有效）、WITHDRAWN 已撤销（草稿不再编制的也是）',
});

/** An entry of the resource catalogue (政务信息资源目录条目). `fields` and `extension` are what holds; `draft` is the revision. */
@Entity('catalogue_entry')
@ObjectType({ implements: Node, description: '政务信息资源目录的条目' })
export class CatalogueEntry extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('text')
  @Field(() => String, { description: '信息资源代码，本级政府内唯一' })
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: '信息资源名称' })
  readonly name!: string;

  @Column('text')
  @Field(() => CatalogueState, { description: '状态' })
  readonly state!: CatalogueState;

  @Column('integer')
  @Field(() => Int, { description: '发布过几次' })
  readonly edition!: number;

  @Column('jsonb')
  readonly fields!: CatalogueContent['fields'];

  @Column('jsonb')
  readonly extension!: CatalogueContent['extension'];

  @Column('jsonb', { nullable: true })
  readonly draft!: CatalogueContent | null;

  /** Of what is under way. */
  @Column('integer')
  readonly problems!: number;

  @Column('uuid', { array: true })
  readonly writers!: string[];

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '建立时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  @Field(() => DateTimeScalar, { description: '最近改动时刻' })
  readonly changedAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，改动时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const CatalogueEntryConnection = connectionOf(CatalogueEntry, '目录条目');

export enum CatalogueOrder {
  CHANGED = 'changed',
  CODE = 'code',
  CODE_DESCENDING = 'code-descending',
  NAME = 'name',
}
registerEnumType(CatalogueOrder, {
  name: 'CatalogueOrder',
  description:
    '目录条目的排序：CHANGED 最近改动的在前、CODE 代码升序、CODE_DESCENDING 代码降序、NAME 名称（按字符编码）',
});

export const CATALOGUE_ORDER: Readonly<Record<CatalogueOrder, Ordering>> = {
  changed: { name: 'changed', property: 'changedAt', kind: 'instant', direction: 'DESC' },
  code: { name: 'code', property: 'code', kind: 'text', direction: 'ASC' },
  'code-descending': { name: 'code-descending', property: 'code', kind: 'text', direction: 'DESC' },
  name: { name: 'name', property: 'name', kind: 'text', direction: 'ASC' },
};
