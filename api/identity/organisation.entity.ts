import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

/** An organisation (单位) of a government; `kind` is a word of the regime's unit types. */
@Entity('organisation')
@ObjectType({ implements: Node, description: '单位' })
export class Organisation extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: '所属政府的行政区划代码' })
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '单位代码，本级政府内唯一' })
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: '单位名称' })
  readonly title!: string;

  @Column('text')
  @Field(() => String, { description: '单位性质（制度中的单位类型代码）' })
  readonly kind!: string;

  @Column('uuid', { nullable: true })
  readonly parent!: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '撤销时刻；在用则为空' })
  readonly closedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，修改时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const ORGANISATION_ORDER: Ordering = { name: 'code', property: 'code', kind: 'text', direction: 'ASC' };
