import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { JsonObject } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Finding, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { JsonScalar } from '../platform/scalars/json';
import { Edition } from '../regime/edition.entity';
import { outlineForm } from '../regime/outline-regime';
import { editionById } from '../regime/regime.loader';
import { RegimeForm } from '../regime/regime.types';
import { Application } from './application.entity';
import { applicationById } from './application.loader';
import { Draft, DRAFT_ORDER } from './draft.entity';
import { draftStanding, judgeDraft } from './draft-standing';
import { ownDraft } from './own-draft';

const DraftConnection = connectionOf(Draft, '草稿');

@Resolver(() => Draft)
export class DraftResolver {
  @Requires('application:read')
  @Query(() => DraftConnection, { description: '本单位尚未提交的草稿，最近保存的在前' })
  myDrafts(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Draft>> {
    const query = ctx.tx
      .createQueryBuilder(Draft, 'draft')
      .where('draft.government = :government and draft.filedAt is null', { government: ctx.government })
      .andWhere('draft.organisation = cast(:unit as uuid)', { unit: signedIn(ctx).appointment?.organisation ?? null });
    return readPage(query, DRAFT_ORDER, page);
  }

  @Requires('application:read')
  @Query(() => Draft, { description: '本单位的一份草稿' })
  async draft(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '全局标识' }) id: string): Promise<Draft> {
    const draft = await ownDraft(ctx, localId('Draft', id));
    if (!draft) throw new ApiError('NOT_FOUND');
    return draft;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Organisation | null> {
    return organisationById(ctx).load(draft.organisation);
  }

  @FieldResolver(() => Application, {
    nullable: true,
    description: '重新提交的案件，或提交后的案件；初次申报尚未提交时为空',
  })
  async application(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Application | null> {
    return draft.application === null ? null : applicationById(ctx).load(draft.application);
  }

  @FieldResolver(() => JsonScalar, { description: '范围问题的回答' })
  given(@Root() draft: Draft): JsonObject {
    return draft.given;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, { description: '答案；制度已有新版施行时，为按新版表单带入后的答案' })
  async answers(@Ctx() ctx: Context, @Root() draft: Draft): Promise<JsonObject> {
    return (await draftStanding(ctx, draft)).answers;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => Edition, { nullable: true, description: '现在适用的制度版本' })
  async edition(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Edition | null> {
    return editionById(ctx).load((await draftStanding(ctx, draft)).edition);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => RegimeForm, { description: '要填的表单' })
  async form(@Ctx() ctx: Context, @Root() draft: Draft): Promise<RegimeForm> {
    const { regime, form } = await draftStanding(ctx, draft);
    return outlineForm(regime, form.document);
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => [Finding], { description: '现在还缺什么、有何不合；制度有新版时另列变动（INFO）；已提交的没有' })
  async findings(@Ctx() ctx: Context, @Root() draft: Draft): Promise<readonly Finding[]> {
    if (draft.filedAt !== null) return [];
    const standing = await draftStanding(ctx, draft);
    const judged = await judgeDraft(ctx, standing, draft, standing.answers, draft.answers);
    return toFindings([...standing.findings, ...judged.findings]);
  }
}
