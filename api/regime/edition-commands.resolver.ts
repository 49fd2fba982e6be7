import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { answerEdition, EditionPayload } from './edition-payload';
import { importRegime } from './import-regime';
import { publishEdition } from './publish-edition';
import { RegimeFileInput } from './regime-file.input';
import { submitEdition } from './submit-edition';
import { withdrawEdition } from './withdraw-edition';

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

@InputType({ description: '撤回或退回制度版本' })
class WithdrawEditionInput extends ChangeEditionInput {
  @Field(() => String, { nullable: true, description: '为什么，至多 1000 字；随通知告诉编制的人，并留作对草稿的意见' })
  readonly reason?: string;

  @Field(() => Boolean, { nullable: true, description: '为真则它的草稿随即恢复编制，未处理的意见一并带回' })
  readonly reopen?: boolean;
}

@Resolver()
export class EditionCommandsResolver {
  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '导入制度为一个草稿版本；有错误即拒绝，指明文件与位置' })
  async importRegime(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportRegimeInput) input: ImportRegimeInput,
  ): Promise<EditionPayload> {
    return answerEdition(await importRegime(ctx, input));
  }

  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '把草稿送审' })
  async submitEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeEditionInput) input: ChangeEditionInput,
  ): Promise<EditionPayload> {
    return answerEdition(await submitEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }

  @Requires('regime:publish')
  @Mutation(() => EditionPayload, { description: '发布已送审的版本并定其施行日；发布人须不同于编制人与送审人' })
  async publishEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishEditionInput) input: PublishEditionInput,
  ): Promise<EditionPayload> {
    return answerEdition(await publishEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }

  @Requires('regime:import')
  @Mutation(() => EditionPayload, { description: '撤回尚未发布的版本，或由发布的人退回编制' })
  async withdrawEdition(
    @Ctx() ctx: Context,
    @Arg('input', () => WithdrawEditionInput) input: WithdrawEditionInput,
  ): Promise<EditionPayload> {
    return answerEdition(await withdrawEdition(ctx, { ...input, id: localId('Edition', input.id) }));
  }
}
