import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import type { Ordering } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';

export enum FindingSource {
  MONITORING = 'monitoring',
  EVALUATION = 'evaluation',
  AUDIT = 'audit',
  QUERY = 'query',
  INSPECTION = 'inspection',
}
/** What a source is called, for people. */
export const SOURCE_WORDS: Readonly<Record<FindingSource, string>> = {
  monitoring: '绩效监控',
  evaluation: '绩效评价',
  audit: '审计',
  query: '问题查询',
  inspection: '检查',
};
registerEnumType(FindingSource, {
  name: 'FindingSource',
  description: `问题的来源：${wordEnum(FindingSource, SOURCE_WORDS)}`,
});

export enum FindingStatus {
  OPEN = 'open',
  RECTIFYING = 'rectifying',
  REPORTED = 'reported',
  CLOSED = 'closed',
}
/** What a state is called, for people. */
export const STATUS_WORDS: Readonly<Record<FindingStatus, string>> = {
  open: '已登记',
  rectifying: '限期整改',
  reported: '已报整改待核',
  closed: '已了结',
};
registerEnumType(FindingStatus, {
  name: 'FindingStatus',
  description: `问题的状态：${wordEnum(FindingStatus, STATUS_WORDS)}`,
});

/** `OPEN 已登记、CLOSED 已了结`. */
function wordEnum<V extends string>(values: Readonly<Record<string, V>>, words: Readonly<Record<V, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${words[value]}`)
    .join('、');
}

/** What was asked for once, and what was reported of it, before it was asked for anew. */
export interface Round {
  readonly demand: string;
  readonly dueOn: Day;
  /** Null, all three, where it was asked for anew before anything was reported. */
  readonly result: string | null;
  readonly reportedOn: Day | null;
  /** Database id of the person. */
  readonly reporter: string | null;
}

/** A problem (问题) found with a unit or its project, and what came of it. */
@Entity('supervision_finding')
@ObjectType({ implements: Node, description: '监督发现的问题：登记、限期整改、报告、核实了结' })
export class SupervisionFinding extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { name: 'regime_code' })
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Column('uuid')
  readonly edition!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '问题查询的代码；不由查询而来的为空' })
  readonly kind!: string | null;

  @Column('text')
  @Field(() => String, { description: '问题' })
  readonly title!: string;

  @Column('text')
  @Field(() => String, { description: '条款的称谓；没有写明为空文本' })
  readonly article!: string;

  @Column('uuid')
  readonly organisation!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('text')
  @Field(() => FindingSource, { description: '来源' })
  readonly source!: FindingSource;

  @Column('uuid', { nullable: true })
  readonly evaluation!: string | null;

  @Column('text')
  @Field(() => String, { description: '情况' })
  readonly detail!: string;

  @Column('date', { name: 'found_on' })
  @Field(() => DayScalar, { description: '发现之日' })
  readonly foundOn!: Day;

  @Column('text')
  @Field(() => FindingStatus, { description: '状态' })
  readonly status!: FindingStatus;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '整改要求' })
  readonly demand!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '整改期限' })
  readonly dueOn!: Day | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '整改情况，由单位报告' })
  readonly result!: string | null;

  @Column('date', { name: 'reported_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '报告整改之日' })
  readonly reportedOn!: Day | null;

  /** The first one first; the one that stands now is not among them. */
  @Column('jsonb')
  readonly rounds!: Round[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '核实结论' })
  readonly conclusion!: string | null;

  @Column('date', { name: 'closed_on', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: '了结之日' })
  readonly closedOn!: Day | null;

  @Column('uuid', { name: 'found_by' })
  readonly finder!: string;

  /** Who has asked for what stands now. */
  @Column('uuid', { name: 'demanded_by', nullable: true })
  readonly demander!: string | null;

  @Column('uuid', { name: 'reported_by', nullable: true })
  readonly reporter!: string | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  readonly closer!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  @Field(() => Int, { description: '版本，办理时作为 expectedVersion 交回' })
  readonly version!: number;
}

export enum SupervisionFindingOrder {
  FOUND = 'found',
  DUE = 'due',
}
registerEnumType(SupervisionFindingOrder, {
  name: 'SupervisionFindingOrder',
  description: '问题的次序：FOUND 后发现的在前、DUE 先到期的在前（只列已定整改期限的）',
});

export const FINDING_ORDER: Readonly<Record<SupervisionFindingOrder, Ordering>> = {
  found: { name: 'found', property: 'foundOn', kind: 'day', direction: 'DESC' },
  due: { name: 'due', property: 'dueOn', kind: 'day', direction: 'ASC' },
};

/** Late with what was asked of it, on a day. */
export function isOverdue({ status, dueOn }: SupervisionFinding, today: Day): boolean {
  return status === FindingStatus.RECTIFYING && dueOn !== null && dueOn < today;
}
