import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../form-schemas/engine';
import { Finding, Payload } from '../platform/finding';
import { JsonScalar } from '../platform/scalars/json';
import { Project } from '../project/project.entity';
import { CatalogueEntry } from './catalogue-entry.entity';
import { CatalogueFields } from './catalogue-fields.types';

@ObjectType({ description: '系统目录中的一个系统' })
export class CatalogueSystem {
  @Field(() => String, { description: '系统目录编号' })
  readonly number!: string;

  @Field(() => String, { description: '系统名称' })
  readonly name!: string;
}

@InputType({ description: '关联系统目录中的一个系统' })
export class CatalogueSystemInput {
  @Field(() => String, { description: '系统目录编号' })
  readonly number!: string;

  @Field(() => String, { description: '系统名称' })
  readonly name!: string;
}

@ObjectType({ description: '目录条目所写的内容' })
export class CatalogueText {
  @Field(() => CatalogueFields, { description: '核心字段' })
  readonly core!: CatalogueFields;

  @Field(() => JsonScalar, { description: '核心字段，以表单答案的形式（catalogueForm.core）' })
  readonly answers!: JsonObject;

  @Field(() => JsonScalar, { description: '本地扩展字段，以表单答案的形式（catalogueForm.extension）' })
  readonly extension!: JsonObject;

  @Field(() => [Project], { description: '关联的项目' })
  readonly projects!: readonly Project[];

  @Field(() => [CatalogueSystem], { description: '关联的系统' })
  readonly systems!: readonly CatalogueSystem[];
}

@ObjectType({ description: '编制目录条目所用的表单' })
export class CatalogueForms {
  @Field(() => JsonScalar, { description: '核心字段的表单：Formily JSON Schema，本系统的规则' })
  readonly core!: JsonObject;

  @Field(() => JsonScalar, { nullable: true, description: '现行制度规定的扩展字段的表单；没有则为空' })
  readonly extension!: JsonObject | null;

  @Field(() => String, { nullable: true, description: '扩展字段的表单所在的制度' })
  readonly regimeCode!: string | null;

  @Field(() => [String], { description: '由哪些主体之一发布，以其名称；为空即制度没有写明，不能发布' })
  readonly publishers!: readonly string[];
}

@InputType({ description: '新建目录条目' })
export class CreateCatalogueEntryInput {
  @Field(() => JsonScalar, { description: '核心字段的答案' })
  readonly answers!: JsonObject;

  @Field(() => JsonScalar, { nullable: true, description: '扩展字段的答案' })
  readonly extension?: JsonObject | null;

  @Field(() => [ID], { nullable: true, description: '关联的项目，须为本单位的' })
  readonly projects?: readonly string[] | null;

  @Field(() => [CatalogueSystemInput], { nullable: true, description: '关联的系统' })
  readonly systems?: readonly CatalogueSystemInput[] | null;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '改写目录条目的草稿或者修订：所给即全部内容' })
export class UpdateCatalogueEntryInput extends CreateCatalogueEntryInput {
  @Field(() => ID, { description: '目录条目' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '发布、修订、撤销目录条目' })
export class ChangeCatalogueEntryInput {
  @Field(() => ID, { description: '目录条目' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '说明，不超过 500 字；修订、撤销须写明事由' })
  readonly note?: string | null;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '改动目录条目的答复；WARNING 是发布前须改正之处，不妨碍存为草稿' })
export class CatalogueEntryPayload extends Payload {
  @Field(() => CatalogueEntry, { nullable: true, description: '目录条目；被拒绝则为空' })
  readonly entry!: CatalogueEntry | null;
}

@ObjectType({ description: '对照编制指南和现行制度核对的结果' })
export class CatalogueJudgement {
  @Field(() => [Finding], { description: '发布前须改正之处；没有则可以发布' })
  readonly findings!: readonly Finding[];
}
