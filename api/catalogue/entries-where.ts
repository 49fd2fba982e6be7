import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { CatalogueEntry, CatalogueState } from './catalogue-entry.entity';
import { OPEN_STATES } from './seen-entries';

@InputType({ description: '筛选目录条目；各项须同时满足，一项给出多个值的符合其一即可，空列表视为未给' })
export class CatalogueWhere {
  @Field(() => String, { nullable: true, description: '名称、代码、提供方、摘要中的文字' })
  readonly text?: string | null;

  @Field(() => [CatalogueState], { nullable: true, description: '状态，其中之一' })
  readonly states?: readonly CatalogueState[] | null;

  @Field(() => [ID], { nullable: true, description: '编制单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: '类（1、2、3），其中之一' })
  readonly categories?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: '共享类型的值，其中之一，如 universal' })
  readonly shareKinds?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: '信息资源格式分类的值，其中之一，如 database' })
  readonly formatKinds?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: '更新周期的值，其中之一，如 daily' })
  readonly updateCycles?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: '是否向社会开放' })
  readonly open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '有没有发布前须改正之处；只及登录者看得到草稿的单位' })
  readonly withProblems?: boolean | null;

  @Field(() => ID, { nullable: true, description: '关联的项目' })
  readonly projectId?: string | null;

  @Field(() => String, { nullable: true, description: '关联的系统的目录编号' })
  readonly system?: string | null;

  @Field(() => DayScalar, { nullable: true, description: '发布日期不早于' })
  readonly publishedFrom?: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '发布日期不晚于' })
  readonly publishedTo?: Day | null;
}

const MOST_VALUES = 100;
/** Filters on what an entry says, by the key of the answer. */
const ANSWERS = {
  categories: 'category',
  shareKinds: 'shareKind',
  formatKinds: 'formatKind',
  updateCycles: 'updateCycle',
} as const;

/** The entries that the session may see and a filter lets through. The list, its totals and its export all ask here. */
export function entriesWhere(ctx: Context, where: CatalogueWhere | null): SelectQueryBuilder<CatalogueEntry> {
  const query = ctx.tx
    .createQueryBuilder(CatalogueEntry, 'entry')
    .where('entry.government = :government', { government: ctx.government });
  const units = seenUnits(ctx);
  if (units)
    query.andWhere('(entry.state = any (:openStates) or entry.organisation = any (:units))', {
      openStates: OPEN_STATES,
      units,
    });
  const { text, open, withProblems, projectId, system, publishedFrom, publishedTo } = where ?? {};
  if (text != null)
    query.andWhere(
      `(entry.name ilike :like or entry.code ilike :like or entry.fields ->> 'provider' ilike :like
        or entry.fields ->> 'abstract' ilike :like)`,
      { like: likeText(text) },
    );
  const states = several(where?.states, 'where.states');
  if (states) query.andWhere('entry.state = any (:states)', { states });
  const organisations = several(where?.organisationIds, 'where.organisationIds');
  if (organisations)
    query.andWhere('entry.organisation = any (:organisations)', {
      organisations: organisations.map((id, at) => localId('Organisation', id, `where.organisationIds[${at}]`)),
    });
  for (const [name, key] of Object.entries(ANSWERS) as [keyof typeof ANSWERS, string][]) {
    const values = several(where?.[name], `where.${name}`);
    if (values)
      query.andWhere(`entry.fields ->> '${key}' = any (:${name})`, {
        [name]: values.map((value, at) => readText(value, `where.${name}[${at}]`, 64)),
      });
  }
  if (open != null) query.andWhere(`entry.fields -> 'open' = cast(:open as jsonb)`, { open: String(open) });
  if (withProblems != null) {
    query.andWhere(`entry.problems ${withProblems ? '>' : '='} 0`);
    if (units) query.andWhere('entry.organisation = any (:units)');
  }
  if (projectId != null)
    query.andWhere(
      'exists (select from catalogue_project l where l.government = entry.government and l.entry = entry.id and l.project = :project)',
      { project: localId('Project', projectId, 'where.projectId') },
    );
  if (system != null)
    query.andWhere(
      'exists (select from catalogue_system l where l.government = entry.government and l.entry = entry.id and l.number = :system)',
      { system: readText(system, 'where.system', 64) },
    );
  if (publishedFrom != null) query.andWhere(`entry.fields ->> 'publishedOn' >= :publishedFrom`, { publishedFrom });
  if (publishedTo != null) query.andWhere(`entry.fields ->> 'publishedOn' <= :publishedTo`, { publishedTo });
  return query;
}

function several<T>(given: readonly T[] | null | undefined, path: string): readonly T[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值，所给为 ${given.length} 个`);
  return given;
}
