import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../form-schemas/engine';
import { JsonScalar } from '../platform/scalars/json';
import { MoneyScalar } from '../platform/scalars/money';

@ObjectType({ description: '台账记录的一个字段' })
export class RecordValue {
  @Field(() => String, { description: '字段名' })
  readonly name!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '类型：money、integer、number、boolean、date、text、enum' })
  readonly type!: string;

  @Field(() => JsonScalar, { nullable: true, description: '值；金额为以元为单位的文本；没有为空' })
  readonly value!: Json;

  @Field(() => String, { description: '值的说法' })
  readonly words!: string;
}

@ObjectType({ description: '选项字段的一个选项' })
export class RegisterOption {
  @Field(() => String, { description: '值' })
  readonly value!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

@ObjectType({ description: '一种台账的一个字段' })
export class RegisterField {
  @Field(() => String, { description: '字段名' })
  readonly name!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '类型：money、integer、number、boolean、date、text、enum' })
  readonly type!: string;

  @Field(() => String, { nullable: true, description: '计量单位' })
  readonly unit!: string | null;

  @Extensions({ size: 5 })
  @Field(() => [RegisterOption], { description: '选项；只有 enum 有' })
  readonly options!: readonly RegisterOption[];
}

@ObjectType({ description: '现行制度的一种台账' })
export class Register {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '台账代码，如 contract' })
  readonly record!: string;

  @Field(() => String, { description: '台账名称' })
  readonly title!: string;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '记在谁名下：project 项目、unit 单位、government 本级政府' })
  readonly of!: string;

  @Field(() => String, { nullable: true, description: '制度的说明' })
  readonly note!: string | null;

  @Field(() => Boolean, { description: '记录是否会办结：有环节办结它；不会的只作登记' })
  readonly closes!: boolean;

  @Extensions({ size: 8 })
  @Field(() => [RegisterField], { description: '各字段，按制度的次序' })
  readonly fields!: readonly RegisterField[];

  @Field(() => Int, { description: '登录者看得到的记录条数' })
  readonly count!: number;

  @Field(() => Int, { description: '其中尚未办结的；不会办结的台账即条数' })
  readonly open!: number;
}

@ObjectType({ description: '一个金额字段的合计' })
export class RecordSum {
  @Field(() => String, { description: '字段名' })
  readonly name!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => MoneyScalar, { description: '合计；没有填写的不计' })
  readonly sum!: bigint;
}

@ObjectType({ description: '一批台账记录中的一组及其合计' })
export class RecordGroup {
  @Field(() => String, { nullable: true, description: '分组的值，可直接用于筛选：单位标识、年份、选项的值' })
  readonly key!: string | null;

  @Field(() => String, { nullable: true, description: '名称' })
  readonly title!: string | null;

  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Extensions({ size: 2 })
  @Field(() => [RecordSum], { description: '各金额字段的合计' })
  readonly sums!: readonly RecordSum[];
}

@ObjectType({ description: '一种台账同一筛选下全部记录的合计；每一种分组各组之和即为合计' })
export class RecordTotals {
  @Field(() => Int, { description: '条数' })
  readonly count!: number;

  @Field(() => Int, { description: '其中尚未办结的' })
  readonly open!: number;

  @Extensions({ size: 2 })
  @Field(() => [RecordSum], {
    description: '各金额字段的合计；台账以选项区分种类时，几种混在一起的合计未必有意义，见 byKind',
  })
  readonly sums!: readonly RecordSum[];

  @Extensions({ size: 20 })
  @Field(() => [RecordGroup], { description: '按单位，多的在前' })
  readonly byOrganisation!: readonly RecordGroup[];

  @Extensions({ size: 10 })
  @Field(() => [RecordGroup], { description: '按记录日的年份，早的在前' })
  readonly byYear!: readonly RecordGroup[];

  @Field(() => String, { nullable: true, description: '以哪个选项字段区分种类：第一个；没有选项字段的为空' })
  readonly kindField!: string | null;

  @Extensions({ size: 5 })
  @Field(() => [RecordGroup], { description: '按种类，以选项的次序；没有选项字段的为空列表' })
  readonly byKind!: readonly RecordGroup[];
}
