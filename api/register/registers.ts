import { canBeClosed, type CompiledRegime } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import { seenRows } from './records-where';
import type { Register } from './register.types';

interface Counted {
  readonly regime: string;
  readonly record: string;
  readonly count: number;
  readonly open: number;
}

/** Every register of the regimes in force today, those of one regime in its own order, with how many rows the session sees. */
export async function registersOf(ctx: Context, regimeCode: string | null | undefined): Promise<readonly Register[]> {
  const all = await editionsInForce(ctx, ctx.today);
  const editions = all.filter((edition) => regimeCode == null || edition.regimeCode === regimeCode);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  const counted = await seenRows(ctx)
    .select('row.regimeCode', 'regime')
    .addSelect('row.record', 'record')
    .addSelect('count(*)::int', 'count')
    .addSelect('count(*) filter (where row.closedOn is null)::int', 'open')
    .groupBy('row.regimeCode')
    .addGroupBy('row.record')
    .getRawMany<Counted>();
  return regimes.flatMap((regime) =>
    [...regime.records.keys()].map((record): Register => {
      const found = counted.find((one) => one.regime === regime.regime.code && one.record === record);
      return { ...registerOf(regime, record), count: found?.count ?? 0, open: found?.open ?? 0 };
    }),
  );
}

function registerOf(regime: CompiledRegime, record: string): Omit<Register, 'count' | 'open'> {
  const compiled = regime.records.get(record);
  if (!compiled) throw new Error(`the regime has no record ${record}`);
  const { title, clause, of, note } = compiled.document;
  return {
    regimeCode: regime.regime.code,
    record,
    title,
    clause,
    article: regime.article(clause),
    of,
    note: note ?? null,
    closes: canBeClosed(regime, record),
    fields: [...compiled.fields.values()].map(({ field }) => ({
      name: field.name,
      title: field.title,
      type: field.type,
      unit: field.unit ?? null,
      options: (field.options ?? []).map((option) => ({ value: option.value, title: option.title })),
    })),
  };
}
