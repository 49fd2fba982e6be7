import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum GovernmentLevel {
  PROVINCE = 'province',
  CITY = 'city',
  COUNTY = 'county',
}
registerEnumType(GovernmentLevel, { name: 'GovernmentLevel', description: '政府层级' });

/** A government: the tenant. Its code is the 行政区划代码; the list of governments is public. */
@Entity('government')
@ObjectType({ description: '一级政府' })
export class Government {
  @PrimaryColumn('text')
  @Field(() => String, { description: '行政区划代码' })
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Column('text')
  @Field(() => GovernmentLevel, { description: '层级' })
  readonly level!: GovernmentLevel;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '上级政府的行政区划代码' })
  readonly parent!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;
}
