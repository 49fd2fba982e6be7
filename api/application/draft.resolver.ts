import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { writeFacts, type JsonObject } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Finding, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { JsonScalar } from '../platform/scalars/json';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { RecordRow } from '../record/record-row.entity';
import { recordRowByCode } from '../record/record-rows';
import { Edition } from '../regime/edition.entity';
import { outlineForm } from '../regime/outline-regime';
import { editionById } from '../regime/regime.loader';
import { RegimeForm } from '../regime/regime.types';
import { Application } from './application.entity';
import { applicationById } from './application.loader';
import { Draft, DRAFT_ORDER } from './draft.entity';
import { judgeDraft, lookAtDraft } from './draft-standing';
import { seenFacts } from './known-facts';
import { draftBodies } from './opening-actor';
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
      .andWhere(
        `((draft.byUnit and draft.organisation = cast(:unit as uuid)) or (draft.application is null and draft.opener = :person)
          or (not draft.byUnit and draft.project is null and draft.organisation = cast(:unit as uuid)))`,
        { unit: signedIn(ctx).appointment?.organisation ?? null, person: signedIn(ctx).person.id },
      );
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

  @FieldResolver(() => Project, { nullable: true, description: '在哪个项目之下；初次申报、对单位办理的为空' })
  async project(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Project | null> {
    return draft.project === null ? null : projectById(ctx).load(draft.project);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => String, { description: '要提交的环节的名称' })
  async stageTitle(@Ctx() ctx: Context, @Root() draft: Draft): Promise<string> {
    return (await lookAtDraft(ctx, draft)).stage.title;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => String, { description: '所走程序的名称' })
  async procedureTitle(@Ctx() ctx: Context, @Root() draft: Draft): Promise<string> {
    const { regime } = await lookAtDraft(ctx, draft);
    return regime.procedures.get(draft.procedure)?.document.title ?? draft.procedure;
  }

  @FieldResolver(() => RecordRow, { nullable: true, description: '附属事项针对的台账记录；不针对记录的为空' })
  async about(@Ctx() ctx: Context, @Root() draft: Draft): Promise<RecordRow | null> {
    return draft.about === null ? null : recordRowByCode(ctx).load(draft.about);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, {
    description: '填写之前已知的事实（所附项目的、案件的），名称 → 值；登录者无权查看的略去',
  })
  async facts(@Ctx() ctx: Context, @Root() draft: Draft): Promise<JsonObject> {
    const { regime, facts } = await lookAtDraft(ctx, draft);
    const bodies = await draftBodies(ctx, regime, draft);
    return writeFacts(regime.vocabulary, Object.fromEntries(seenFacts(bodies, regime, facts)));
  }

  @FieldResolver(() => [String], { description: '登录者填写时所代表的主体（含受托代行的）' })
  async bodies(@Ctx() ctx: Context, @Root() draft: Draft): Promise<readonly string[]> {
    return draftBodies(ctx, (await lookAtDraft(ctx, draft)).regime, draft);
  }

  @FieldResolver(() => JsonScalar, { description: '范围问题的回答' })
  given(@Root() draft: Draft): JsonObject {
    return draft.given;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, { description: '答案；制度已有新版施行时，为按新版表单带入后的答案' })
  async answers(@Ctx() ctx: Context, @Root() draft: Draft): Promise<JsonObject> {
    return (await lookAtDraft(ctx, draft)).answers;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => Edition, { nullable: true, description: '现在适用的制度版本' })
  async edition(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Edition | null> {
    return editionById(ctx).load((await lookAtDraft(ctx, draft)).edition);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => RegimeForm, { description: '要填的表单' })
  async form(@Ctx() ctx: Context, @Root() draft: Draft): Promise<RegimeForm> {
    const { regime, form } = await lookAtDraft(ctx, draft);
    return outlineForm(regime, form.document);
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => [Finding], { description: '现在还缺什么、有何不合；制度有新版时另列变动（INFO）；已提交的没有' })
  async findings(@Ctx() ctx: Context, @Root() draft: Draft): Promise<readonly Finding[]> {
    if (draft.filedAt !== null) return [];
    const standing = await lookAtDraft(ctx, draft);
    const judged = await judgeDraft(ctx, standing, draft, standing.answers, draft.answers);
    return toFindings([...standing.findings, ...judged.findings]);
  }
}
