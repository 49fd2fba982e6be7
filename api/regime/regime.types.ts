import { Extensions, Field, ObjectType } from 'type-graphql';
import type { ChainStepDocument, Json } from '../../form-schemas/engine';
import { Finding } from '../platform/finding';
import { RegimeDocumentScalar } from '../platform/scalars/json';

@ObjectType({ description: '制度的一个文件，逐字节与导入时相同' })
export class RegimeFile {
  @Field(() => String, { description: '路径，如 forms/application.json' })
  readonly path!: string;

  @Field(() => String, { description: '内容' })
  readonly text!: string;
}

@ObjectType({ description: '制度的一张表单' })
export class RegimeForm {
  @Field(() => String, { description: '表单代码' })
  readonly code!: string;

  @Field(() => String, { description: '表单名称' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => RegimeDocumentScalar, { description: '表单结构（Formily JSON Schema 的严格子集）' })
  readonly schema!: Json;

  @Field(() => RegimeDocumentScalar, { description: '答案的 JSON Schema（2020-12）' })
  readonly jsonSchema!: Json;

  @Field(() => String, { description: '答案的 TypeScript 类型' })
  readonly typescript!: string;
}

@ObjectType({ description: '制度中的主体' })
export class RegimeBody {
  @Field(() => String, { description: '主体代码' })
  readonly code!: string;

  @Field(() => String, { description: '主体名称' })
  readonly title!: string;
}

@ObjectType({ description: '审批链的一步' })
export class RegimeChainStep {
  @Field(() => String, {
    description: '动作：check 审核、countersign 审签、deliberate 审议、decide 审定、issue 批复、record 备案',
  })
  readonly action!: ChainStepDocument['action'];

  @Field(() => String, { description: '方式：one 单签、all 会签、any 或签、sequence 依次、ratio 票签' })
  readonly mode!: ChainStepDocument['mode'];

  @Extensions({ size: 3 })
  @Field(() => [RegimeBody], { description: '由谁办理' })
  readonly bodies!: readonly RegimeBody[];

  @Field(() => String, { nullable: true, description: '票签所需比例，如 2/3' })
  readonly ratio?: string | undefined;

  @Field(() => String, { nullable: true, description: '办理时须填的表单的代码' })
  readonly form?: string | undefined;
}

@ObjectType({ description: '审批矩阵的一列' })
export class RegimeMatrixInput {
  @Field(() => String, { description: '列代码' })
  readonly code!: string;

  @Field(() => String, { description: '列名' })
  readonly title!: string;

  @Field(() => String, { description: '算式；多为一个事实的名称' })
  readonly expression!: string;

  @Field(() => String, { description: '类型：money、integer、number、boolean、date、text、enum' })
  readonly type!: string;

  @Field(() => String, { description: '取值范围，以文字表述' })
  readonly domainText!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];
}

@ObjectType({ description: '审批矩阵的一格' })
export class RegimeMatrixCell {
  @Field(() => String, { description: '列代码' })
  readonly column!: string;

  @Field(() => String, { description: '条件，如 [2000000..5000000)；“-”为任何值' })
  readonly text!: string;

  @Field(() => String, { description: '文字：法规原话，没有的由条件译出' })
  readonly words!: string;
}

@ObjectType({ description: '审批矩阵的一行' })
export class RegimeMatrixRow {
  @Field(() => String, { description: '行代码' })
  readonly id!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Extensions({ size: 4 })
  @Field(() => [RegimeMatrixCell], { description: '各列的条件' })
  readonly when!: readonly RegimeMatrixCell[];

  @Extensions({ size: 4 })
  @Field(() => [RegimeChainStep], { description: '审批链' })
  readonly chain!: readonly RegimeChainStep[];

  @Field(() => String, { nullable: true, description: '所填补的文本漏洞；法规原文没有此行' })
  readonly settles?: string | undefined;

  @Field(() => String, { nullable: true, description: '说明' })
  readonly note?: string | undefined;
}

@ObjectType({ description: '对审批矩阵的分析' })
export class RegimeMatrixAnalysis {
  @Field(() => Boolean, { description: '是否在限定的计算量内得出结论' })
  readonly decided!: boolean;

  @Field(() => Boolean, { description: '是否覆盖取值范围内的一切情形' })
  readonly complete!: boolean;

  @Field(() => Boolean, { description: '各行是否互不重叠' })
  readonly disjoint!: boolean;

  @Extensions({ size: 3 })
  @Field(() => [Finding], { description: '遗漏、重叠等' })
  readonly findings!: readonly Finding[];
}

@ObjectType({ description: '制度的一张审批矩阵' })
export class RegimeMatrix {
  @Field(() => String, { description: '矩阵代码' })
  readonly code!: string;

  @Field(() => String, { description: '矩阵名称' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '命中规则：unique 唯一、first 自上而下、any 同链多行' })
  readonly hit!: string;

  @Extensions({ size: 4 })
  @Field(() => [RegimeMatrixInput], { description: '各列' })
  readonly inputs!: readonly RegimeMatrixInput[];

  @Field(() => [RegimeMatrixRow], { description: '各行' })
  readonly rows!: readonly RegimeMatrixRow[];

  @Extensions({ cost: 20 })
  @Field(() => RegimeMatrixAnalysis, { description: '是否完整、是否重叠' })
  readonly analysis!: RegimeMatrixAnalysis;
}

@ObjectType({ description: '一个选项' })
export class RegimeOption {
  @Field(() => String, { description: '值' })
  readonly value!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

@ObjectType({ description: '制度的一个事实：条件所用的词' })
export class RegimeFact {
  @Field(() => String, { description: '名称' })
  readonly name!: string;

  @Field(() => String, { description: '中文名称' })
  readonly title!: string;

  @Field(() => String, { description: '类型：money、integer、number、boolean、date、text、enum、list' })
  readonly type!: string;

  @Field(() => String, { nullable: true, description: '列表各项的类型' })
  readonly of?: string | undefined;

  @Field(() => String, { nullable: true, description: '单位' })
  readonly unit?: string | undefined;

  @Field(() => [RegimeOption], { description: '选项' })
  readonly options!: readonly RegimeOption[];

  @Field(() => String, {
    description:
      '来源：form 表单、scope 范围问题、computed 计算、case 办理、unit 单位、unit-filings 单位的其他申报、catalogue 项目的目录条目',
  })
  readonly owner!: string;

  @Field(() => String, {
    description: '性质：declared 申报、argued 论证、approved 审定、recorded 登记、computed 计算、given 给定',
  })
  readonly provenance!: string;

  @Field(() => String, { nullable: true, description: '取值范围' })
  readonly domain?: string | undefined;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '申报之前要问的一个范围问题' })
export class RegimeScopeQuestion {
  @Field(() => String, { description: '所答的事实的名称' })
  readonly fact!: string;

  @Field(() => String, { description: '问题' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '提示' })
  readonly help?: string | undefined;

  @Field(() => String, { description: '答案的类型' })
  readonly type!: string;

  @Field(() => String, { nullable: true, description: '单位' })
  readonly unit?: string | undefined;

  @Field(() => [RegimeOption], { description: '选项' })
  readonly options!: readonly RegimeOption[];

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '审批矩阵命中的一行' })
export class DecidedRow {
  @Field(() => String, { description: '行代码' })
  readonly id!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '以给定事实查审批矩阵的结果' })
export class MatrixAnswer {
  @Field(() => [DecidedRow], { description: '命中的行' })
  readonly rows!: readonly DecidedRow[];

  @Field(() => [RegimeChainStep], { description: '由谁依次办理；未命中则为空' })
  readonly chain!: readonly RegimeChainStep[];

  @Field(() => [Finding], { description: '缺什么、为何没有结论' })
  readonly findings!: readonly Finding[];
}
