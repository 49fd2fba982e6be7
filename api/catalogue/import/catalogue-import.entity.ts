import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../../platform/node';
import { connectionOf, type Ordering } from '../../platform/paging';
import { DateTimeScalar } from '../../platform/scalars/time';
import type { ImportFinding } from './import-finding';

export enum CatalogueImportStatus {
  CHECKING = 'checking',
  CHECKED = 'checked',
  SAVING = 'saving',
  SAVED = 'saved',
  FAILED = 'failed',
}
registerEnumType(CatalogueImportStatus, {
  name: 'CatalogueImportStatus',
  description:
    '导入的进度：CHECKING 核对中、CHECKED 核对完毕（尚未保存）、SAVING 保存中、SAVED 已保存、FAILED 未能导入（没有保存任何内容）',
});

export enum CatalogueImportMode {
  ALL = 'all',
  GOOD = 'good',
}
registerEnumType(CatalogueImportMode, {
  name: 'CatalogueImportMode',
  description: '怎样保存：ALL 全部合格才保存、GOOD 只保存合格的行',
});

/** An import of entries from a workbook. */
@Entity('catalogue_import')
@ObjectType({ implements: Node, description: '由工作簿导入目录条目：先核对，再由人决定保存' })
export class CatalogueImport extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid')
  readonly attachment!: string;

  @Column('uuid')
  readonly person!: string;

  @Column('uuid')
  readonly appointment!: string;

  @Column('text')
  readonly status!: CatalogueImportStatus;

  @Column('text', { nullable: true })
  @Field(() => CatalogueImportMode, { nullable: true, description: '怎样保存；尚未决定为空' })
  readonly mode!: CatalogueImportMode | null;

  @Column('integer')
  readonly progress!: number;

  @Column('integer')
  @Field(() => Int, { description: '条目行数，不含表头' })
  readonly total!: number;

  @Column('integer')
  @Field(() => Int, { description: '合格的行数' })
  readonly good!: number;

  @Column('integer')
  @Field(() => Int, { description: '不合格的行数，无处可归的信息项也计' })
  readonly bad!: number;

  @Column('integer')
  @Field(() => Int, { description: '合格的行中，新建的条目数' })
  readonly fresh!: number;

  @Column('integer')
  @Field(() => Int, { description: '合格的行中，改动已有条目的数' })
  readonly changed!: number;

  @Column('integer')
  @Field(() => Int, { description: '合格的行中，与已有条目相同、不必保存的数' })
  readonly unchanged!: number;

  @Column('integer')
  @Field(() => Int, { description: '共有几处不合格；findings 至多列出 1,000 处' })
  readonly found!: number;

  @Column('jsonb')
  readonly findings!: readonly ImportFinding[];

  @Column('text', { nullable: true })
  readonly failure!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '开始时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'touched_at' })
  readonly touchedAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，保存时作为 expectedVersion 交回' })
  readonly version!: number;
}

export const CatalogueImportConnection = connectionOf(CatalogueImport, '目录导入');

/** The newest first. */
export const CATALOGUE_IMPORT_ORDER: Ordering = {
  name: 'created',
  property: 'createdAt',
  kind: 'instant',
  direction: 'DESC',
};

/** What nobody has touched for so long was cut off with its server. */
export const ABANDONED_MS = 10 * 60 * 1000;
export const RUNNING: readonly CatalogueImportStatus[] = [CatalogueImportStatus.CHECKING, CatalogueImportStatus.SAVING];

/** Whether somebody works on it still. */
export function isRunning({ status, touchedAt }: CatalogueImport, now: Date): boolean {
  return RUNNING.includes(status) && now.getTime() - touchedAt.getTime() < ABANDONED_MS;
}

/** How it stands; what was cut off has failed. */
export function statusOf(one: CatalogueImport, now: Date): CatalogueImportStatus {
  return RUNNING.includes(one.status) && !isRunning(one, now) ? CatalogueImportStatus.FAILED : one.status;
}
