import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { BudgetLine } from './budget-line.entity';

const lineById = loadById(BudgetLine);

/** A line that the session may see: of its own units, or any for whoever sees all of them. Null for any other, as for a missing one. */
export async function visibleLine(ctx: Context, id: string): Promise<BudgetLine | null> {
  const line = await lineById(ctx).load(id);
  return line && isSeen(ctx, line) ? line : null;
}

function isSeen(ctx: Context, { organisation }: BudgetLine): boolean {
  const units = seenUnits(ctx);
  return units === null || (organisation !== null && units.includes(organisation));
}

/** A line to act on, its row locked until the transaction ends. @throws ApiError NOT_FOUND; CONFLICT */
export async function lockLine(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<BudgetLine> {
  const line = await ctx.tx.findOne(BudgetLine, {
    where: { government: ctx.government, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (!line || !isSeen(ctx, line)) throw new ApiError('NOT_FOUND', '没有找到该预算条目');
  if (line.version !== expectedVersion)
    throw new ApiError('CONFLICT', `数据已被更改：您所见为第 ${expectedVersion} 版，现为第 ${line.version} 版`, {
      expectedVersion,
      currentVersion: line.version,
    });
  return line;
}
