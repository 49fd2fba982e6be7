import { personById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { DateTimeScalar } from '../platform/scalars/time';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { seesDrafts } from './visible-edition';

const draftById = loadById(RegimeDraft);

/** A draft of one's own government, for who prepares or publishes regimes; null for anybody else, as for a missing one. */
export async function visibleRegimeDraft(ctx: Context, id: string): Promise<RegimeDraft | null> {
  return seesDrafts(ctx) ? draftById(ctx).load(id) : null;
}

/**
 * A draft in the version that was seen, its row locked until the transaction ends.
 *
 * @throws ApiError NOT_FOUND; CONFLICT with `currentVersion`, `changedBy`, `changedAt` when somebody has saved since
 */
export async function lockRegimeDraft(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<RegimeDraft> {
  const draft = await ctx.tx.findOne(RegimeDraft, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!draft) throw new ApiError('NOT_FOUND', '没有找到该制度草稿');
  if (draft.version !== expectedVersion) {
    const name = (await personById(ctx).load(draft.updater))?.name ?? '他人';
    const at = String(DateTimeScalar.serialize(draft.updatedAt));
    const message = `草稿已由${name}于 ${at.slice(0, 10)} ${at.slice(11, 16)} 更改（您所见为修订 ${expectedVersion}，现为修订 ${draft.version}）；您的改动尚未保存，没有覆盖对方的内容`;
    throw new ApiError('CONFLICT', message, {
      expectedVersion,
      currentVersion: draft.version,
      changedBy: name,
      changedAt: at,
      status: draft.status,
    });
  }
  return draft;
}

/** A finding that the draft's state does not allow what is asked. */
export function wrongDraftStatus(draft: RegimeDraft, wanted: string) {
  const message = `该草稿${WORDS[draft.status]}，${wanted}`;
  return { code: 'regime-draft-status', severity: 'error', message, parameters: { status: draft.status } } as const;
}

const WORDS = {
  [RegimeDraftStatus.OPEN]: '正在编制',
  [RegimeDraftStatus.SUBMITTED]: '已送审',
  [RegimeDraftStatus.DISCARDED]: '已放弃',
} as const;
