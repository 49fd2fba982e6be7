import type { CompiledRegime, Json, TallyDocument } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import type { Tally, TallyGroup } from './dashboard.types';

interface Asked {
  readonly regime: CompiledRegime;
  readonly document: TallyDocument;
}

interface GroupRow {
  readonly tally: number;
  readonly whole: number;
  readonly key: string | null;
  readonly count: number;
  readonly sum: string;
}

/** Money of a row is decimal text of yuan; what is no amount is not counted. */
const AMOUNT = `'^-?[0-9]{1,20}[.][0-9]{2}$'`;
const MOST_GROUPS = 100;

/**
 * The tallies of the regimes in force: rows that the session may see, counted and added up by what a field says; one statement
 * for all. The same rows are listed by `records` under `regimeCode`, `record`, `open` and the conditions that a tally names.
 */
export async function talliesOf(ctx: Context, regimeCode: string | null): Promise<readonly Tally[]> {
  const editions = await editionsInForce(ctx, ctx.today);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  const asked = regimes
    .filter(({ regime }) => regimeCode === null || regime.code === regimeCode)
    .flatMap((regime): Asked[] => (regime.regime.ledger?.tallies ?? []).map((document) => ({ regime, document })));
  if (asked.length === 0) return [];
  const parameters: unknown[] = [ctx.government, seenUnits(ctx)];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const rows = await ctx.tx.query<GroupRow[]>(
    asked.map((one, index) => `(${groupSql(one, index, bind)})`).join(' union all '),
    parameters,
  );
  return asked.map((one, index) =>
    tallyOf(
      one,
      rows.filter(({ tally }) => tally === index),
    ),
  );
}

function groupSql({ regime, document }: Asked, index: number, bind: (value: unknown) => string): string {
  const { record, by, amount, where, open } = document;
  const key = `(row.fields ->> ${bind(by)}::text)`;
  const said = `(row.fields ->> ${bind(amount ?? '')}::text)`;
  const kinds = Object.entries(where ?? {}).map(
    ([name, value]) => ` and row.fields ->> ${bind(name)}::text = any (${bind(textsOf(value))}::text[])`,
  );
  return `
    select ${index} as tally, grouping(keyed.key) as whole, keyed.key, count(*)::int as count,
      trunc(coalesce(sum(keyed.amount), 0) * 100)::text as sum
    from (
      select ${key} as key, case when ${said} ~ ${AMOUNT} then cast(${said} as numeric) end as amount
      from record_row row
      where row.government = $1 and ($2::uuid[] is null or row.organisation = any ($2::uuid[]))
        and row.regime_code = ${bind(regime.regime.code)} and row.record = ${bind(record)}
        ${open === true ? 'and row.closed_on is null' : ''}${kinds.join('')}
    ) keyed
    group by grouping sets ((), (keyed.key)) order by whole desc, count desc, keyed.key limit ${MOST_GROUPS + 1}`;
}

function tallyOf({ regime, document }: Asked, rows: readonly GroupRow[]): Tally {
  const { code, title, record, by, amount, where, open } = document;
  const compiled = regime.records.get(record);
  const options = compiled?.fields.get(by)?.field.options;
  const whole = rows.find((row) => row.whole === 1);
  const sumOf = (sum: string): bigint | null => (amount === undefined ? null : BigInt(sum));
  const place = (key: string | null): number => {
    const at = options?.findIndex(({ value }) => value === key) ?? -1;
    return at < 0 ? (options?.length ?? 0) : at;
  };
  return {
    regimeCode: regime.regime.code,
    code,
    title,
    article: regime.article(compiled?.document.clause ?? []),
    record,
    field: by,
    open: open === true,
    where: Object.entries(where ?? {}).map(([name, value]) => ({ name, in: textsOf(value) })),
    count: whole?.count ?? 0,
    sum: sumOf(whole?.sum ?? '0'),
    groups: rows
      .filter((row) => row.whole === 0)
      .sort((a, b) => place(a.key) - place(b.key) || b.count - a.count)
      .map(({ key, count, sum }): TallyGroup => ({
        key,
        title: options?.find(({ value }) => value === key)?.title ?? key,
        count,
        sum: sumOf(sum),
      })),
  };
}

function textsOf(value: Json | readonly Json[]): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value as Json]).map((one) => String(one));
}
