import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context';
import { BudgetAct } from '../budget-line.entity';
import { pendingOf } from '../write-line';
import type { LinePlan } from './plan-lines';

/** Why a line is as it is: what its history says. */
const REASON = '由工作簿导入';

/** Writes what a plan says, in the transaction that is open: new lines and corrections, all waiting to be confirmed. */
export async function saveLines(ctx: Context, { fresh, changed }: LinePlan): Promise<void> {
  const { person } = pendingOf(ctx, BudgetAct.PROPOSE, { amount: null, reason: REASON });
  if (fresh.length > 0)
    await write(
      ctx,
      `insert into budget_line (government, id, year, source, organisation, project, number, amount, state, pending,
         created_at, changed_at, version)
       select $1, r.id, r.year, r.source, r.organisation, r.project, r.number, null, 'proposed', r.pending, $3, $3, 1
       from jsonb_to_recordset($2::jsonb) as r (id uuid, year integer, source text, organisation uuid, project uuid,
         number text, pending jsonb)`,
      fresh.map(({ key, amount }) => ({
        id: randomUUID(),
        version: 1,
        ...key,
        amount,
        pending: pendingOf(ctx, BudgetAct.PROPOSE, { amount, reason: REASON }),
      })),
      person,
    );
  if (changed.length > 0)
    await write(
      ctx,
      `update budget_line l set pending = r.pending, changed_at = $3, version = r.version
       from jsonb_to_recordset($2::jsonb) as r (id uuid, version integer, pending jsonb)
       where l.government = $1 and l.id = r.id`,
      changed.map(({ id, version, amount }) => ({
        id,
        version: version + 1,
        amount,
        pending: pendingOf(ctx, BudgetAct.CORRECT, { amount, reason: REASON }),
      })),
      person,
    );
}

interface Written {
  readonly id: string;
  readonly version: number;
  /** In fen. */
  readonly amount: number;
}

async function write(ctx: Context, sql: string, rows: readonly Written[], person: string | null): Promise<void> {
  await ctx.tx.query(sql, [ctx.government, JSON.stringify(rows), ctx.now]);
  await ctx.tx.query(
    `insert into budget_step (government, id, line, number, act, person, proposer, at, reason, amount)
     select $1, gen_random_uuid(), r.id, r.version, 'import', $4, null, $3, $5, r.amount
     from jsonb_to_recordset($2::jsonb) as r (id uuid, version integer, amount bigint)`,
    [ctx.government, JSON.stringify(rows), ctx.now, person, REASON],
  );
}
