import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Outcome } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId, localIdOrNull } from '../platform/global-id';
import { commentOnRegime, resolveRegimeComment } from './comment-on-regime';
import { discardRegimeDraft, reopenRegimeDraft } from './discard-regime-draft';
import { Edition } from './edition.entity';
import { rebaseRegimeDraft } from './rebase-regime-draft';
import { RegimeComment } from './regime-comment.entity';
import { RegimeDraft } from './regime-draft.entity';
import {
  ChangeRegimeDraftInput,
  CommentOnRegimeInput,
  RebaseRegimeDraftInput,
  ResolveRegimeCommentInput,
  SaveRegimeDraftInput,
  StartRegimeDraftInput,
  SubmitRegimeDraftInput,
} from './regime-draft.inputs';
import { saveRegimeDraft } from './save-regime-draft';
import { startRegimeDraft } from './start-regime-draft';
import { submitRegimeDraft } from './submit-regime-draft';

@ObjectType({ implements: Payload, description: '对制度草稿的操作的答复' })
class RegimeDraftPayload extends Payload {
  @Field(() => RegimeDraft, { nullable: true, description: '制度草稿；被拒绝则为空' })
  readonly draft!: RegimeDraft | null;
}

@ObjectType({ implements: Payload, description: '送审制度草稿的答复' })
class SubmitRegimeDraftPayload extends RegimeDraftPayload {
  @Field(() => Edition, { nullable: true, description: '所成的版本，已送审；被拒绝则为空' })
  readonly edition!: Edition | null;
}

@ObjectType({ implements: Payload, description: '对批注的操作的答复' })
class RegimeCommentPayload extends Payload {
  @Field(() => RegimeComment, { nullable: true, description: '批注；被拒绝则为空' })
  readonly comment!: RegimeComment | null;
}

@Resolver()
export class RegimeDraftCommandsResolver {
  @Requires('regime:import')
  @Mutation(() => RegimeDraftPayload, { description: '由一个版本或一组文件开始一份制度草稿' })
  async startRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => StartRegimeDraftInput) input: StartRegimeDraftInput,
  ): Promise<RegimeDraftPayload> {
    const edition = localIdOrNull('Edition', input.edition, 'edition') ?? undefined;
    return answer(await startRegimeDraft(ctx, { ...input, edition }));
  }

  @Requires('regime:import')
  @Mutation(() => RegimeDraftPayload, {
    description: '保存制度草稿，内容有误也照存；他人已先保存则为 CONFLICT，指明何人何时',
  })
  async saveRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => SaveRegimeDraftInput) input: SaveRegimeDraftInput,
  ): Promise<RegimeDraftPayload> {
    return answer(await saveRegimeDraft(ctx, { ...input, id: localId('RegimeDraft', input.id) }));
  }

  @Requires('regime:import')
  @Mutation(() => RegimeDraftPayload, {
    description: '把最近发布的版本逐个文件并入草稿；两边都改过而未定取舍的，一一指明（regime-draft-both-changed）',
  })
  async rebaseRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => RebaseRegimeDraftInput) input: RebaseRegimeDraftInput,
  ): Promise<RegimeDraftPayload> {
    const id = localId('RegimeDraft', input.id);
    return answer(await rebaseRegimeDraft(ctx, { ...input, id, take: input.take ?? [] }));
  }

  @Requires('regime:import')
  @Mutation(() => SubmitRegimeDraftPayload, {
    description: '验证草稿并作为新的版本送审；有遗漏、有错误即拒绝，指明文件、位置与条款',
  })
  async submitRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => SubmitRegimeDraftInput) input: SubmitRegimeDraftInput,
  ): Promise<SubmitRegimeDraftPayload> {
    const { value, findings } = await submitRegimeDraft(ctx, { ...input, id: localId('RegimeDraft', input.id) });
    return { ...judged(findings), draft: value?.draft ?? null, edition: value?.edition ?? null };
  }

  @Requires('regime:import')
  @Mutation(() => RegimeDraftPayload, { description: '放弃编制中的制度草稿；可以恢复' })
  async discardRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeRegimeDraftInput) input: ChangeRegimeDraftInput,
  ): Promise<RegimeDraftPayload> {
    return answer(await discardRegimeDraft(ctx, { ...input, id: localId('RegimeDraft', input.id) }));
  }

  @Requires('regime:import')
  @Mutation(() => RegimeDraftPayload, { description: '恢复编制：已放弃的草稿，或所成版本已撤回的草稿' })
  async reopenRegimeDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeRegimeDraftInput) input: ChangeRegimeDraftInput,
  ): Promise<RegimeDraftPayload> {
    return answer(await reopenRegimeDraft(ctx, { ...input, id: localId('RegimeDraft', input.id) }));
  }

  @Requires('regime:comment')
  @Mutation(() => RegimeCommentPayload, { description: '对本级政府的制度草稿或版本写批注；编制与发布的人都可以' })
  async commentOnRegime(
    @Ctx() ctx: Context,
    @Arg('input', () => CommentOnRegimeInput) input: CommentOnRegimeInput,
  ): Promise<RegimeCommentPayload> {
    const draft = localIdOrNull('RegimeDraft', input.draft, 'draft') ?? undefined;
    const edition = localIdOrNull('Edition', input.edition, 'edition') ?? undefined;
    const { value, findings } = await commentOnRegime(ctx, { ...input, draft, edition, place: input.place ?? '' });
    return { ...judged(findings), comment: value };
  }

  @Requires('regime:comment')
  @Mutation(() => RegimeCommentPayload, { description: '把批注标为已处理' })
  async resolveRegimeComment(
    @Ctx() ctx: Context,
    @Arg('input', () => ResolveRegimeCommentInput) input: ResolveRegimeCommentInput,
  ): Promise<RegimeCommentPayload> {
    const { value, findings } = await resolveRegimeComment(ctx, { ...input, id: localId('RegimeComment', input.id) });
    return { ...judged(findings), comment: value };
  }
}

function answer({ value, findings }: Outcome<RegimeDraft | null>): RegimeDraftPayload {
  return { ...judged(findings), draft: value };
}
