import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Application, ApplicationKind } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { Draft } from '../application/draft.entity';
import { knownFacts } from '../application/known-facts';
import { standingCase } from '../application/load-case';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { compiledEdition } from '../regime/compiled-edition';
import { functionsOf } from './functions-of';
import { BuiltSystem, SYSTEM_ORDER } from './built-system.entity';
import { SimilarSystem } from './similar.types';
import { similarSystems } from './similar-systems';
import { codeOf, nameOf, stateOf } from './system-words';
import { systemsWhere, SystemWhere } from './systems-where';

const BuiltSystemConnection = connectionOf(BuiltSystem, '系统目录');

/** The directory of systems (系统目录): what has been built, for whom, and what is to become of it. */
@Resolver(() => BuiltSystem)
export class SystemResolver {
  @Requires('project:read')
  @Query(() => BuiltSystemConnection, { description: '系统目录，晚的在前；本级政府的人都看得到' })
  async systems(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => SystemWhere, { nullable: true, description: '筛选' }) where: SystemWhere | null,
  ): Promise<Page<BuiltSystem>> {
    return readPage(await systemsWhere(ctx, where ?? null), SYSTEM_ORDER, page);
  }

  @FieldResolver(() => String, { description: '系统名称；台账不记名称的，即项目名称' })
  name(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<string> {
    return nameOf(ctx, system);
  }

  @FieldResolver(() => String, { nullable: true, description: '目录编号；没有的为空' })
  code(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<string | null> {
    return codeOf(ctx, system);
  }

  @FieldResolver(() => String, { nullable: true, description: '须办事项或状态，以制度的说法；没有的为空' })
  stateWords(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<string | null> {
    return stateOf(ctx, system);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<Organisation | null> {
    return organisationById(ctx).load(system.organisation);
  }

  @FieldResolver(() => Project, { nullable: true, description: '由哪个项目建成；项目之外登记的为空' })
  async project(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<Project | null> {
    return system.project === null ? null : projectById(ctx).load(system.project);
  }

  @Extensions({ cost: 2, size: 10 })
  @FieldResolver(() => [String], {
    description: '功能：制度规定写在项目哪些表单里的；登录者看不到案件的、不由项目建成的为空列表',
  })
  async functions(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<readonly string[]> {
    const project = system.project === null ? null : await projectById(ctx).load(system.project);
    const application = project && (await applicationById(ctx).load(project.application));
    if (!application) return [];
    const { regime, state } = await standingCase(ctx, application);
    return functionsOf(regime, state.answers);
  }

  @FieldResolver(() => Application, { nullable: true, description: '由哪个案件写下；登录者看不到的为空' })
  application(@Ctx() ctx: Context, @Root() system: BuiltSystem): Promise<Application | null> {
    return applicationById(ctx).load(system.application);
  }
}

@Resolver(() => SimilarSystem)
export class SimilarSystemResolver {
  @FieldResolver(() => Project, { nullable: true, description: '项目；不由项目建成的为空' })
  async project(@Ctx() ctx: Context, @Root() { projectId }: SimilarSystem): Promise<Project | null> {
    return projectId === null ? null : projectById(ctx).load(projectId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() { organisationId }: SimilarSystem): Promise<Organisation | null> {
    return organisationById(ctx).load(organisationId);
  }
}

const HINT = '相似的已建系统和项目，最像的在前，至多 10 个；只作提示';

@Resolver(() => Draft)
export class SimilarOfDraftResolver {
  @Extensions({ cost: 200, size: 10 })
  @FieldResolver(() => [SimilarSystem], { description: `${HINT}；按已保存的内容，只有项目申报的草稿有` })
  async similarSystems(@Ctx() ctx: Context, @Root() draft: Draft): Promise<readonly SimilarSystem[]> {
    const regime = await compiledEdition(ctx, draft.edition);
    const procedure = regime.procedures.get(draft.procedure);
    const stage = procedure?.stages.get(draft.stage);
    const form = stage && 'form' in stage ? stage.form : undefined;
    const similar = regime.regime.ledger?.similar;
    if (procedure?.document.kind !== 'main' || form === undefined || !similar) return [];
    const field = regime.forms.get(form)?.fields.find(({ fact }) => fact === similar.name);
    const name = field === undefined ? undefined : draft.answers[field.key];
    if (typeof name !== 'string') return [];
    return similarSystems(ctx, { regime, name, answers: { [form]: draft.answers }, project: draft.project });
  }
}

@Resolver(() => Application)
export class SimilarOfCaseResolver {
  @Extensions({ cost: 200, size: 10 })
  @FieldResolver(() => [SimilarSystem], { description: `${HINT}；只有项目的主案件有` })
  async similarSystems(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly SimilarSystem[]> {
    if (application.kind !== ApplicationKind.MAIN) return [];
    const { regime, state, values } = await knownFacts(ctx, application);
    const name = values.get(regime.regime.ledger?.similar?.name ?? '');
    if (typeof name !== 'string') return [];
    return similarSystems(ctx, { regime, name, answers: state.answers, project: application.project });
  }
}
