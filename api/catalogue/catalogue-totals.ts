import { Field, Int, ObjectType } from 'type-graphql';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { answersOf, labelOf } from '../../form-schemas/formats/catalogue/word-entry';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { toGlobalId } from '../platform/global-id';
import { wordState } from './actions';
import { CatalogueState } from './catalogue-entry.entity';
import { entriesWhere, type CatalogueWhere } from './entries-where';

@ObjectType({ description: '合计中的一组' })
export class CatalogueGroup {
  @Field(() => String, { description: '组的值，可用于筛选：状态、选项的值，或单位的标识' })
  readonly key!: string;

  @Field(() => String, { description: '组的名称' })
  readonly title!: string;

  @Field(() => Int, { description: '条目数' })
  readonly count!: number;
}

@ObjectType({ description: '同一筛选下全部目录条目的合计' })
export class CatalogueTotals {
  @Field(() => Int, { description: '条目数' })
  readonly count!: number;

  @Field(() => Int, { description: '向社会开放的条目数' })
  readonly open!: number;

  @Field(() => Int, { description: '发布前须改正的条目数；只及登录者看得到草稿的单位' })
  readonly withProblems!: number;

  @Field(() => [CatalogueGroup], { description: '按状态' })
  readonly byState!: readonly CatalogueGroup[];

  @Field(() => [CatalogueGroup], { description: '按共享类型' })
  readonly byShareKind!: readonly CatalogueGroup[];

  @Field(() => [CatalogueGroup], { description: '按类' })
  readonly byCategory!: readonly CatalogueGroup[];

  @Field(() => [CatalogueGroup], { description: '按编制单位，多的在前' })
  readonly byOrganisation!: readonly CatalogueGroup[];
}

interface Row {
  /** One bit per grouping column, set where the row is not grouped by it. */
  readonly grouping: number;
  readonly state: CatalogueState | null;
  readonly share: string | null;
  readonly category: string | null;
  readonly organisation: string | null;
  readonly count: number;
  readonly open: number;
  readonly problems: number;
}

const BY = { all: 0b1111, state: 0b0111, share: 0b1011, category: 0b1101, organisation: 0b1110 } as const;

/** Counts what the same filter lists, the whole and in groups, in one statement. */
export async function addUpCatalogue(
  ctx: Context,
  where: CatalogueWhere | null,
  units: readonly string[] | null,
): Promise<CatalogueTotals> {
  const [share, category] = [`entry.fields ->> 'shareKind'`, `entry.fields ->> 'category'`];
  const rows = await entriesWhere(ctx, where)
    .select(`grouping(entry.state, ${share}, ${category}, entry.organisation)`, 'grouping')
    .addSelect('entry.state', 'state')
    .addSelect(share, 'share')
    .addSelect(category, 'category')
    .addSelect('entry.organisation', 'organisation')
    .addSelect('count(*)::int', 'count')
    .addSelect(`count(*) filter (where entry.fields -> 'open' = 'true')::int`, 'open')
    .addSelect(
      'count(*) filter (where entry.problems > 0 and (cast(:problemUnits as uuid[]) is null or entry.organisation = any (:problemUnits)))::int',
      'problems',
    )
    .setParameter('problemUnits', units)
    .groupBy(`grouping sets ((), (entry.state), (${share}), (${category}), (entry.organisation))`)
    .getRawMany<Row>();
  const by = (grouping: number): readonly Row[] => rows.filter((row) => row.grouping === grouping);
  const [all] = by(BY.all);
  const states = Object.values(CatalogueState);
  const organisations = await Promise.all(
    by(BY.organisation).map(async ({ organisation, count }) => ({
      key: toGlobalId('Organisation', organisation ?? ''),
      title: (await organisationById(ctx).load(organisation ?? ''))?.title ?? '',
      count,
    })),
  );
  return {
    count: all?.count ?? 0,
    open: all?.open ?? 0,
    withProblems: all?.problems ?? 0,
    byState: states.flatMap((state) =>
      by(BY.state)
        .filter((row) => row.state === state)
        .map(({ count }) => ({ key: state.toUpperCase(), title: wordState(state), count })),
    ),
    byShareKind: options(by(BY.share), 'shareKind', ({ share: value }) => value),
    byCategory: options(by(BY.category), 'category', ({ category: value }) => value),
    byOrganisation: organisations.sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'zh-CN')),
  };
}

/** Groups in the order of a field's options; entries that have not chosen yet are in none. */
function options(rows: readonly Row[], key: string, valueOf: (row: Row) => string | null): readonly CatalogueGroup[] {
  const field = answersOf(resourceCatalogue().form).find((one) => one.key === key);
  return (field?.node.enum ?? []).flatMap(({ value }) =>
    rows
      .filter((row) => valueOf(row) === value)
      .map(({ count }) => ({ key: value, title: field ? labelOf(field, value) : value, count })),
  );
}
