import type { Fen } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { loadGroups } from '../platform/loader';
import { BudgetStep } from './budget-step.entity';

/** Steps of a line that are listed: the newest. */
const MOST_STEPS = 200;

type Row = Omit<BudgetStep, 'amount'> & { readonly amount: string | null };

/** The newest steps of lines, the first one first. */
export const stepsOfLine = loadGroups<BudgetStep>(
  async (ctx: Context, lines: readonly string[]): Promise<readonly BudgetStep[]> => {
    const rows = await ctx.tx.query<Row[]>(
      `select s.* from unnest($2::uuid[]) l (id) cross join lateral (
         select government, id, line, number, act, person, proposer, at, reason, amount::text as amount from budget_step
         where government = $1 and line = l.id order by number desc limit $3) s
       order by s.line, s.number`,
      [ctx.government, lines, MOST_STEPS],
    );
    return rows.map((row) =>
      Object.assign(new BudgetStep(), row, { amount: row.amount === null ? null : (Number(row.amount) as Fen) }),
    );
  },
  ({ line }) => line,
);
