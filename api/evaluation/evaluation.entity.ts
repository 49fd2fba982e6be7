import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fen, JsonObject, SheetEntry } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { fenColumn, MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';

export enum EvaluationStatus {
  DRAFT = 'draft',
  SUBMITTED = 'submitted',
  CONFIRMED = 'confirmed',
  SUPERSEDED = 'superseded',
}
registerEnumType(EvaluationStatus, {
  name: 'EvaluationStatus',
  description: '评价的状态：DRAFT 填写中、SUBMITTED 待确认、CONFIRMED 已确认、SUPERSEDED 已由更正的版本取代',
});

/** That a body has confirmed an evaluation. */
export interface Confirmation {
  readonly body: string;
  /** Database id. */
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
}

/** An evaluation (绩效评价) of a project or a unit for a year: a scoring sheet, or the score that a report has published. */
@Entity('evaluation')
@ObjectType({
  implements: Node,
  description: '绩效评价：对一个项目或者一个单位的一年，按指标体系打分，或者照公布的报告记载',
})
export class Evaluation extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Column('uuid')
  readonly edition!: string;

  @Column('text')
  @Field(() => String, { description: '评价种类的代码，见 evaluationFrames' })
  readonly kind!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('integer')
  @Field(() => Int, { description: '评价年度' })
  readonly year!: number;

  @Column('integer')
  @Field(() => Int, { description: '第几版；更正另起一版' })
  readonly number!: number;

  @Column('uuid', { nullable: true })
  readonly corrects!: string | null;

  @Column('text')
  @Field(() => EvaluationStatus, { description: '状态' })
  readonly status!: EvaluationStatus;

  @Column('jsonb')
  readonly entries!: SheetEntry[];

  @Column('jsonb')
  readonly targets!: JsonObject;

  @Column('bigint', { nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '预算；没有记载为空' })
  readonly budget!: Fen | null;

  @Column('bigint', { nullable: true, transformer: fenColumn })
  @Field(() => MoneyScalar, { nullable: true, description: '实际执行；没有记载为空' })
  readonly executed!: Fen | null;

  /** Hundredths of a point. */
  @Column('integer', { nullable: true })
  readonly score!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '等次的代码；尚未打完分的为空' })
  readonly grade!: string | null;

  @Column('text', { name: 'source_document', nullable: true })
  @Field(() => String, { nullable: true, description: '得分照哪份文件记载；按指标体系打分的为空' })
  readonly sourceDocument!: string | null;

  @Column('text', { name: 'source_place', nullable: true })
  @Field(() => String, { nullable: true, description: '在文件中的何处' })
  readonly sourcePlace!: string | null;

  @Column('text')
  @Field(() => String, { description: '说明；没有为空文本' })
  readonly note!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '更正的理由，或者退回的意见' })
  readonly reason!: string | null;

  @Column('uuid', { name: 'prepared_by' })
  readonly preparer!: string;

  /** Everybody who has begun, filled in or submitted this version: none of them confirms it. */
  @Column('uuid', { array: true })
  readonly writers!: string[];

  @Column('uuid', { name: 'submitted_by', nullable: true })
  readonly submitter!: string | null;

  /** Whoever confirmed last, with which it was confirmed. */
  @Column('uuid', { name: 'confirmed_by', nullable: true })
  readonly confirmer!: string | null;

  /** What each body has confirmed of this version since it was submitted, the first one first. */
  @Column('jsonb')
  readonly confirmations!: Confirmation[];

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '建立的时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '提交确认的时刻' })
  readonly submittedAt!: Date | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '确认的时刻' })
  readonly confirmedAt!: Date | null;

  /** Kept by the table itself. */
  @Column('boolean', { name: 'handed_in', default: false })
  @Field(() => Boolean, { description: '是否提交过；从未提交过的可以丢弃' })
  readonly handedIn!: boolean;

  @Column('integer')
  @Field(() => Int, { description: '版本，更改时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** The latest first. */
export const EVALUATION_ORDER: Ordering = {
  name: 'created',
  property: 'createdAt',
  kind: 'instant',
  direction: 'DESC',
};
