import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';

export enum RegimeDraftStatus {
  OPEN = 'open',
  SUBMITTED = 'submitted',
  DISCARDED = 'discarded',
}
registerEnumType(RegimeDraftStatus, {
  name: 'RegimeDraftStatus',
  description: '制度草稿的状态：OPEN 编制中、SUBMITTED 已送审（成为一个版本）、DISCARDED 已放弃（可恢复）',
});

/** A draft of a regime (制度草稿): files under work, which need not compile; several persons may save, one after the other. */
@Entity('regime_draft')
@ObjectType({ implements: Node, description: '制度草稿：编制中的制度文件，可以暂时有误；只有本级政府的制度管理员可见' })
export class RegimeDraft extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: '所属政府的行政区划代码' })
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码；开始之后不可更改' })
  readonly regimeCode!: string;

  @Column('text')
  @Field(() => String, { description: '制度名称，取自 regime.json；读不出时为最近一次读得出的' })
  readonly title!: string;

  @Column('text')
  @Field(() => String, { description: '编制说明：改了什么、为什么' })
  readonly note!: string;

  @Column('text')
  @Field(() => RegimeDraftStatus, { description: '状态' })
  readonly status!: RegimeDraftStatus;

  /** The files as one text; read only through `draftFiles`, because lists of drafts have no need of it. */
  @Column('text', { select: false })
  readonly bundle!: string;

  /** The edition that newer ones are compared against; of another government while one's own has none. */
  @Column('uuid', { nullable: true })
  readonly base!: string | null;

  @Column('text', { name: 'base_government', nullable: true })
  readonly baseGovernment!: string | null;

  @Column('text', { name: 'base_hash', nullable: true })
  @Field(() => String, { nullable: true, description: '所据版本的内容摘要' })
  readonly baseHash!: string | null;

  @Column('uuid', { name: 'started_from', nullable: true })
  readonly source!: string | null;

  /** Everybody who has saved something, by database id: none of them may publish what it becomes. */
  @Column('uuid', { array: true, name: 'editors' })
  readonly editorIds!: readonly string[];

  @Column('text', { array: true })
  @Field(() => [String], { description: '须本地化而已确认沿用上级原文之处，如 basis/number' })
  readonly kept!: readonly string[];

  @Column('uuid', { name: 'created_by' })
  readonly creator!: string;

  @Column('uuid', { name: 'updated_by' })
  readonly updater!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '开始时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: '最近保存时刻' })
  readonly updatedAt!: Date;

  @Column('uuid', { name: 'edition', nullable: true })
  readonly became!: string | null;

  @Column('integer')
  @Field(() => Int, { description: '修订，保存时作为 expectedVersion 交回' })
  readonly version!: number;
}

/** Last saved first. */
export const REGIME_DRAFT_ORDER: Ordering = {
  name: 'updated',
  property: 'updatedAt',
  kind: 'instant',
  direction: 'DESC',
};
