import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../platform/scalars/time';
import type { CatalogueContent } from './content';

export enum CatalogueAct {
  CREATE = 'create',
  UPDATE = 'update',
  IMPORT = 'import',
  PUBLISH = 'publish',
  REVISE = 'revise',
  WITHDRAW = 'withdraw',
}
registerEnumType(CatalogueAct, {
  name: 'CatalogueAct',
  description:
    '对目录条目做了什么：CREATE 新建、UPDATE 改写、IMPORT 由工作簿导入、PUBLISH 发布、REVISE 开始修订、WITHDRAW 撤销',
});

/** One step in the life of an entry, with what it said from then on. */
@Entity('catalogue_step')
@ObjectType({ description: '目录条目的一次变化' })
export class CatalogueStep {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly entry!: string;

  @Column('integer')
  @Field(() => Int, { description: '序号，即此后条目的版本' })
  readonly number!: number;

  @Column('text')
  @Field(() => CatalogueAct, { description: '做了什么' })
  readonly act!: CatalogueAct;

  @Column('uuid', { nullable: true })
  readonly person!: string | null;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: '时刻' })
  readonly at!: Date;

  @Column('text')
  @Field(() => String, { description: '说明；没有则为空文本' })
  readonly note!: string;

  /** Of steps that are listed it is not loaded: see `contentOfStep`. */
  @Column('jsonb')
  readonly content!: CatalogueContent;
}
