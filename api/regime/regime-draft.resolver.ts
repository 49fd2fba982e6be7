import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Finding, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { commentsOn } from './comment-on-regime';
import { draftChanges } from './compare-regimes';
import { draftFiles } from './draft-files';
import { Edition, EditionStatus } from './edition.entity';
import { newerThanBase } from './newest-edition';
import { originView } from './origin-view';
import { visibleRegimeDraft } from './own-regime-draft';
import { RegimeComment, RegimeCommentConnection } from './regime-comment.entity';
import { RegimeChange, RegimeOrigin } from './regime-change.types';
import { RegimeDraft, REGIME_DRAFT_ORDER, RegimeDraftStatus } from './regime-draft.entity';
import { originOf } from './regime-title';
import { editionById } from './regime.loader';
import { RegimeFile } from './regime.types';
import { findingsOfFiles } from './verified-files';
import { seesDrafts } from './visible-edition';

const RegimeDraftConnection = connectionOf(RegimeDraft, '制度草稿');

@Resolver(() => RegimeDraft)
export class RegimeDraftResolver {
  @Requires('regime:read')
  @Query(() => RegimeDraftConnection, {
    description: '本级政府的制度草稿，最近保存的在前；只有制度管理员看得到',
  })
  regimeDrafts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('regimeCode', () => String, { nullable: true, description: '只看这一制度' }) regimeCode?: string,
    @Arg('status', () => RegimeDraftStatus, { nullable: true, description: '只看这一状态' }) status?: RegimeDraftStatus,
  ): Promise<Page<RegimeDraft>> {
    const query = ctx.tx
      .createQueryBuilder(RegimeDraft, 'draft')
      .where('draft.government = :government', { government: ctx.government })
      .andWhere('cast(:sees as boolean)', { sees: seesDrafts(ctx) });
    if (regimeCode !== undefined) query.andWhere('draft.regimeCode = :regimeCode', { regimeCode });
    if (status !== undefined) query.andWhere('draft.status = :status', { status });
    return readPage(query, REGIME_DRAFT_ORDER, page);
  }

  @Requires('regime:read')
  @Query(() => RegimeDraft, { nullable: true, description: '本级政府的一份制度草稿；只有制度管理员看得到' })
  regimeDraft(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '全局标识' }) id: string,
  ): Promise<RegimeDraft | null> {
    return visibleRegimeDraft(ctx, localId('RegimeDraft', id));
  }

  @Extensions({ cost: 100 })
  @FieldResolver(() => [RegimeFile], { description: '各文件的原文，逐字节与保存时相同' })
  async files(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<readonly RegimeFile[]> {
    return [...(await draftFiles(ctx, draft))].map(([path, text]) => ({ path, text }));
  }

  @Extensions({ cost: 500 })
  @FieldResolver(() => [Finding], { description: '现在验证所得：有 ERROR 即不能送审' })
  async findings(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<readonly Finding[]> {
    return toFindings(await findingsOfFiles(ctx, await draftFiles(ctx, draft)));
  }

  @Extensions({ cost: 200 })
  @FieldResolver(() => [RegimeChange], {
    description: '逐项变动；不指明时与今天施行的版本相比，没有则与所据的版本相比；文件读不出时逐个文件比较',
  })
  changes(
    @Ctx() ctx: Context,
    @Root() draft: RegimeDraft,
    @Arg('against', () => ID, { nullable: true, description: '与哪一版相比（制度版本；可为其他政府共享的）' })
    against?: string,
  ): Promise<readonly RegimeChange[]> {
    return draftChanges(ctx, draft, against);
  }

  @FieldResolver(() => Edition, {
    nullable: true,
    description: '所据的版本：开始时（或最近一次并入时）最近发布的；尚未发布过的，为抄录自的版本',
  })
  async base(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Edition | null> {
    return draft.base === null ? null : editionById(ctx).load(draft.base);
  }

  @FieldResolver(() => Edition, { nullable: true, description: '内容取自哪一版；由文件开始的为空' })
  async startedFrom(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Edition | null> {
    return draft.source === null ? null : editionById(ctx).load(draft.source);
  }

  @FieldResolver(() => Boolean, { description: '所据之后是否又发布了新的版本，须先并入才能送审' })
  async outdated(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<boolean> {
    return (await this.newer(ctx, draft)) !== null;
  }

  @FieldResolver(() => Edition, {
    nullable: true,
    description: '所据之后又发布的最新版本；没有、或草稿已成为已发布的版本则为空',
  })
  async newer(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Edition | null> {
    const became = draft.became === null ? null : await editionById(ctx).load(draft.became);
    return became?.status === EditionStatus.PUBLISHED ? null : newerThanBase(ctx, draft);
  }

  // As much as the files themselves: they are read for it.
  @Extensions({ cost: 100 })
  @FieldResolver(() => RegimeOrigin, { nullable: true, description: '由哪一版抄录而来；自行编制的为空' })
  async extends(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<RegimeOrigin | null> {
    return originView(originOf(await draftFiles(ctx, draft)));
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => RegimeCommentConnection, { description: '批注，早的在前' })
  comments(
    @Ctx() ctx: Context,
    @Root() draft: RegimeDraft,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<RegimeComment>> {
    return commentsOn(ctx, 'draft', draft.id, page);
  }

  @FieldResolver(() => Person, { nullable: true, description: '开始编制的人' })
  createdBy(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Person | null> {
    return personById(ctx).load(draft.creator);
  }

  @FieldResolver(() => Person, { nullable: true, description: '最近保存的人' })
  updatedBy(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Person | null> {
    return personById(ctx).load(draft.updater);
  }

  @FieldResolver(() => [Person], { description: '保存过的每一个人；其中任何人都不能发布它' })
  async editors(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<readonly Person[]> {
    const people = await Promise.all(draft.editorIds.map((id) => personById(ctx).load(id)));
    return people.filter((person) => person !== null);
  }

  @FieldResolver(() => Edition, { nullable: true, description: '送审后所成的版本；未送审为空' })
  async edition(@Ctx() ctx: Context, @Root() draft: RegimeDraft): Promise<Edition | null> {
    return draft.became === null ? null : editionById(ctx).load(draft.became);
  }
}

@Resolver(() => RegimeComment)
export class RegimeCommentResolver {
  @FieldResolver(() => Person, { nullable: true, description: '批注人' })
  author(@Ctx() ctx: Context, @Root() comment: RegimeComment): Promise<Person | null> {
    return personById(ctx).load(comment.writer);
  }

  @FieldResolver(() => Person, { nullable: true, description: '标为已处理的人' })
  async resolvedBy(@Ctx() ctx: Context, @Root() comment: RegimeComment): Promise<Person | null> {
    return comment.resolver === null ? null : personById(ctx).load(comment.resolver);
  }
}
