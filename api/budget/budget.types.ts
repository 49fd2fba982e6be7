import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Fen } from '../../form-schemas/engine';
import { Payload } from '../platform/finding';
import { MoneyScalar } from '../platform/scalars/money';
import { DateTimeScalar } from '../platform/scalars/time';
import { BudgetAct, BudgetLine } from './budget-line.entity';
import { BudgetImportMode, BudgetImportResult } from './import/import-lines';

@ObjectType({ description: '待确认的改动' })
export class BudgetPending {
  @Field(() => BudgetAct, { description: '编列、更正还是撤销' })
  readonly act!: BudgetAct;

  @Field(() => MoneyScalar, { nullable: true, description: '所提的金额；撤销为空' })
  readonly amount!: Fen | null;

  @Field(() => String, { description: '事由；没有则为空文本' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: '提出的时刻' })
  readonly at!: Date;

  /** Database id. */
  readonly person!: string | null;
}

@ObjectType({ description: '登录者现在可以对预算条目做什么；不可以的，为什么' })
export class BudgetAction {
  @Field(() => BudgetAct, { description: '做什么' })
  readonly act!: BudgetAct;

  @Field(() => Boolean, { description: '现在可否' })
  readonly allowed!: boolean;

  @Field(() => String, { nullable: true, description: '为什么不可以，要怎样才可以' })
  readonly reason!: string | null;
}

@ObjectType({ description: '资金来源的一个选项' })
export class BudgetSource {
  @Field(() => String, { description: '值' })
  readonly value!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

export enum BudgetBoundEffect {
  BLOCK = 'block',
  WARN = 'warn',
}
registerEnumType(BudgetBoundEffect, {
  name: 'BudgetBoundEffect',
  description: '超过年度预算的怎么办：BLOCK 拒绝，WARN 告知而不拦',
});

@ObjectType({ description: '与年度预算相比的一种台账' })
export class BudgetBoundRule {
  @Field(() => String, { description: '台账代码' })
  readonly record!: string;

  @Field(() => String, { description: '台账名称' })
  readonly title!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => Boolean, { description: '是否只与同一来源的预算相比' })
  readonly bySource!: boolean;

  @Field(() => BudgetBoundEffect, { description: '超过的怎么办' })
  readonly effect!: BudgetBoundEffect;
}

@ObjectType({ description: '现行制度怎样写年度预算' })
export class BudgetRules {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '名称，如 政府投资信息化项目资金预算' })
  readonly title!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => [String], { description: '由哪些主体编列' })
  readonly keepers!: readonly string[];

  @Field(() => [String], { description: '由哪些主体的另一人确认' })
  readonly confirmers!: readonly string[];

  @Field(() => [BudgetSource], { nullable: true, description: '资金来源的选项；自行填写的为空' })
  readonly sources!: readonly BudgetSource[] | null;

  @Extensions({ size: 3 })
  @Field(() => [BudgetBoundRule], { description: '当年有预算的，合计与预算相比的台账' })
  readonly bounds!: readonly BudgetBoundRule[];

  @Field(() => String, { nullable: true, description: '登录者为何不能编列；能则为空' })
  readonly notKeeper!: string | null;
}

@InputType({ description: '编列一条预算' })
export class ProposeBudgetLineInput {
  @Field(() => Int, { description: '年度' })
  readonly year!: number;

  @Field(() => String, { description: '资金来源，至多 200 字；制度有选项的须为其中之一的值' })
  readonly source!: string;

  @Field(() => ID, { nullable: true, description: '单位；统筹安排、不属哪个单位的不填' })
  readonly organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: '项目，须属于该单位' })
  readonly projectId?: string | null;

  @Field(() => String, { nullable: true, description: '文号，至多 100 字' })
  readonly number?: string | null;

  @Field(() => MoneyScalar, { description: '金额，大于零' })
  readonly amount!: Fen;

  @Field(() => String, { nullable: true, description: '事由，至多 500 字' })
  readonly reason?: string | null;
}

@InputType({ description: '一条预算及所见的版本' })
export class BudgetLineRef {
  @Field(() => ID, { description: '预算条目' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '撤销或退回一条预算' })
export class ChangeBudgetLineInput extends BudgetLineRef {
  @Field(() => String, { description: '事由，至多 500 字' })
  readonly reason!: string;
}

@InputType({ description: '更正一条预算的金额' })
export class CorrectBudgetLineInput extends ChangeBudgetLineInput {
  @Field(() => MoneyScalar, { description: '更正后的金额，大于零' })
  readonly amount!: Fen;
}

@InputType({ description: '确认几条预算的编列、更正或撤销；至多 100 条，全部确认或者都不' })
export class ConfirmBudgetLinesInput {
  @Field(() => [BudgetLineRef], { description: '各条' })
  readonly lines!: readonly BudgetLineRef[];
}

@InputType({ description: '由工作簿导入预算' })
export class ImportBudgetInput {
  @Field(() => ID, { description: '本单位上传的工作簿' })
  readonly attachment!: string;

  @Field(() => BudgetImportMode, { description: '怎样导入' })
  readonly mode!: BudgetImportMode;
}

@ObjectType({ implements: Payload, description: '办理预算条目的答复' })
export class BudgetLinePayload extends Payload {
  @Field(() => BudgetLine, { nullable: true, description: '预算条目；被拒绝则为空' })
  readonly line!: BudgetLine | null;
}

@ObjectType({ implements: Payload, description: '确认预算条目的答复' })
export class BudgetLinesPayload extends Payload {
  @Extensions({ size: 20 })
  @Field(() => [BudgetLine], { description: '已确认的；被拒绝则为空列表' })
  readonly lines!: readonly BudgetLine[];
}

@ObjectType({ implements: Payload, description: '核对或导入预算工作簿的答复' })
export class BudgetImportPayload extends Payload {
  @Field(() => BudgetImportResult, { nullable: true, description: '结果；文件没有读则为空' })
  readonly result!: BudgetImportResult | null;
}
