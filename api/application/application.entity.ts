import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, JsonObject } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

export enum ApplicationKind {
  MAIN = 'main',
  LIST = 'list',
  SIDE = 'side',
}
registerEnumType(ApplicationKind, {
  name: 'ApplicationKind',
  description: '案件种类：MAIN 一个项目的申报、LIST 一份统一审定清单、SIDE 在项目、单位或本级政府之下另行办理的事项',
});

/**
 * A case (案件): a project's application, a list that decides on many, or what is done beside a project. Pinned to the
 * edition under which it was first filed; beside a project, to the project's. Everything here is what its events come to, written by `advance-case.ts` only.
 */
@Entity('application')
@ObjectType({ implements: Node, description: '案件：一个项目的申报、一份统一审定清单，或附属于项目、单位的一个事项' })
export class Application extends Node {
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
  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Column('text')
  @Field(() => ApplicationKind, { description: '种类' })
  readonly kind!: ApplicationKind;

  @Column('text')
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  /** The unit that files; of a list the organisation that compiled it. */
  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('text')
  @Field(() => String, { description: '所处环节的代码' })
  readonly stage!: string;

  @Column('text', { name: 'stage_title' })
  @Field(() => String, { description: '所处环节的名称' })
  readonly stageTitle!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '办结的结果代码；未办结为空' })
  readonly outcome!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: '办结的结果是否为同意；未办结为空' })
  readonly positive!: boolean | null;

  @Column('date', { name: 'filed_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '最近一次申报日；单位撤回申报后为空' })
  readonly filedOn!: Day | null;

  @Column('date', { name: 'suspended_on', nullable: true })
  readonly suspendedOn!: Day | null;

  /** The side case that has suspended it. */
  @Column('uuid', { name: 'suspended_by', nullable: true })
  readonly suspender!: string | null;

  /** Amounts by fact name that other filings of the unit are added up with, in fen. */
  @Column('jsonb')
  readonly figures!: Readonly<Record<string, number>>;

  /** The case's state as the engine's `writeState` writes it; `standingCase` reads it. */
  @Column('jsonb')
  readonly snapshot!: JsonObject;

  @Column('uuid', { name: 'opened_by_person' })
  readonly opener!: string;

  @Column('uuid', { name: 'opened_by_appointment', nullable: true })
  readonly openerAppointment!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '首次申报时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: '最近办理时刻' })
  readonly updatedAt!: Date;

  /** How many events it has. */
  @Column('integer')
  @Field(() => Int, { description: '版本：已有几次办理' })
  readonly version!: number;
}

/** Newest first. */
export const APPLICATION_ORDER: Ordering = {
  name: 'created',
  property: 'createdAt',
  kind: 'instant',
  direction: 'DESC',
};
/** Whoever has waited longest first. */
export const POOL_ORDER: Ordering = { name: 'waiting', property: 'createdAt', kind: 'instant', direction: 'ASC' };
