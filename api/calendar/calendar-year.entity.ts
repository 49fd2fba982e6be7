import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDocument, Day } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

export enum CalendarYearStatus {
  SUBMITTED = 'submitted',
  PUBLISHED = 'published',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(CalendarYearStatus, {
  name: 'CalendarYearStatus',
  description: '一份安排的状态：SUBMITTED 已导入待发布、PUBLISHED 已发布、WITHDRAWN 已撤回',
});

@ObjectType({ description: '一段放假' })
export class CalendarHoliday {
  @Field(() => String, { description: '名称，如 春节' })
  readonly title!: string;

  @Field(() => DayScalar, { description: '首日（含）' })
  readonly from!: Day;

  @Field(() => DayScalar, { description: '末日（含）' })
  readonly to!: Day;
}

/** An arrangement (放假安排) of the days of a year. Of the published ones of a year the latest counts. */
@Entity('calendar_year')
@ObjectType({ implements: Node, description: '一年的放假调休安排：工作日以此计算' })
export class CalendarYear extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('integer')
  @Field(() => Int, { description: '年' })
  readonly year!: number;

  @Column('integer')
  @Field(() => Int, { description: '本年的第几份安排' })
  readonly number!: number;

  @Column('boolean')
  @Field(() => Boolean, { description: '是否已由国务院办公厅公布；否则为按法定节假日的暂定，所计期限均为暂定' })
  readonly announced!: boolean;

  @Column('text')
  @Field(() => CalendarYearStatus, { description: '状态' })
  readonly status!: CalendarYearStatus;

  @Column('text', { name: 'source_number' })
  @Field(() => String, { description: '依据的文号' })
  readonly sourceNumber!: string;

  @Column('text', { name: 'source_title' })
  @Field(() => String, { description: '依据的名称' })
  readonly sourceTitle!: string;

  @Column('date', { name: 'source_issued' })
  @Field(() => DayScalar, { description: '依据的印发日期' })
  readonly sourceIssued!: Day;

  @Column('text', { name: 'source_url', nullable: true })
  @Field(() => String, { nullable: true, description: '依据的网址' })
  readonly sourceUrl!: string | null;

  @Column('jsonb')
  @Field(() => [CalendarHoliday], { description: '放假，首末日均含' })
  readonly holidays!: CalendarDocument['holidays'];

  @Column('jsonb')
  @Field(() => [DayScalar], { description: '调休上班的周末' })
  readonly workdays!: readonly string[];

  @Column('text')
  @Field(() => String, { description: '导入说明' })
  readonly note!: string;

  /** Database ids; null of what came with the software. */
  @Column('uuid', { name: 'prepared_by', nullable: true })
  readonly preparer!: string | null;

  @Column('uuid', { name: 'published_by', nullable: true })
  readonly publisher!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '导入时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '发布时刻' })
  readonly publishedAt!: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '撤回时刻' })
  readonly withdrawnAt!: Date | null;

  /** The how manieth publication of the government; null: not published. */
  @Column('integer', { nullable: true })
  readonly revision!: number | null;

  @Column('integer')
  @Field(() => Int, { description: '行版本，发布、撤回时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** A year as the engine takes it. */
export function documentOf(row: CalendarYear): CalendarDocument {
  const { year, announced, sourceNumber, sourceTitle, sourceIssued, sourceUrl, holidays, workdays } = row;
  const source = { number: sourceNumber, title: sourceTitle, issued: sourceIssued };
  return {
    year,
    status: announced ? 'published' : 'provisional',
    source: sourceUrl === null ? source : { ...source, url: sourceUrl },
    holidays,
    workdays,
  };
}
