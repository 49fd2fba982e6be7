import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { answersOf, labelOf } from '../../form-schemas/formats/catalogue/word-entry';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import type { WordedCondition } from '../platform/workbook/columns';
import { projectById } from '../project/project.loader';
import { wordState } from './actions';
import type { CatalogueWhere } from './entries-where';

/** A filter in words, so that a printed list says what it is a list of. Empty for no filter. */
export async function wordCatalogueFilter(
  ctx: Context,
  where: CatalogueWhere | null,
): Promise<readonly WordedCondition[]> {
  const { text, states, organisationIds, open, withProblems, projectId, system, publishedFrom, publishedTo } =
    where ?? {};
  const project = projectId == null ? null : await projectById(ctx).load(localId('Project', projectId));
  const units = await Promise.all(
    (organisationIds ?? []).map(
      async (id) => (await organisationById(ctx).load(localId('Organisation', id)))?.title ?? id,
    ),
  );
  const conditions: readonly (readonly [string, readonly string[]])[] = [
    ['名称、代码、提供方或摘要含', given(text)],
    ['状态', (states ?? []).map(wordState)],
    ['编制单位', units],
    ['类', labels('category', where?.categories)],
    ['共享类型', labels('shareKind', where?.shareKinds)],
    ['格式分类', labels('formatKind', where?.formatKinds)],
    ['更新周期', labels('updateCycle', where?.updateCycles)],
    ['向社会开放', open == null ? [] : [open ? '是' : '否']],
    ['发布前须改正', withProblems == null ? [] : [withProblems ? '有' : '没有']],
    ['关联的项目', project ? [`${project.code} ${project.title}`] : given(projectId)],
    ['关联的系统', given(system)],
    ['发布日期不早于', given(publishedFrom)],
    ['发布日期不晚于', given(publishedTo)],
  ];
  return conditions.flatMap(([name, words]): WordedCondition[] =>
    words.length === 0 ? [] : [[name, words.join('、')]],
  );
}

function given(value: string | null | undefined): readonly string[] {
  return value == null ? [] : [value];
}

function labels(key: string, values: readonly string[] | null | undefined): readonly string[] {
  const field = answersOf(resourceCatalogue().form).find((one) => one.key === key);
  return (values ?? []).map((value) => (field ? labelOf(field, value) : value));
}
