import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

const jsonText = {
  from: (stored: string): JsonObject => JSON.parse(stored) as JsonObject,
  to: (value: JsonObject): string => JSON.stringify(value),
};

/**
 * A draft (草稿) of what is handed in at a stage. `application` where the case is there already; `project` and `about` where
 * a case beside a project is to be opened with it.
 */
@Entity('filing_draft')
@ObjectType({ implements: Node, description: '草稿：将在一个环节提交的内容；只有本单位和由其办理的人可见' })
export class Draft extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  /** The edition on which it was last saved; a case sent back stays on its own. */
  @Column('uuid')
  readonly edition!: string;

  @Column('text')
  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Column('text')
  @Field(() => String, { description: '在哪个环节提交：代码' })
  readonly stage!: string;

  @Column('uuid', { nullable: true })
  readonly application!: string | null;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  /** The engine's code of the row that the case is to be about. */
  @Column('text', { nullable: true })
  readonly about!: string | null;

  /** Whether the filing unit itself hands it in. */
  @Column('boolean', { name: 'by_unit' })
  readonly byUnit!: boolean;

  /** Answers to the scope questions. */
  @Column('text', { transformer: jsonText })
  readonly given!: JsonObject;

  @Column('text', { transformer: jsonText })
  readonly answers!: JsonObject;

  @Column('uuid', { name: 'opened_by' })
  readonly opener!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '开始时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: '最近保存时刻' })
  readonly updatedAt!: Date;

  @Column('timestamptz', { name: 'filed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '提交时刻；尚未提交为空' })
  readonly filedAt!: Date | null;

  @Column('integer')
  @Field(() => Int, { description: '版本，保存与提交时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** Last touched first. */
export const DRAFT_ORDER: Ordering = { name: 'updated', property: 'updatedAt', kind: 'instant', direction: 'DESC' };
