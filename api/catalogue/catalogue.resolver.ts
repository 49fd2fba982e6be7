import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { bodyTitles, type JsonObject, type Outcome } from '../../form-schemas/engine';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { seenUnits } from '../application/seen-units';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Finding, judged, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { ACTS, CatalogueAction, objection } from './actions';
import { CATALOGUE_ORDER, CatalogueEntry, CatalogueEntryConnection, CatalogueOrder } from './catalogue-entry.entity';
import { typedFields } from './catalogue-fields.types';
import { CatalogueStep } from './catalogue-step.entity';
import { addUpCatalogue, CatalogueTotals } from './catalogue-totals';
import { linkedProjects, linkedSystems, MOST_STEPS } from './catalogue.loader';
import {
  CatalogueEntryPayload,
  CatalogueForms,
  CatalogueText,
  ChangeCatalogueEntryInput,
  CreateCatalogueEntryInput,
  UpdateCatalogueEntryInput,
} from './catalogue.types';
import { cityCatalogue } from './city-catalogue';
import type { CatalogueContent } from './content';
import { createCatalogueEntry, type GivenContent } from './create-entry';
import { entriesWhere, CatalogueWhere } from './entries-where';
import { CatalogueChange, changesOf, seenSteps } from './history';
import { judgeContent } from './judge-content';
import {
  publishCatalogueEntry,
  reviseCatalogueEntry,
  withdrawCatalogueEntry,
  type ChangeCatalogueEntry,
} from './publish-entry';
import { seesWithin, visibleEntry } from './seen-entries';
import { updateCatalogueEntry } from './update-entry';

/** The resource catalogue (政务信息资源目录): what units have and how it is shared. */
@Resolver(() => CatalogueEntry)
export class CatalogueResolver {
  @Requires('catalogue:read')
  @Query(() => CatalogueEntryConnection, {
    description: '目录条目：已发布的都在；草稿与已撤销的，只有本单位和查看全部单位的人看得到',
  })
  catalogueEntries(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => CatalogueWhere, { nullable: true, description: '筛选' }) where: CatalogueWhere | null,
    @Arg('orderBy', () => CatalogueOrder, { defaultValue: CatalogueOrder.CHANGED, description: '排序' })
    orderBy: CatalogueOrder,
  ): Promise<Page<CatalogueEntry>> {
    return readPage(entriesWhere(ctx, where), CATALOGUE_ORDER[orderBy], page);
  }

  @Requires('catalogue:read')
  @Query(() => CatalogueEntry, { description: '一个目录条目' })
  async catalogueEntry(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '全局标识' }) id: string,
  ): Promise<CatalogueEntry> {
    const entry = await visibleEntry(ctx, localId('CatalogueEntry', id));
    if (!entry) throw new ApiError('NOT_FOUND');
    return entry;
  }

  @Requires('catalogue:read')
  @Extensions({ cost: 50 })
  @Query(() => CatalogueTotals, { description: '同一筛选下全部目录条目的合计' })
  catalogueTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => CatalogueWhere, { nullable: true, description: '筛选' }) where: CatalogueWhere | null,
  ): Promise<CatalogueTotals> {
    return addUpCatalogue(ctx, where, seenUnits(ctx));
  }

  @Requires('catalogue:read')
  @Extensions({ cost: 20 })
  @Query(() => CatalogueForms, { description: '编制目录条目所用的表单' })
  async catalogueForm(@Ctx() ctx: Context): Promise<CatalogueForms> {
    const city = await cityCatalogue(ctx);
    return {
      core: resourceCatalogue().form.document as unknown as JsonObject,
      extension: (city.form?.document ?? null) as unknown as JsonObject | null,
      regimeCode: city.form && city.regime ? city.regime.regime.code : null,
      publishers: bodyTitles(city.regime, city.document?.publishers ?? []),
    };
  }

  @Requires('catalogue:edit')
  @Mutation(() => CatalogueEntryPayload, { description: '新建本单位的目录条目，为草稿' })
  async createCatalogueEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateCatalogueEntryInput) input: CreateCatalogueEntryInput,
  ): Promise<CatalogueEntryPayload> {
    return answer(await createCatalogueEntry(ctx, contentIn(input)));
  }

  @Requires('catalogue:edit')
  @Mutation(() => CatalogueEntryPayload, { description: '改写目录条目的草稿或者修订；所给即全部内容' })
  async updateCatalogueEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateCatalogueEntryInput) input: UpdateCatalogueEntryInput,
  ): Promise<CatalogueEntryPayload> {
    const id = localId('CatalogueEntry', input.id);
    return answer(await updateCatalogueEntry(ctx, { ...contentIn(input), id, expectedVersion: input.expectedVersion }));
  }

  @Requires('catalogue:publish')
  @Mutation(() => CatalogueEntryPayload, { description: '发布草稿或者修订；有须改正之处的不予发布' })
  async publishCatalogueEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeCatalogueEntryInput) input: ChangeCatalogueEntryInput,
  ): Promise<CatalogueEntryPayload> {
    return answer(await publishCatalogueEntry(ctx, changeIn(input)));
  }

  @Requires('catalogue:edit')
  @Mutation(() => CatalogueEntryPayload, {
    description: '开始修订已发布的条目（发布之前原内容仍有效），或者重新编制已撤销的条目；须写明事由',
  })
  async reviseCatalogueEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeCatalogueEntryInput) input: ChangeCatalogueEntryInput,
  ): Promise<CatalogueEntryPayload> {
    return answer(await reviseCatalogueEntry(ctx, changeIn(input)));
  }

  @Requires('catalogue:read')
  @Mutation(() => CatalogueEntryPayload, {
    description: '撤销已发布的条目（由发布的人），或者不再编制草稿（由编制单位）；须写明事由',
  })
  async withdrawCatalogueEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeCatalogueEntryInput) input: ChangeCatalogueEntryInput,
  ): Promise<CatalogueEntryPayload> {
    return answer(await withdrawCatalogueEntry(ctx, changeIn(input)));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '编制单位' })
  organisation(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<Organisation | null> {
    return organisationById(ctx).load(entry.organisation);
  }

  @FieldResolver(() => CatalogueText, { description: '现在的内容；草稿为已写的' })
  async content(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<CatalogueText> {
    const [projects, systems] = [await linkedProjects(ctx).load(entry.id), await linkedSystems(ctx).load(entry.id)];
    return textOf(ctx, { fields: entry.fields, extension: entry.extension, projects, systems });
  }

  @FieldResolver(() => CatalogueText, { nullable: true, description: '尚未发布的修订；没有或者登录者看不到则为空' })
  async revision(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<CatalogueText | null> {
    return entry.draft && seesWithin(ctx, entry) ? textOf(ctx, entry.draft) : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: '发布前须改正几处；登录者看不到草稿的为空' })
  problemCount(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): number | null {
    return seesWithin(ctx, entry) ? entry.problems : null;
  }

  @Extensions({ cost: 20, size: 20 })
  @FieldResolver(() => [Finding], {
    description: '发布前须改正之处，对照编制指南和现行制度；登录者看不到草稿、已发布或已撤销的为空列表',
  })
  async findings(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<readonly Finding[]> {
    if (entry.problems === 0 || !seesWithin(ctx, entry)) return [];
    const given = entry.draft ?? { fields: entry.fields, extension: entry.extension };
    return toFindings(judgeContent(ctx.today, await cityCatalogue(ctx), given).problems);
  }

  @Extensions({ cost: 5, size: 10 })
  @FieldResolver(() => [CatalogueStep], {
    description: '最近的变化，至多 200 次，早的在前；登录者看不到草稿的，只有发布与撤销',
  })
  async steps(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<readonly CatalogueStep[]> {
    return (await seenSteps(ctx, entry)).slice(-MOST_STEPS);
  }

  @Extensions({ cost: 20, size: 4 })
  @FieldResolver(() => [CatalogueAction], { description: '登录者现在可以做什么' })
  async actions(@Ctx() ctx: Context, @Root() entry: CatalogueEntry): Promise<readonly CatalogueAction[]> {
    const city = await cityCatalogue(ctx);
    return ACTS.map((act) => {
      const reason = objection(ctx, city, entry, act);
      return { act, allowed: reason === null, reason };
    });
  }
}

@Resolver(() => CatalogueStep)
export class CatalogueStepResolver {
  @FieldResolver(() => Person, { nullable: true, description: '谁做的；系统做的为空' })
  async person(@Ctx() ctx: Context, @Root() step: CatalogueStep): Promise<Person | null> {
    return step.person === null ? null : personById(ctx).load(step.person);
  }

  @Extensions({ cost: 5, size: 10 })
  @FieldResolver(() => [CatalogueChange], { description: '与登录者看得到的前一次相比改了什么；第一次为空列表' })
  async changes(@Ctx() ctx: Context, @Root() step: CatalogueStep): Promise<readonly CatalogueChange[]> {
    const entry = await visibleEntry(ctx, step.entry);
    if (!entry) return [];
    const steps = await seenSteps(ctx, entry);
    const at = steps.findIndex(({ id }) => id === step.id);
    return changesOf(ctx, step, steps[at - 1] ?? null);
  }
}

async function textOf(
  ctx: Context,
  { fields, extension, projects, systems }: CatalogueContent,
): Promise<CatalogueText> {
  const loaded = await Promise.all(projects.map((id) => projectById(ctx).load(id)));
  return {
    core: typedFields(fields),
    answers: fields,
    extension,
    projects: loaded.filter((project): project is Project => project !== null),
    systems,
  };
}

function contentIn({ answers, extension, projects, systems }: CreateCatalogueEntryInput): GivenContent {
  return {
    fields: answers,
    extension: extension ?? {},
    projects: (projects ?? []).map((id, at) => localId('Project', id, `projects[${at}]`)),
    systems: systems ?? [],
  };
}

function changeIn({ id, expectedVersion, note }: ChangeCatalogueEntryInput): ChangeCatalogueEntry {
  return { id: localId('CatalogueEntry', id), expectedVersion, note: note ?? undefined };
}

function answer({ value, findings }: Outcome<CatalogueEntry | null>): CatalogueEntryPayload {
  return { ...judged(findings), entry: value };
}
