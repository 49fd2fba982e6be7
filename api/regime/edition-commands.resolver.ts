import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Day, Outcome } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { Edition } from './edition.entity';
import { importRegime } from './import-regime';
import { publishEdition } from './publish-edition';
import { submitEdition } from './submit-edition';
import { withdrawEdition } from './withdraw-edition';

@InputType({ description: '制度的一个文件' })
class RegimeFileInput {
  @Field(() => String, { description: '路径，如 regime.json、forms/application.json' })
  readonly path!: string;

  @Field(() => String, { description: '内容；逐字节保存' })
  readonly text!: string;
}

@InputType({ description: '导入制度' })
class ImportRegimeInput {
  @Field(() => [RegimeFileInput], { description: '制度文件夹中的全部文件' })
  readonly files!: readonly RegimeFileInput[];

  @Field(() => String, { nullable: true, description: '编制说明：改了什么、为什么' })
  readonly note?: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '对一个制度版本的操作' })
class ChangeEditionInput {
  @Field(() => ID, { description: '制度版本' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的行版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '发布制度版本' })
class PublishEditionInput extends ChangeEditionInput {
  @Field(() => DayScalar, { description: '施行日，不早于今天；已在办理的案件仍按原版本' })
  readonly effectiveFrom!: Day;
}

@ObjectType({ implements: Payload, description: '对制度版本的操作的答复' })
class EditionPayload extends Payload {
  @Field(() => Edition, { nullable: true, description: '制度版本；被拒绝则为空' })
  readonly edition!: Edition | null;
}

@Resolver()
export class EditionCommandsResolver {
  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '导入制度为一个草稿版本；有错误即拒绝，指明文件与位置' })
  async importRegime(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportRegimeInput) input: ImportRegimeInput,
  ): Promise<EditionPayload> {
    return answer(await importRegime(ctx, input));
  }

  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '把草稿送审' })
  async submitEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeEditionInput) input: ChangeEditionInput,
  ): Promise<EditionPayload> {
    return answer(await submitEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }

  @Requires('regime:publish')
  @Mutation(() => EditionPayload, { description: '发布已送审的版本并定其施行日；发布人须不同于编制人与送审人' })
  async publishEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishEditionInput) input: PublishEditionInput,
  ): Promise<EditionPayload> {
    return answer(await publishEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }

  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '撤回尚未发布的版本' })
  async withdrawEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeEditionInput) input: ChangeEditionInput,
  ): Promise<EditionPayload> {
    return answer(await withdrawEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }
}

function answer({ value, findings }: Outcome<Edition | null>): EditionPayload {
  return { ...judged(findings), edition: value };
}
