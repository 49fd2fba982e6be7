import { wordMoney, type BudgetDocument, type Fen, type YearAmount } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { yearAmountsSql } from '../record/year-amounts';

/** How the budget of a year stands against what is taken out of it, in fen. */
export interface BudgetStanding {
  /** Null: nobody keeps a budget of that year. */
  readonly budget: bigint | null;
  readonly taken: bigint;
}

/** For what a part of the budget is: all of a year and its source, for a unit or a project where one is named. */
export interface BudgetPart {
  readonly year: number;
  /** Looked at where all rows say from which source they are. */
  readonly source: string | null;
  readonly organisation?: string | null;
  readonly project?: string | null;
}

/** What stands in a part of the budget, and what rows have taken out of it. */
export async function budgetStanding(
  ctx: Context,
  regimeCode: string,
  rows: readonly YearAmount[],
  { year, source, organisation = null, project = null }: BudgetPart,
): Promise<BudgetStanding> {
  const bySource = rows.every((row) => row.source !== undefined);
  const parameters: unknown[] = [ctx.government, year, bySource, source, organisation, project];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const owned = (alias: string): string =>
    `($5::uuid is null or ${alias}.organisation = $5::uuid) and ($6::uuid is null or ${alias}.project = $6::uuid)`;
  const parts = rows.map((row) => yearAmountsSql(regimeCode, row, bind, owned('row')));
  const [found] = await ctx.tx.query<{ budget: string | null; taken: string }[]>(
    `select
       (select case when count(*) > 0 then
          coalesce(sum(line.amount) filter (where (not $3::boolean or line.source = $4::text) and ${owned('line')}), 0)::text end
        from budget_line line
        where line.government = $1 and line.year = $2::integer and line.state = 'in-force') as budget,
       (select coalesce(trunc(sum(amount) * 100), 0)::text from (${parts.join(' union all ')}) counted
        where year = $2::integer and (not $3::boolean or source = $4::text)) as taken`,
    parameters,
  );
  return { budget: found?.budget == null ? null : BigInt(found.budget), taken: BigInt(found?.taken ?? '0') };
}

/** What a source of the budget is called. */
export function sourceTitle(document: BudgetDocument | null | undefined, source: string): string {
  return document?.sources?.find(({ value }) => value === source)?.title ?? source;
}

/** A sum of fen in words: sums of many rows may be above what one amount may be. */
export function wordSum(sum: bigint): string {
  return wordMoney(Number(sum) as Fen);
}
