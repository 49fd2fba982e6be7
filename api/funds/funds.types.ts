import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Day, Fen } from '../../form-schemas/engine';
import { CaseCap } from '../dossier/dossier.types';
import { MoneyScalar } from '../platform/scalars/money';
import { DayScalar } from '../platform/scalars/time';
import type { RecordRow } from '../record/record-row.entity';
import { Clock } from '../side/side.types';

@ObjectType({ description: '资金链一环的一笔：由哪个案件在何日定下或写下' })
export class FundEntry {
  @Field(() => DayScalar, { description: '何日' })
  readonly on!: Day;

  @Field(() => MoneyScalar, { description: '金额' })
  readonly amount!: Fen;

  /** By id; whether the session may look into it is asked by the loader. */
  readonly case!: string;

  readonly row!: RecordRow | null;
}

@ObjectType({ description: '项目资金链的一环，由制度规定取自哪项事实或哪种台账' })
export class ProjectFundLink {
  @Field(() => String, { description: '代码，如 estimate' })
  readonly code!: string;

  @Field(() => String, { description: '名称，如 批复概算' })
  readonly title!: string;

  @Field(() => MoneyScalar, { nullable: true, description: '金额；尚未有的为空' })
  readonly amount!: Fen | null;

  @Field(() => String, { nullable: true, description: '制度没有这一环的，说明；有的为空' })
  readonly silent!: string | null;

  @Extensions({ size: 5 })
  @Field(() => [FundEntry], { description: '各笔，先后为序；由计算得出的没有' })
  readonly entries!: readonly FundEntry[];

  @Extensions({ size: 2 })
  @Field(() => [CaseCap], { description: '给它设的上限，按案件现在的事实' })
  readonly caps!: readonly CaseCap[];

  @Field(() => Clock, { nullable: true, description: '须在其前办结的时限，及其现况；没有为空' })
  readonly clock!: Clock | null;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓；制度没有写明的为空' })
  readonly article!: string;

  @Field(() => String, { nullable: true, description: '取自哪种台账：代码；取自事实的为空' })
  readonly record!: string | null;
}

export enum ExecutionBy {
  PROJECT = 'project',
  UNIT = 'unit',
  YEAR = 'year',
  SOURCE = 'source',
  GOVERNMENT = 'government',
}
registerEnumType(ExecutionBy, {
  name: 'ExecutionBy',
  description:
    '执行率的分组：PROJECT 项目、UNIT 单位（台账另记主体的，按主体）、YEAR 年度、SOURCE 资金来源、GOVERNMENT 本级政府',
});

@InputType({ description: '筛选执行率所计的台账记录；各项须同时满足，空列表视为未给' })
export class ExecutionWhere {
  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => [String], { nullable: true, description: '执行率的代码，其中之一' })
  readonly measures?: readonly string[] | null;

  @Field(() => [Int], { nullable: true, description: '年度，其中之一' })
  readonly years?: readonly number[] | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一；台账另记主体的都不符合' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: '项目，其中之一' })
  readonly projectIds?: readonly string[] | null;
}

@ObjectType({ description: '一组的预算数、执行数与执行率' })
export class ExecutionRow {
  @Field(() => String, {
    nullable: true,
    description: '分组的值：项目或单位的标识、年份、资金来源、主体代码、政府代码；不记在项目名下、没有写明来源的为空',
  })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '名称' })
  readonly title!: string | null;

  @Field(() => MoneyScalar, { description: '预算数' })
  readonly budgeted!: bigint;

  @Field(() => MoneyScalar, { description: '执行数' })
  readonly executed!: bigint;

  @Field(() => MoneyScalar, { description: '预算数减去执行数；超出的为负' })
  readonly left!: bigint;

  @Field(() => String, {
    nullable: true,
    description: '执行率：百分数，两位小数，四舍五入，如 82.69；预算数不大于零的为空',
  })
  readonly rate!: string | null;
}

@ObjectType({ description: '执行数或预算数取自的一种台账，及它的年度在何处' })
export class ExecutionSource {
  @Field(() => String, { description: '台账代码' })
  readonly record!: string;

  @Field(() => String, { description: '台账名称' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '年度所在的字段；为空即看记录日，或者所针对的记录' })
  readonly yearField!: string | null;

  @Field(() => Boolean, { description: '年度是否在所针对的另一条记录里' })
  readonly yearOfAbout!: boolean;

  @Field(() => String, { nullable: true, description: '主体所在的字段；没有的按单位' })
  readonly bodyField!: string | null;

  @Field(() => String, { nullable: true, description: '资金来源所在的字段；没有写明的为空' })
  readonly sourceField!: string | null;
}

@ObjectType({ description: '制度规定的一种执行率，及其各组' })
export class ExecutionMeasure {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Extensions({ size: 3 })
  @Field(() => [ExecutionSource], { description: '执行数取自哪些台账' })
  readonly executedFrom!: readonly ExecutionSource[];

  @Extensions({ size: 3 })
  @Field(() => [ExecutionSource], { description: '预算数取自哪些台账' })
  readonly budgetedFrom!: readonly ExecutionSource[];

  @Field(() => Boolean, { description: '预算数是否并计年度预算的各条（budgetLines）' })
  readonly ofBudget!: boolean;

  @Field(() => ExecutionRow, { description: '合计' })
  readonly total!: ExecutionRow;

  @Extensions({ size: 50 })
  @Field(() => [ExecutionRow], { description: '各组，预算数大的在前，年度早的在前；至多 500 组' })
  readonly rows!: readonly ExecutionRow[];

  @Field(() => Int, { description: '一共有多少组' })
  readonly count!: number;
}
