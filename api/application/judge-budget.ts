import {
  budgetBookings,
  formatYuan,
  wordMoney,
  type BudgetBooking,
  type BudgetBound,
  type CaseState,
  type CompiledRegime,
  type Fen,
  type Finding,
  type Json,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { lockBudget } from './lock-budget';

/** How the budget of a year stands against what is taken out of it, in fen. */
export interface BudgetStanding {
  /** Null: nobody keeps a budget of that year. */
  readonly budget: bigint | null;
  readonly taken: bigint;
}

/**
 * Whether the yearly budget has what an act takes out of it; where it has not, the bound says whether that refuses or only warns. Its
 * lines are locked until the transaction ends, so that whoever takes out of the same year, for whichever project, follows. A year
 * without lines bounds nothing; what gives money back is never stopped.
 *
 * Locked after everything else (projects, units, the government, cases); who changes lines locks nothing but lines.
 */
export async function judgeBudget(
  ctx: Context,
  regime: CompiledRegime,
  { before, after, isFiled }: { readonly before: CaseState; readonly after: CaseState; readonly isFiled: boolean },
): Promise<readonly Finding[]> {
  const bookings = budgetBookings(regime, before, after, isFiled).filter(({ amount }) => amount > 0);
  const findings: Finding[] = [];
  for (const booking of bookings) {
    await lockBudget(ctx, [booking.year]);
    const { budget, taken } = await budgetStanding(ctx, regime.regime.code, booking.bound, booking);
    if (budget !== null && taken + BigInt(booking.amount) > budget)
      findings.push(exceeded(regime, booking, { budget, taken }));
  }
  return findings;
}

/** What stands in the budget of a year (of one source, where the bound looks at it), and what rows have taken out of it. */
export async function budgetStanding(
  ctx: Context,
  regimeCode: string,
  { record, amount, year: yearField, source: sourceField, where }: BudgetBound,
  { year, source }: Pick<BudgetBooking, 'year' | 'source'>,
): Promise<BudgetStanding> {
  const conditions = Object.entries(where ?? {});
  const [row] = await ctx.tx.query<{ budget: string | null; taken: string }[]>(
    `select
       (select case when count(*) > 0 then
          coalesce(sum(amount) filter (where $4::text is null or source = $5::text), 0)::text end
        from budget_line where government = $1 and year = $3::integer and state = 'in-force') as budget,
       (select coalesce(trunc(sum((fields ->> $7::text)::numeric) * 100), 0)::text from record_row
        where government = $1 and regime_code = $2 and record = $6
          and fields ->> $7::text ~ '^-?[0-9]{1,20}[.][0-9]{2}$' and fields ->> $8::text = ($3::integer)::text
          and ($4::text is null or fields ->> $4::text = $5::text)
          ${conditions.map((_, index) => `and fields ->> $${9 + index * 2}::text = any ($${10 + index * 2}::text[])`).join(' ')}) as taken`,
    [
      ctx.government,
      regimeCode,
      year,
      sourceField ?? null,
      source,
      record,
      amount,
      yearField,
      ...conditions.flatMap(([name, value]) => [name, textsOf(value)]),
    ],
  );
  return { budget: row?.budget == null ? null : BigInt(row.budget), taken: BigInt(row?.taken ?? '0') };
}

function textsOf(value: Json | readonly Json[]): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value as Json]).map((one) => String(one));
}

function exceeded(
  regime: CompiledRegime,
  { bound, year, source, amount }: BudgetBooking,
  { budget, taken }: { readonly budget: bigint; readonly taken: bigint },
): Finding {
  const { clause, effect, record } = bound;
  const title = regime.records.get(record)?.document.title ?? record;
  const of = source === null ? '' : `“${sourceOf(regime, source)}”`;
  return {
    code: 'budget-exceeded',
    severity: effect === 'warn' ? 'warning' : 'error',
    message: `${year}年${of}预算为${word(budget)}，已有${title}${word(taken)}，加上本次${wordMoney(amount)}，超过预算${word(taken + BigInt(amount) - budget)}`,
    clause,
    article: regime.article(clause),
    path: 'amount',
    parameters: { year, given: formatYuan(amount) },
  };
}

function sourceOf({ regime }: CompiledRegime, source: string): string {
  return regime.ledger?.budget?.sources?.find(({ value }) => value === source)?.title ?? source;
}

function word(sum: bigint): string {
  return wordMoney(Number(sum) as Fen);
}
