import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../identity/person.entity';
import { MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';

export enum EvaluationConfirmMode {
  ANY = 'any',
  ALL = 'all',
}
registerEnumType(EvaluationConfirmMode, {
  name: 'EvaluationConfirmMode',
  description: '由几家确认：ANY 其中之一即可，ALL 各由不同的人分别确认（会同）',
});

@ObjectType({ description: '一家机构或岗位的确认' })
export class EvaluationConfirmation {
  @Field(() => String, { description: '机构或岗位的名称' })
  readonly body!: string;

  @Field(() => Person, { nullable: true, description: '确认的人' })
  readonly by!: Person | null;

  @Field(() => DateTimeScalar, { description: '确认的时刻' })
  readonly at!: Date;
}

@ObjectType({ description: '评价等次' })
export class EvaluationGrade {
  @Field(() => String, { description: '代码' })
  readonly value!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '最低分（含），两位小数' })
  readonly from!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '指标体系的一项指标' })
export class EvaluationIndicator {
  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => Int, { description: '级次，自 0 起' })
  readonly depth!: number;

  @Field(() => Boolean, { description: '是否末级：只对末级打分' })
  readonly isLeaf!: boolean;

  @Field(() => String, { description: '权重（满分），两位小数' })
  readonly weight!: string;

  @Field(() => String, { nullable: true, description: '类别：quantity 数量、quality 质量、benefit 效益、cost 成本' })
  readonly kind!: string | null;

  @Field(() => String, { nullable: true, description: '评分标准' })
  readonly guide!: string | null;
}

@ObjectType({ description: '一种评价及其指标体系' })
export class EvaluationKind {
  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '评价谁：project 项目、unit 单位' })
  readonly of!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { nullable: true, description: '记下结果的流程的名称；没有为空' })
  readonly procedure!: string | null;

  @Field(() => [String], { description: '由谁确认：机构或岗位的名称；没有写明为空' })
  readonly confirmers!: readonly string[];

  @Field(() => EvaluationConfirmMode, { description: '由几家确认' })
  readonly confirmMode!: EvaluationConfirmMode;
  @Field(() => String, {
    nullable: true,
    description: '登录者为什么不能开始这种评价；可以（申报经办人只可以评价本单位）为空',
  })
  readonly beginObjection!: string | null;

  @Field(() => String, { nullable: true, description: '说明' })
  readonly note!: string | null;

  @Field(() => String, { description: '指标体系的名称' })
  readonly treeTitle!: string;

  @Field(() => String, { nullable: true, description: '指标体系的说明' })
  readonly treeNote!: string | null;

  @Field(() => Boolean, { description: '有类别的末级指标是否须先有目标' })
  readonly needsTargets!: boolean;

  @Extensions({ size: 20 })
  @Field(() => [EvaluationIndicator], { description: '指标，按次序；上级在下级之前' })
  readonly indicators!: readonly EvaluationIndicator[];
}

@ObjectType({ description: '一部现行制度对绩效评价的规定' })
export class EvaluationFrame {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '制度名称' })
  readonly regimeTitle!: string;

  @Extensions({ size: 5 })
  @Field(() => [EvaluationGrade], { description: '等次，由高到低' })
  readonly grades!: readonly EvaluationGrade[];

  @Extensions({ size: 5 })
  @Field(() => [EvaluationKind], { description: '评价种类' })
  readonly kinds!: readonly EvaluationKind[];
}

@ObjectType({ description: '指标的目标' })
export class EvaluationTarget {
  @Field(() => String, { description: '比较：>=、<=、=、>、<' })
  readonly comparison!: string;

  @Field(() => String, { description: '数值' })
  readonly number!: string;

  @Field(() => String, { description: '计量单位' })
  readonly unit!: string;

  @Field(() => String, { description: '数据来源' })
  readonly source!: string;
}

@ObjectType({ description: '评分表的一行' })
export class EvaluationLine extends EvaluationIndicator {
  @Field(() => String, { nullable: true, description: '得分，两位小数；上级指标为其下合计；尚未打分为空' })
  readonly score!: string | null;

  @Field(() => String, { description: '评分依据' })
  readonly reason!: string;

  @Field(() => EvaluationTarget, { nullable: true, description: '目标；没有为空' })
  readonly target!: EvaluationTarget | null;
}

@ObjectType({ description: '同一筛选下的一组评价' })
export class EvaluationGroup {
  @Field(() => String, { description: '分组的值：年度、等次的代码' })
  readonly key!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => Int, { description: '件数' })
  readonly count!: number;
}

@ObjectType({ description: '同一筛选下已确认的评价的合计；填写中、待确认、已由更正取代的都不计' })
export class EvaluationTotals {
  @Field(() => Int, { description: '已确认的件数' })
  readonly count!: number;

  @Field(() => MoneyScalar, { description: '预算合计；没有记载的不计' })
  readonly budget!: bigint;

  @Field(() => MoneyScalar, { description: '实际执行合计，计法同预算' })
  readonly executed!: bigint;

  @Field(() => String, { nullable: true, description: '执行率（百分数，两位小数，四舍五入）；没有预算为空' })
  readonly executionRate!: string | null;

  @Extensions({ size: 5 })
  @Field(() => [EvaluationGroup], { description: '按等次，件数多的在前' })
  readonly byGrade!: readonly EvaluationGroup[];

  @Extensions({ size: 10 })
  @Field(() => [EvaluationGroup], { description: '按年度，早的在前' })
  readonly byYear!: readonly EvaluationGroup[];
}
