import { parseYuan, yearOf, type Fen } from '../form-schemas/engine';
import { BudgetLine } from '../api/budget/budget-line.entity';
import { cityBudget } from '../api/budget/city-budget';
import { confirmBudgetLines } from '../api/budget/confirm-lines';
import { correctBudgetLine, proposeBudgetLine } from '../api/budget/propose-line';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { Organisation } from '../api/identity/organisation.entity';
import type { Context } from '../api/platform/context';
import type { DemoGovernment } from './demo';
import type { DemoBudgetLine } from './demo-budget';
import { accept } from './load-regime';
import { actsAs } from './office-of';

/** Enters a government's budget through the commands: one proposes, another confirms. Where there is one already, nothing is done. */
export async function loadBudget(runtime: Runtime, { code, budget }: DemoGovernment): Promise<void> {
  if (!budget) return;
  const { by, confirmedBy, on, lines } = budget;
  const then: Runtime = on === undefined ? runtime : { ...runtime, clock: () => new Date(`${on}T09:00:00+08:00`) };
  const isWanted = await asSystem(then, code, async (ctx) => {
    const isKept = await ctx.tx.existsBy(BudgetLine, { government: code });
    return !isKept && (await cityBudget(ctx)) !== null;
  });
  if (!isWanted) return;
  const entered = await actsAs(then, code, by, async (ctx) => {
    const proposed: { readonly line: DemoBudgetLine; readonly id: string; readonly version: number }[] = [];
    for (const line of lines) proposed.push({ line, ...(await propose(ctx, line)) });
    return proposed;
  });
  const confirmed = await actsAs(then, code, confirmedBy, async (ctx) => {
    const which = entered.filter(({ line }) => !line.waits);
    const outcome = await confirmBudgetLines(
      ctx,
      which.map(({ id, version }) => ({ id, expectedVersion: version })),
    );
    accept(outcome);
    return outcome.value.map(({ id, version }, index) => ({ id, version, line: which[index]?.line }));
  });
  await actsAs(then, code, by, async (ctx) => {
    for (const { id, version, line } of confirmed) {
      const { correction } = line ?? {};
      if (!correction) continue;
      const { amount, reason } = correction;
      accept(await correctBudgetLine(ctx, { id, expectedVersion: version, amount: fenOf(amount), reason }));
    }
  });
}

async function propose(
  ctx: Context,
  { year, source, unit, number, amount }: DemoBudgetLine,
): Promise<Pick<BudgetLine, 'id' | 'version'>> {
  const { government } = ctx;
  const of = unit === undefined ? null : await ctx.tx.findOneBy(Organisation, { government, code: unit });
  const inYear = typeof year === 'number' ? year : yearOf(ctx.today) - year.ago;
  const outcome = await proposeBudgetLine(ctx, {
    year: inYear,
    source,
    organisation: of?.id ?? null,
    project: null,
    number: number.replace('上年', String(inYear)).replace('本年', String(inYear)),
    amount: fenOf(amount),
    reason: '年度预算',
  });
  accept(outcome);
  if (!outcome.value) throw new Error('seeds: nothing came of it');
  return outcome.value;
}

function fenOf(yuan: string): Fen {
  const { value } = parseYuan(yuan);
  if (value === null) throw new Error(`seeds: ${yuan} is no amount`);
  return value;
}
