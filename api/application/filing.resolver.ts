import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Json } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { JsonScalar } from '../platform/scalars/json';
import { Application } from './application.entity';
import { discardDraft } from './discard-draft';
import { Draft } from './draft.entity';
import { fileApplication } from './file-application';
import { openList } from './open-list';
import { OverrideInput, readOverrides } from './override';
import { readJsonObject } from './read-input';
import { saveDraft } from './save-draft';
import { startFiling } from './start-filing';
import { withdrawApplication } from './withdraw-application';

@InputType({ description: '各变更都可带的幂等键' })
class KeyedInput {
  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '开始申报' })
class StartFilingInput extends KeyedInput {
  @Field(() => String, { description: '制度代码；取今天施行的版本' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Field(() => JsonScalar, { description: '范围问题的回答：事实名称 → 值' })
  readonly given!: Json;
}

@InputType({ description: '保存草稿' })
class SaveDraftInput extends KeyedInput {
  @Field(() => ID, { description: '草稿' })
  readonly id!: string;

  @Field(() => JsonScalar, { description: '全部答案（整体替换）' })
  readonly answers!: Json;

  @Field(() => JsonScalar, { nullable: true, description: '改过的范围回答（整体替换）；不给则不变' })
  readonly given?: Json;

  @Field(() => Int, { description: '所见的草稿版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '丢弃草稿' })
class DiscardDraftInput extends KeyedInput {
  @Field(() => ID, { description: '草稿' })
  readonly id!: string;
}

@InputType({ description: '提交申报' })
class FileApplicationInput extends KeyedInput {
  @Field(() => ID, { description: '草稿' })
  readonly draftId!: string;

  @Field(() => [OverrideInput], { nullable: true, description: '准予的例外，如逾期补报' })
  readonly overrides?: OverrideInput[] | null;

  @Field(() => Int, { description: '所见的草稿版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '开启清单' })
class OpenListInput extends KeyedInput {
  @Field(() => String, { description: '清单程序代码' })
  readonly procedure!: string;

  @Field(() => [ID], { description: '列入的案件，须都在等待此清单决定' })
  readonly applicationIds!: string[];

  @Field(() => String, { description: '清单名称' })
  readonly title!: string;

  @Field(() => JsonScalar, { description: '清单表单的答案' })
  readonly answers!: Json;
}

@InputType({ description: '撤回最后一次办理' })
class WithdrawApplicationInput extends KeyedInput {
  @Field(() => ID, { description: '案件' })
  readonly applicationId!: string;

  @Field(() => String, { description: '理由' })
  readonly reason!: string;
}

@ObjectType({ implements: Payload, description: '对草稿的操作的答复' })
class DraftPayload extends Payload {
  @Field(() => Draft, { nullable: true, description: '草稿；被拒绝或已丢弃则为空' })
  readonly draft!: Draft | null;
}

@ObjectType({ implements: Payload, description: '开始申报的答复' })
class StartFilingPayload extends Payload {
  @Field(() => Draft, { nullable: true, description: '新开的草稿；不适用或尚不能判断则为空' })
  readonly draft!: Draft | null;

  @Field(() => String, { nullable: true, description: '还须先回答的范围问题（事实名称）' })
  readonly next!: string | null;
}

@ObjectType({ implements: Payload, description: '对案件的操作的答复' })
class ApplicationPayload extends Payload {
  @Field(() => Application, { nullable: true, description: '案件；被拒绝则为空' })
  readonly application!: Application | null;
}

@Resolver()
export class FilingResolver {
  @Requires('application:fill')
  @Mutation(() => StartFilingPayload, { description: '开始申报：先问是否适用，适用才有草稿' })
  async startFiling(
    @Ctx() ctx: Context,
    @Arg('input', () => StartFilingInput) input: StartFilingInput,
  ): Promise<StartFilingPayload> {
    const { regimeCode, procedure } = input;
    const { draft, next, findings } = await startFiling(ctx, {
      regimeCode,
      procedure,
      given: readJsonObject(input.given, 'given'),
    });
    return { ...judged(findings), draft, next };
  }

  // A list that was sent back has a draft too, filled by who may open lists: the command asks for the right one.
  @Requires('application:read')
  @Mutation(() => DraftPayload, { description: '保存草稿：不全也可保存，格式不对的不保存' })
  async saveDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => SaveDraftInput) input: SaveDraftInput,
  ): Promise<DraftPayload> {
    const { draft, findings } = await saveDraft(ctx, {
      id: localId('Draft', input.id),
      answers: readJsonObject(input.answers, 'answers'),
      given: input.given == null ? undefined : readJsonObject(input.given, 'given'),
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), draft };
  }

  @Requires('application:read')
  @Mutation(() => DraftPayload, { description: '丢弃草稿' })
  async discardDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => DiscardDraftInput) input: DiscardDraftInput,
  ): Promise<DraftPayload> {
    return { ...judged(await discardDraft(ctx, localId('Draft', input.id))), draft: null };
  }

  @Requires('application:read')
  @Mutation(() => ApplicationPayload, { description: '提交申报；退回补正后亦由此重新提交' })
  async fileApplication(
    @Ctx() ctx: Context,
    @Arg('input', () => FileApplicationInput) input: FileApplicationInput,
  ): Promise<ApplicationPayload> {
    const { application, findings } = await fileApplication(ctx, {
      draft: localId('Draft', input.draftId, 'draftId'),
      overrides: readOverrides(input.overrides),
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), application };
  }

  @Requires('list:open')
  @Mutation(() => ApplicationPayload, { description: '把等待中的案件编为清单并提交统一审定' })
  async openList(
    @Ctx() ctx: Context,
    @Arg('input', () => OpenListInput) input: OpenListInput,
  ): Promise<ApplicationPayload> {
    const { application, findings } = await openList(ctx, {
      procedure: input.procedure,
      applications: input.applicationIds.map((id, index) => localId('Application', id, `applicationIds[${index}]`)),
      title: input.title,
      answers: readJsonObject(input.answers, 'answers'),
    });
    return { ...judged(findings), application };
  }

  // The unit takes its filing back, a decider the own decision: the command asks for the right that fits.
  @Requires('application:read')
  @Mutation(() => ApplicationPayload, { description: '撤回最后一次办理：单位撤回申报，或审批人撤回本人的决定' })
  async withdrawApplication(
    @Ctx() ctx: Context,
    @Arg('input', () => WithdrawApplicationInput) input: WithdrawApplicationInput,
  ): Promise<ApplicationPayload> {
    const application = localId('Application', input.applicationId, 'applicationId');
    const answered = await withdrawApplication(ctx, { application, reason: input.reason });
    return { ...judged(answered.findings), application: answered.application };
  }
}
