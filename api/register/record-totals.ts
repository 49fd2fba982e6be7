import type { CompiledRegime, RecordField } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { toGlobalId } from '../platform/global-id';
import { refuseInput } from '../platform/user-error';
import { askedEdition } from '../regime/asked-edition';
import { compiledOf } from '../regime/compiled-edition';
import { rowsWhere, type RecordWhere } from './records-where';
import type { RecordGroup, RecordSum, RecordTotals } from './register.types';

type Sums = Readonly<Record<`sum${number}`, string>>;

interface SumRow {
  /** One bit per grouping column, set where the row is not grouped by it. */
  readonly grouping: number;
  readonly organisation: string | null;
  readonly year: number | null;
  readonly kind: string | null;
  readonly count: number;
  readonly open: number;
}

const BY = { all: 0b111, organisation: 0b011, year: 0b101, kind: 0b110 } as const;

/** Money of a row is decimal text of yuan, and its sum exact; what is no amount is not counted. */
const AMOUNT = `'^-?[0-9]{1,20}[.][0-9]{2}$'`;

/**
 * Counts and adds up what the same filter lists, in one statement: the whole, and by unit, by year of the day of record, and
 * by kind, which the first choice among the fields says.
 *
 * @throws InputRefused where the filter names no register of a regime in force
 */
export async function addUpRecords(ctx: Context, where: RecordWhere): Promise<RecordTotals> {
  const { regime, record } = await askedRegister(ctx, where);
  const fields = [...(regime.records.get(record)?.fields.values() ?? [])].map(({ field }) => field);
  const amounts = fields.filter(({ type }) => type === 'money');
  const kinds = fields.find(({ type }) => type === 'enum') ?? null;
  const year = 'extract(year from row.on)::int';
  const query = (await rowsWhere(ctx, where))
    .select(`grouping(row.organisation, ${year}, row.fields ->> :kind)`, 'grouping')
    .setParameter('kind', kinds?.name ?? '')
    .addSelect('row.organisation', 'organisation')
    .addSelect(year, 'year')
    .addSelect('row.fields ->> :kind', 'kind')
    .addSelect('count(*)::int', 'count')
    .addSelect('count(*) filter (where row.closedOn is null)::int', 'open')
    .groupBy(`grouping sets ((), (row.organisation), (${year}), (row.fields ->> :kind))`);
  amounts.forEach(({ name }, at) => {
    const said = `row.fields ->> :amount${at}`;
    query
      .addSelect(
        `(coalesce(sum(case when ${said} ~ ${AMOUNT} then cast(${said} as numeric) end), 0) * 100)::bigint::text`,
        `sum${at}`,
      )
      .setParameter(`amount${at}`, name);
  });
  const rows = await query.getRawMany<SumRow & Sums>();
  const grouped = (by: number): readonly (SumRow & Sums)[] => rows.filter(({ grouping }) => grouping === by);
  const sums = (row: Sums): readonly RecordSum[] =>
    amounts.map(({ name, title }, at) => ({ name, title, sum: BigInt(row[`sum${at}`] ?? '0') }));
  const group = (row: SumRow & Sums, key: string | null, title: string | null): RecordGroup => ({
    key,
    title,
    count: row.count,
    sums: sums(row),
  });
  const [all] = grouped(BY.all);
  return {
    count: all?.count ?? 0,
    open: all?.open ?? 0,
    sums: sums(all ?? {}),
    byOrganisation: mostFirst(
      await Promise.all(
        grouped(BY.organisation).map(async (row) =>
          group(
            row,
            toGlobalId('Organisation', row.organisation ?? ''),
            (await organisationById(ctx).load(row.organisation ?? ''))?.title ?? null,
          ),
        ),
      ),
    ),
    byYear: [...grouped(BY.year)]
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
      .map((row) => group(row, String(row.year), `${row.year}`)),
    kindField: kinds?.name ?? null,
    byKind: kinds === null ? [] : inOrder(kinds, grouped(BY.kind), group),
  };
}

/** @throws InputRefused */
export async function askedRegister(
  ctx: Context,
  where: RecordWhere,
): Promise<{ readonly regime: CompiledRegime; readonly record: string }> {
  if (where.regimeCode == null) throw refuseInput('where.regimeCode', '须给出制度代码');
  if (where.record == null) throw refuseInput('where.record', '须给出台账代码');
  const regime = await compiledOf(ctx, await askedEdition(ctx, { regimeCode: where.regimeCode }));
  if (!regime.records.has(where.record)) {
    const known = [...regime.records.keys()].join('、');
    throw refuseInput('where.record', `现行制度没有“${where.record.slice(0, 40)}”这种台账；有 ${known}`);
  }
  return { regime, record: where.record };
}

function mostFirst(groups: readonly RecordGroup[]): readonly RecordGroup[] {
  return [...groups].sort((a, b) => b.count - a.count || (a.title ?? '').localeCompare(b.title ?? '', 'zh-CN'));
}

/** Groups in the order of a field's options; those that no option names any more, and rows without it, come last. */
function inOrder<R extends { readonly kind: string | null }>(
  { options = [] }: RecordField,
  rows: readonly R[],
  group: (row: R, key: string | null, title: string | null) => RecordGroup,
): readonly RecordGroup[] {
  const place = ({ kind }: R): number => {
    const at = options.findIndex(({ value }) => value === kind);
    return at < 0 ? options.length : at;
  };
  return [...rows]
    .sort((a, b) => place(a) - place(b))
    .map((row) => group(row, row.kind, options.find(({ value }) => value === row.kind)?.title ?? row.kind));
}
