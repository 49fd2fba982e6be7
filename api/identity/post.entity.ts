import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import type { Role } from '../platform/rights';

/** A post (职务、席位) in an organisation. Roles and duties hang on it; persons come and go. */
@Entity('post')
@ObjectType({ implements: Node, description: '职务（席位）' })
export class Post extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('text')
  @Field(() => String, { description: '职务代码，本级政府内唯一' })
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: '职务名称' })
  readonly title!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: '角色' })
  readonly roles!: Role[];

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，修改时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const POST_ORDER: Ordering = { name: 'code', property: 'code', kind: 'text', direction: 'ASC' };
