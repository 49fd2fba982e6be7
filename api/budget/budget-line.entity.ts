import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fen } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import { connectionOf, type Ordering } from '../platform/paging';
import { fenColumn, MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';

export enum BudgetState {
  PROPOSED = 'proposed',
  IN_FORCE = 'in-force',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(BudgetState, {
  name: 'BudgetState',
  description: '预算条目的状态：PROPOSED 待确认、IN_FORCE 已确认（更正或撤销尚待确认的也是）、WITHDRAWN 已撤销',
});

export enum BudgetAct {
  PROPOSE = 'propose',
  CORRECT = 'correct',
  WITHDRAW = 'withdraw',
  IMPORT = 'import',
  CONFIRM = 'confirm',
  DISMISS = 'dismiss',
}
registerEnumType(BudgetAct, {
  name: 'BudgetAct',
  description:
    '对预算条目做了什么：PROPOSE 编列、CORRECT 更正金额、WITHDRAW 撤销、IMPORT 由工作簿导入、CONFIRM 确认、DISMISS 退回',
});

/** What one person has proposed and another is yet to confirm. */
export interface Pending {
  readonly act: BudgetAct.PROPOSE | BudgetAct.CORRECT | BudgetAct.WITHDRAW;
  /** Decimal text of yuan; null: it is to be withdrawn. */
  readonly amount: string | null;
  readonly reason: string;
  /** Database id; null: the system. */
  readonly person: string | null;
  readonly at: string;
}

/** A line of the yearly budget (年度资金预算). Of what it stands for only the amount can be corrected. */
@Entity('budget_line')
@ObjectType({ implements: Node, description: '年度资金预算的一条：某年、某一来源、给某单位（或项目）多少' })
export class BudgetLine extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('integer')
  @Field(() => Int, { description: '年度' })
  readonly year!: number;

  @Column('text')
  @Field(() => String, { description: '资金来源的值' })
  readonly source!: string;

  @Column('uuid', { nullable: true })
  readonly organisation!: string | null;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('text')
  @Field(() => String, { description: '文号；没有则为空文本' })
  readonly number!: string;

  @Column('bigint', { nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '已确认的金额；尚未确认过的为空' })
  readonly amount!: Fen | null;

  @Column('text')
  @Field(() => BudgetState, { description: '状态' })
  readonly state!: BudgetState;

  @Column('jsonb', { nullable: true })
  readonly pending!: Pending | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '编列时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  @Field(() => DateTimeScalar, { description: '最近改动时刻' })
  readonly changedAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，改动时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const BudgetLineConnection = connectionOf(BudgetLine, '预算条目');

/** The latest year first. */
export const BUDGET_ORDER: Ordering = { name: 'year', property: 'year', kind: 'integer', direction: 'DESC' };
