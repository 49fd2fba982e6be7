import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fen } from '../../form-schemas/engine';
import { fenColumn, MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';
import { BudgetAct } from './budget-line.entity';

/** One step in the life of a budget line. */
@Entity('budget_step')
@ObjectType({ description: '预算条目的一次变化' })
export class BudgetStep {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly line!: string;

  @Column('integer')
  @Field(() => Int, { description: '序号，即此后条目的版本' })
  readonly number!: number;

  @Column('text')
  @Field(() => BudgetAct, { description: '做了什么' })
  readonly act!: BudgetAct;

  @Column('uuid', { nullable: true })
  readonly person!: string | null;

  @Column('uuid', { nullable: true })
  readonly proposer!: string | null;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: '时刻' })
  readonly at!: Date;

  @Column('text')
  @Field(() => String, { description: '事由；没有则为空文本' })
  readonly reason!: string;

  @Column('bigint', { nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '所提的金额，或此后有效的金额；此后没有则为空' })
  readonly amount!: Fen | null;
}
