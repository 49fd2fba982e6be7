import { seenUnits } from '../application/seen-units';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { SupervisionFinding, type FindingStatus } from './supervision-finding.entity';

const findingById = loadById(SupervisionFinding);

/** A finding that the session may see; null otherwise. */
export async function visibleFinding(ctx: Context, id: string): Promise<SupervisionFinding | null> {
  const finding = await findingById(ctx).load(id);
  return finding && isSeen(ctx, finding) ? finding : null;
}

/** Whether the session may see a finding: of its own units, or any for whoever sees all of them. */
export function isSeen(ctx: Context, { organisation }: SupervisionFinding): boolean {
  const units = seenUnits(ctx);
  return units === null || units.includes(organisation);
}

/** A finding to act on, its row locked until the transaction ends. @throws ApiError NOT_FOUND */
export async function lockFinding(ctx: Context, id: string): Promise<SupervisionFinding> {
  const finding = await ctx.tx.findOne(SupervisionFinding, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!finding || !isSeen(ctx, finding)) throw new ApiError('NOT_FOUND', '没有找到该问题');
  return finding;
}

/** @throws ApiError CONFLICT unless it stands in one of these states */
export function mustStand(
  { status, version }: SupervisionFinding,
  allowed: readonly FindingStatus[],
  what: string,
): void {
  if (!allowed.includes(status))
    throw new ApiError('CONFLICT', `问题现在的状态不能${what}`, { currentVersion: version });
}

/** Whether the session acts for the unit itself. */
export function isOfUnit(ctx: Context, { organisation }: SupervisionFinding): boolean {
  return signedIn(ctx).appointment?.organisation === organisation;
}
