import { Extensions, Field, ObjectType } from 'type-graphql';
import { Finding } from '../platform/finding';
import { RegimeBody } from '../regime/regime.types';

@ObjectType({ description: '预演中的一步办理' })
export class PreviewStep {
  @Field(() => String, {
    description: '动作：file 申报、check 审核、countersign 审签、deliberate 审议、decide 审定、issue 批复、record 备案',
  })
  readonly action!: string;

  @Field(() => String, { description: '方式：one 单签、all 会签、any 或签、sequence 依次、ratio 票签' })
  readonly mode!: string;

  @Extensions({ size: 3 })
  @Field(() => [RegimeBody], { description: '由谁办理' })
  readonly bodies!: readonly RegimeBody[];

  @Field(() => String, { nullable: true, description: '须填的表单的代码' })
  readonly form!: string | null;
}

@ObjectType({ description: '预演中的一个环节' })
export class PreviewStage {
  @Field(() => String, { description: '环节代码' })
  readonly code!: string;

  @Field(() => String, { description: '环节名称' })
  readonly title!: string;

  @Field(() => String, {
    description: '种类：file 申报、review 审核、route 按矩阵审批、gate 自动判断、pool 等待清单、end 办结',
  })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: '第一步的动作；自动判断、等待与办结没有' })
  readonly action!: string | null;

  @Extensions({ size: 4 })
  @Field(() => [RegimeBody], { description: '各步的主体，先后为序' })
  readonly bodies!: readonly RegimeBody[];

  @Extensions({ size: 3 })
  @Field(() => [PreviewStep], { description: '各步办理' })
  readonly steps!: readonly PreviewStep[];

  @Extensions({ size: 3 })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { nullable: true, description: '时限的说法，如 10个工作日内；没有规定则为空' })
  readonly dueWords!: string | null;

  @Field(() => String, { nullable: true, description: '时限所依据条款的称谓' })
  readonly dueArticle!: string | null;

  @Field(() => String, { nullable: true, description: '办结的结果代码' })
  readonly outcome!: string | null;

  @Extensions({ size: 8 })
  @Field(() => [PreviewStage], { description: '等待清单时，清单自己的各环节' })
  readonly list!: readonly PreviewStage[];
}

@ObjectType({ description: '预演的答复' })
export class RoutePreview {
  @Extensions({ size: 12 })
  @Field(() => [PreviewStage], { description: '从申报到办结的各环节；到事实不足处为止' })
  readonly stages!: readonly PreviewStage[];

  @Field(() => [Finding], { description: '缺哪些事实、有何不合' })
  readonly findings!: readonly Finding[];
}
