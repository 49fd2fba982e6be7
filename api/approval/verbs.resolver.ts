import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Application } from '../application/application.entity';
import { readOptionalText } from '../application/read-input';
import { Task } from '../application/task.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { addSigner } from './add-signer';
import { copyCase } from './copy-case';
import { remindTask } from './remind-task';
import { removeSigner } from './remove-signer';
import { transferTask } from './transfer-task';

@InputType({ description: '转办：把本人的一项待办交给今天担任同一主体的另一人' })
class TransferTaskInput {
  @Field(() => ID, { description: '本人的待办' })
  readonly taskId!: string;

  @Field(() => ID, { description: '接办的人，见待办的 transferTo' })
  readonly personId!: string;

  @Field(() => String, { description: '理由，不超过 2000 字' })
  readonly reason!: string;

  @Field(() => Int, { description: '所见的待办版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '加签：请另一主体在本步骤一并表态' })
class AddSignerInput {
  @Field(() => ID, { description: '本人的待办' })
  readonly taskId!: string;

  @Field(() => String, { description: '所请主体的代码，见 availableActions 中 add-signer 的 bodies' })
  readonly body!: string;

  @Field(() => String, { description: '请其把关什么，不超过 2000 字' })
  readonly reason!: string;

  @Field(() => Int, { description: '所见的待办版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '减签：不再请已请来加签而尚未表态的主体' })
class RemoveSignerInput {
  @Field(() => ID, { description: '被请主体的待办' })
  readonly taskId!: string;

  @Field(() => String, { description: '理由，不超过 2000 字' })
  readonly reason!: string;

  @Field(() => Int, { description: '所见的待办版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '催办：提醒持有一项待办的人' })
class RemindTaskInput {
  @Field(() => ID, { description: '他人的待办' })
  readonly taskId!: string;

  @Field(() => Int, { description: '所见的待办版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '抄送：使其他主体知悉案件' })
class CopyCaseInput {
  @Field(() => ID, { description: '案件' })
  readonly applicationId!: string;

  @Field(() => [String], { description: '抄送给哪些主体：代码，见 availableActions 中 copy 的 bodies' })
  readonly bodies!: string[];

  @Field(() => String, { nullable: true, description: '附言，不超过 2000 字' })
  readonly note?: string | null;

  @Field(() => Int, { description: '所见的案件版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '转办、加签、减签、催办的答复' })
class TaskPayload extends Payload {
  @Field(() => Task, { nullable: true, description: '待办；加签时为被请主体的一项；被拒绝则为空' })
  readonly task!: Task | null;

  @Field(() => Application, { nullable: true, description: '其案件；被拒绝则为空' })
  readonly application!: Application | null;
}

@ObjectType({ implements: Payload, description: '抄送的答复' })
class CopyCasePayload extends Payload {
  @Field(() => Application, { nullable: true, description: '所抄送的案件；被拒绝则为空' })
  readonly application!: Application | null;
}

/** What is done with a task besides deciding it. */
@Resolver()
export class VerbsResolver {
  @Requires('task:decide')
  @Mutation(() => TaskPayload, {
    description: '转办：此后只有接办的人看得到、办得了这项待办；其不再担任该主体时，待办回到担任者名下',
  })
  async transferTask(
    @Ctx() ctx: Context,
    @Arg('input', () => TransferTaskInput) input: TransferTaskInput,
  ): Promise<TaskPayload> {
    const { task, application, findings } = await transferTask(ctx, {
      task: localId('Task', input.taskId, 'taskId'),
      person: localId('Person', input.personId, 'personId'),
      reason: input.reason,
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), task, application };
  }

  @Requires('task:decide')
  @Mutation(() => TaskPayload, { description: '加签：请制度所许可的另一主体在本步骤一并表态，其同意随之成为必须' })
  async addSigner(
    @Ctx() ctx: Context,
    @Arg('input', () => AddSignerInput) input: AddSignerInput,
  ): Promise<TaskPayload> {
    const { task, application, findings } = await addSigner(ctx, {
      ...input,
      task: localId('Task', input.taskId, 'taskId'),
    });
    return { ...judged(findings), task, application };
  }

  @Requires('task:decide')
  @Mutation(() => TaskPayload, { description: '减签：由请其加签的主体撤回，本步骤可能因此完成' })
  async removeSigner(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveSignerInput) input: RemoveSignerInput,
  ): Promise<TaskPayload> {
    const { task, application, findings } = await removeSigner(ctx, {
      ...input,
      task: localId('Task', input.taskId, 'taskId'),
    });
    return { ...judged(findings), task, application };
  }

  @Requires('task:remind')
  @Mutation(() => TaskPayload, { description: '催办：通知持有待办的人；计次，同一待办每天一次，不改变待办的版本' })
  async remindTask(
    @Ctx() ctx: Context,
    @Arg('input', () => RemindTaskInput) input: RemindTaskInput,
  ): Promise<TaskPayload> {
    const { task, application, findings } = await remindTask(ctx, {
      task: localId('Task', input.taskId, 'taskId'),
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), task, application };
  }

  @Requires('task:decide')
  @Mutation(() => CopyCasePayload, { description: '抄送：由经办本环节的主体使其他主体知悉案件，同一主体每天一次' })
  async copyCase(
    @Ctx() ctx: Context,
    @Arg('input', () => CopyCaseInput) input: CopyCaseInput,
  ): Promise<CopyCasePayload> {
    const { application, findings } = await copyCase(ctx, {
      application: localId('Application', input.applicationId, 'applicationId'),
      bodies: input.bodies,
      note: readOptionalText(input.note, 'note', 2_000),
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), application };
  }
}
