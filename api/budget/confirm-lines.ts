import { fine, formatYuan, found, isFine, parseYuan, type Fen, type Outcome } from '../../form-schemas/engine';
import { lockBudget } from '../application/lock-budget';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { BudgetAct, BudgetLine, BudgetState } from './budget-line.entity';
import { cityBudget, titleOfSource, type CityBudget } from './city-budget';
import { judgeLessened, type LessenedLine } from './judge-lessened';
import { objection } from './objection';
import { lockLine } from './seen-lines';
import { changeLine } from './write-line';

export const MOST_AT_ONCE = 100;

export interface WhichLine {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Confirms what somebody else has proposed, up to a hundred lines, all of them or none: a line is in force, has another amount, or is
 * withdrawn. Finding: `budget-below-taken`, where the budget falls below what has been taken out of it: it refuses where the bound
 * does, else it warns.
 *
 * @throws ApiError FORBIDDEN naming why, e.g. that one has proposed it oneself, and of several lines which one
 */
export async function confirmBudgetLines(
  ctx: Context,
  which: readonly WhichLine[],
): Promise<Outcome<readonly BudgetLine[]>> {
  authorise(ctx, 'budget:confirm');
  if (which.length === 0 || which.length > MOST_AT_ONCE) throw refuseInput('lines', `须为 1 至 ${MOST_AT_ONCE} 条`);
  const twice = which.findIndex(({ id }, at) => which.findIndex((one) => one.id === id) < at);
  if (twice >= 0) throw refuseInput(`lines[${twice}].id`, '同一条目给了两次');
  const city = await cityBudget(ctx);
  const years = await yearsOf(ctx, which);
  // Whoever takes out of these years waits here, in the same order.
  await lockBudget(ctx, years);
  const confirmed: BudgetLine[] = [];
  const lessened: LessenedLine[] = [];
  for (const [at, one] of which.entries()) {
    const line = await lockLine(ctx, one).catch((error: unknown) => {
      throw named(city, error, which, at);
    });
    const against = objection(ctx, city, line, BudgetAct.CONFIRM);
    if (against !== null) throw named(city, new ApiError('FORBIDDEN', against), which, at, line);
    const amount = amountOf(line);
    if (line.amount !== null && (amount ?? 0) < line.amount) lessened.push({ line, at });
    confirmed.push(await confirm(ctx, line, amount));
  }
  const findings = city ? await judgeLessened(ctx, city, lessened, which.length > 1) : [];
  return found(isFine(findings) ? confirmed : [], findings);
}

/** What stands against one of several lines, said of that line. */
function named(
  city: CityBudget | null,
  error: unknown,
  which: readonly WhichLine[],
  at: number,
  line?: BudgetLine,
): unknown {
  if (!(error instanceof ApiError) || which.length === 1) return error;
  const of = line
    ? `（${[`${line.year} 年`, titleOfSource(city, line.source), line.number].filter(Boolean).join('，')}）`
    : '';
  return new ApiError(error.code, `第 ${at + 1} 条${of}：${error.message}`, {
    ...error.extensions,
    path: `lines[${at}]`,
  });
}

async function yearsOf(ctx: Context, which: readonly WhichLine[]): Promise<readonly number[]> {
  const rows = await ctx.tx.query<{ year: number }[]>(
    'select distinct year from budget_line where government = $1 and id = any ($2) order by year',
    [ctx.government, which.map(({ id }) => id)],
  );
  return rows.map(({ year }) => year);
}

function amountOf({ pending }: BudgetLine): Fen | null {
  return pending?.amount == null ? null : parseYuan(pending.amount).value;
}

async function confirm(ctx: Context, line: BudgetLine, amount: Fen | null): Promise<BudgetLine> {
  const changed = await changeLine(
    ctx,
    line,
    {
      pending: null,
      ...(amount === null ? { state: BudgetState.WITHDRAWN } : { state: BudgetState.IN_FORCE, amount }),
    },
    { act: BudgetAct.CONFIRM, reason: '', amount, proposer: line.pending?.person ?? null },
  );
  recordAudit(ctx, {
    verb: 'budget:confirm',
    subject: { type: 'BudgetLine', id: line.id },
    details: {
      version: changed.version,
      of: line.pending?.act,
      amount: amount === null ? null : formatYuan(amount),
      before: line.amount === null ? null : formatYuan(line.amount),
    },
  });
  return changed;
}

/** Gives back what was proposed, saying why: a line that was never in force is gone, any other stays as it was. */
export async function dismissBudgetLine(
  ctx: Context,
  input: WhichLine & { readonly reason: string },
): Promise<Outcome<BudgetLine | null>> {
  // By whoever would confirm it or has proposed it: `objection` asks.
  authorise(ctx, 'budget:read');
  const line = await lockLine(ctx, input);
  const against = objection(ctx, await cityBudget(ctx), line, BudgetAct.DISMISS);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const reason = readText(input.reason, 'reason', 500);
  const changed = await changeLine(
    ctx,
    line,
    { pending: null, ...(line.state === BudgetState.PROPOSED ? { state: BudgetState.WITHDRAWN } : {}) },
    { act: BudgetAct.DISMISS, reason, amount: line.amount, proposer: line.pending?.person ?? null },
  );
  recordAudit(ctx, {
    verb: 'budget:dismiss',
    subject: { type: 'BudgetLine', id: line.id },
    details: { version: changed.version, of: line.pending?.act, reason },
  });
  return fine(changed);
}
