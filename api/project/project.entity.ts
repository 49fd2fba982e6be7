import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fen } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import { fenColumn, MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';

/** A project (项目): where its case stands, for lists and sums. Only ever written from the state of the case. */
@Entity('project')
@ObjectType({ implements: Node, description: '项目' })
export class Project extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '项目编号，本级政府内唯一，如 2027-0001' })
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: '项目名称' })
  readonly title!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('integer', { name: 'plan_year' })
  @Field(() => Int, { description: '计划年度' })
  readonly planYear!: number;

  @Column('bigint', { name: 'declared_total', nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '申报总投资' })
  readonly declaredTotal!: Fen | null;

  @Column('bigint', { name: 'argued_total', nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '论证总投资' })
  readonly arguedTotal!: Fen | null;

  @Column('bigint', { name: 'approved_total', nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '批准总投资' })
  readonly approvedTotal!: Fen | null;

  @Column('text')
  @Field(() => String, {
    description:
      '状态：in-progress 办理中、withdrawn 已由单位撤回，或办结的结果代码（由制度规定，如 founded、refused）',
  })
  readonly status!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '首次申报时刻' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，每次改写加一' })
  readonly version!: number;
}
