import {
  budgetBookings,
  formatYuan,
  wordMoney,
  type BudgetBooking,
  type CaseState,
  type CompiledRegime,
  type Finding,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { budgetStanding, sourceTitle, wordSum } from './budget-standing';
import { lockBudget } from './lock-budget';

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
    const { budget, taken } = await budgetStanding(ctx, regime.regime.code, [booking.bound], booking);
    if (budget !== null && taken + BigInt(booking.amount) > budget)
      findings.push(exceeded(regime, booking, { budget, taken }));
  }
  return findings;
}

function exceeded(
  regime: CompiledRegime,
  { bound, year, source, amount }: BudgetBooking,
  { budget, taken }: { readonly budget: bigint; readonly taken: bigint },
): Finding {
  const { clause, effect, record } = bound;
  const title = regime.records.get(record)?.document.title ?? record;
  const of = source === null ? '' : `“${sourceTitle(regime.regime.ledger?.budget, source)}”`;
  return {
    code: 'budget-exceeded',
    severity: effect === 'warn' ? 'warning' : 'error',
    message: `${year}年${of}预算为${wordSum(budget)}，已有${title}${wordSum(taken)}，加上本次${wordMoney(amount)}，超过预算${wordSum(taken + BigInt(amount) - budget)}`,
    clause,
    article: regime.article(clause),
    path: 'amount',
    parameters: { year, given: formatYuan(amount) },
  };
}
