import type { Finding } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Edition } from './edition.entity';
import { RegimeConfirmation, RegimeConfirmationStatus } from './regime-confirmation.entity';

/** A proposed confirmation, as it was seen. */
export interface ChangeConfirmation {
  /** Database id. */
  readonly edition: string;
  readonly expectedVersion: number;
}

/**
 * An edition of one's own government, its row locked until the transaction ends, and what has been said of going by it: its steps
 * follow each other one at a time.
 *
 * @throws ApiError NOT_FOUND
 */
export async function lockConfirmation(ctx: Context, id: string) {
  const where = { government: ctx.government };
  const edition = await ctx.tx.findOne(Edition, { where: { ...where, id }, lock: { mode: 'pessimistic_write' } });
  if (!edition) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  return { edition, confirmation: await ctx.tx.findOneBy(RegimeConfirmation, { ...where, edition: id }) };
}

/**
 * As {@link lockConfirmation}, of a proposal in the version that was seen.
 *
 * Findings: `regime-not-proposed`, `regime-confirmed`
 * @throws ApiError NOT_FOUND; CONFLICT with `currentVersion` when another step came first
 */
export async function lockProposal(
  ctx: Context,
  { edition: id, expectedVersion }: ChangeConfirmation,
): Promise<{ readonly edition: Edition; readonly proposal: RegimeConfirmation } | { readonly finding: Finding }> {
  const { edition, confirmation } = await lockConfirmation(ctx, id);
  if (!confirmation) return { finding: notProposed('还没有人提出继续适用这一版') };
  if (confirmation.version !== expectedVersion) {
    const seen = `您所见为修订 ${expectedVersion}，现为修订 ${confirmation.version}`;
    const message = `继续适用第 ${edition.number} 版一事${WORDS[confirmation.status]}，自您查看之后已有更改（${seen}）：请重新查看`;
    throw new ApiError('CONFLICT', message, {
      expectedVersion,
      currentVersion: confirmation.version,
      status: confirmation.status,
    });
  }
  if (confirmation.status === RegimeConfirmationStatus.CONFIRMED) return { finding: alreadyConfirmed(confirmation) };
  if (confirmation.status === RegimeConfirmationStatus.DECLINED)
    return { finding: notProposed('上次提出的已收回或未获同意') };
  return { edition, proposal: confirmation };
}

/** A finding that it has been confirmed: that stays. */
export function alreadyConfirmed({ reason }: RegimeConfirmation): Finding {
  return { code: 'regime-confirmed', severity: 'error', message: `已经确认过，不必再办：${reason}` };
}

function notProposed(why: string): Finding {
  const message = `${why}：请先写明理由提出，再由另一名制度管理员确认`;
  return { code: 'regime-not-proposed', severity: 'error', message };
}

const WORDS = { proposed: '已提出、待确认', confirmed: '已确认', declined: '已收回或未获同意' } as const;
