import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Fen, Json } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { Attachment } from '../attachment/attachment.entity';
import { JsonScalar } from '../platform/scalars/json';
import { MoneyScalar } from '../platform/scalars/money';

@ObjectType({ description: '法规对一项金额的上限，按案件现在的事实；金额以元为单位' })
export class CaseCap {
  @Field(() => String, { description: '检查的代码' })
  readonly check!: string;

  @Field(() => String, { description: '检查的名称，如 累计安排不超过投资上限' })
  readonly title!: string;

  @Field(() => String, { description: '超过的后果：block 不得通过、override 须经放行、warn 只提醒' })
  readonly effect!: string;

  @Field(() => String, { nullable: true, description: '限的是接下来申报的哪一项，如 补充合同金额；所比的都已知的为空' })
  readonly amountTitle!: string | null;

  @Field(() => MoneyScalar, { description: '已经计入的' })
  readonly used!: Fen;

  @Field(() => MoneyScalar, { description: '上限' })
  readonly bound!: Fen;

  @Field(() => MoneyScalar, { description: '还可以有多少；负数即已经超过' })
  readonly headroom!: Fen;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '按审批矩阵确定的办理路径' })
export class RouteFound {
  @Field(() => String, { description: '矩阵代码' })
  readonly matrix!: string;

  @Field(() => String, { description: '矩阵名称' })
  readonly title!: string;

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '命中的行' })
  readonly rows!: readonly string[];

  @Extensions({ size: 4 })
  @Field(() => [String], { description: '命中的行所说的条件，如 总投资：200万元以上，500万元以下' })
  readonly conditions!: readonly string[];

  @Extensions({ size: 3 })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '案件的一项事实及其来源' })
export class CaseFact {
  @Field(() => String, { description: '事实的名称，如 declaredTotal' })
  readonly name!: string;

  @Field(() => String, { description: '中文名称' })
  readonly title!: string;

  @Field(() => JsonScalar, { description: '值；金额为以元为单位的文本' })
  readonly value!: Json;

  @Field(() => String, { description: '值的说法，如 500万元、是' })
  readonly words!: string;

  @Field(() => String, { description: '类型：money、integer、number、boolean、date、text、enum、list' })
  readonly type!: string;

  @Field(() => String, {
    description: '来源：declared 申报、argued 论证、approved 审定、recorded 登记、computed 计算、given 给定',
  })
  readonly provenance!: string;

  @Field(() => String, { nullable: true, description: '由哪张表单填写；不由表单填写的为空' })
  readonly formTitle!: string | null;

  @Field(() => String, { nullable: true, description: '在哪个环节填写' })
  readonly stageTitle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '由台账得出的，台账归谁：project 项目、unit 单位、government 政府；不由台账得出的为空',
  })
  readonly recordOwner!: string | null;

  @Extensions({ size: 3 })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '案卷中的一份材料' })
export class CaseDocument {
  @Field(() => Attachment, { description: '附件' })
  readonly attachment!: Attachment;

  @Field(() => String, { description: '是什么：表单字段的名称，或纸质决定的扫描件' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '随哪张表单提交；纸质决定的扫描件为空' })
  readonly formTitle!: string | null;

  @Field(() => String, { nullable: true, description: '在哪个环节提交' })
  readonly stageTitle!: string | null;
}

@ObjectType({ description: '案件列入过的一份清单' })
export class ListedOn {
  @Field(() => Application, { description: '清单' })
  readonly list!: Application;

  @Field(() => String, {
    nullable: true,
    description: '清单对它的决定：approve 同意、reject 不同意、return 退回；尚未决定为空',
  })
  readonly outcome!: string | null;
}
