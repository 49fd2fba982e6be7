import { Field, Int, ObjectType } from 'type-graphql';
import type { Day, Json, JsonObject } from '../../form-schemas/engine';
import { DayScalar } from '../platform/scalars/time';

@ObjectType({ description: '信息项' })
export class CatalogueItem {
  @Field(() => String, { description: '信息项名称' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '数据类型：C 字符型、N 数值型、Y 货币型、D 日期型、T 日期时间型、L 逻辑型、M 备注型、G 通用型、B 双精度型、I 整型、F 浮点型',
  })
  readonly dataType!: string | null;

  @Field(() => Int, { nullable: true, description: '数据长度' })
  readonly dataLength!: number | null;
}

@ObjectType({ description: '《政务信息资源目录编制指南（试行）》的核心字段；尚未填写的为空' })
export class CatalogueFields {
  @Field(() => String, { nullable: true, description: '类：1 基础信息资源、2 主题信息资源、3 部门信息资源' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '项' })
  readonly group!: string | null;

  @Field(() => String, { nullable: true, description: '目' })
  readonly subgroup!: string | null;

  @Field(() => String, { nullable: true, description: '细目' })
  readonly detail!: string | null;

  @Field(() => String, { nullable: true, description: '信息资源名称' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: '信息资源代码' })
  readonly code!: string | null;

  @Field(() => String, { nullable: true, description: '提供方' })
  readonly provider!: string | null;

  @Field(() => String, { nullable: true, description: '提供方的统一社会信用代码' })
  readonly providerCode!: string | null;

  @Field(() => String, { nullable: true, description: '摘要' })
  readonly abstract!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '格式分类：file、sheet、database、image、stream、self-described',
  })
  readonly formatKind!: string | null;

  @Field(() => String, { nullable: true, description: '具体格式' })
  readonly format!: string | null;

  @Field(() => [CatalogueItem], { description: '信息项' })
  readonly items!: readonly CatalogueItem[];

  @Field(() => String, { nullable: true, description: '共享类型：universal、conditional、none' })
  readonly shareKind!: string | null;

  @Field(() => String, { nullable: true, description: '使用要求' })
  readonly shareUse!: string | null;

  @Field(() => String, { nullable: true, description: '共享条件' })
  readonly shareCondition!: string | null;

  @Field(() => String, { nullable: true, description: '共享范围' })
  readonly sharedWith!: string | null;

  @Field(() => String, { nullable: true, description: '不予共享的依据' })
  readonly legalBasis!: string | null;

  @Field(() => String, { nullable: true, description: '共享方式：file、database、interface、mail、media' })
  readonly shareWay!: string | null;

  @Field(() => Boolean, { nullable: true, description: '是否向社会开放' })
  readonly open!: boolean | null;

  @Field(() => String, { nullable: true, description: '开放条件' })
  readonly openCondition!: string | null;

  @Field(() => String, { nullable: true, description: '更新周期' })
  readonly updateCycle!: string | null;

  @Field(() => DayScalar, { nullable: true, description: '发布日期' })
  readonly publishedOn!: Day | null;

  @Field(() => [String], { description: '关联资源代码' })
  readonly related!: readonly string[];
}

/** Answers as the typed fields; what is not of its type, which no entry holds, is left out. */
export function typedFields(answers: JsonObject): CatalogueFields {
  const text = (key: string): string | null => textOf(answers, key);
  return {
    category: text('category'),
    group: text('group'),
    subgroup: text('subgroup'),
    detail: text('detail'),
    name: text('name'),
    code: text('code'),
    provider: text('provider'),
    providerCode: text('providerCode'),
    abstract: text('abstract'),
    formatKind: text('formatKind'),
    format: text('format'),
    items: rowsOf(answers, 'items').map((row) => ({
      name: textOf(row, 'itemName') ?? '',
      dataType: textOf(row, 'dataType'),
      dataLength: typeof row['dataLength'] === 'number' ? row['dataLength'] : null,
    })),
    shareKind: text('shareKind'),
    shareUse: text('shareUse'),
    shareCondition: text('shareCondition'),
    sharedWith: text('sharedWith'),
    legalBasis: text('legalBasis'),
    shareWay: text('shareWay'),
    open: typeof answers['open'] === 'boolean' ? answers['open'] : null,
    openCondition: text('openCondition'),
    updateCycle: text('updateCycle'),
    publishedOn: text('publishedOn') as Day | null,
    related: rowsOf(answers, 'related').flatMap((row) => textOf(row, 'relatedCode') ?? []),
  };
}

function textOf(record: JsonObject, key: string): string | null {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  return typeof value === 'string' ? value : null;
}

function rowsOf(record: JsonObject, key: string): readonly JsonObject[] {
  const value: Json = Object.hasOwn(record, key) ? (record[key] ?? null) : null;
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
