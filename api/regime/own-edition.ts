import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Edition } from './edition.entity';

/**
 * An edition of one's own government in the version that was seen, its row locked until the transaction ends.
 *
 * @throws ApiError NOT_FOUND; CONFLICT with `currentVersion` when it has changed since
 */
export async function ownEdition(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<Edition> {
  const edition = await ctx.tx.findOne(Edition, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!edition) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  if (edition.version !== expectedVersion) {
    const seen = `您所见为修订 ${expectedVersion}，现为修订 ${edition.version}`;
    const message = `第 ${edition.number} 版${WORDS[edition.status]}，自您查看之后已有更改（${seen}）`;
    throw new ApiError('CONFLICT', message, {
      expectedVersion,
      currentVersion: edition.version,
      status: edition.status,
    });
  }
  return edition;
}

/** A finding that the edition's state does not allow what is asked. */
export function wrongStatus(edition: Edition, wanted: string) {
  const message = `第 ${edition.number} 版${WORDS[edition.status]}，${wanted}`;
  return { code: 'edition-status', severity: 'error', message, parameters: { status: edition.status } } as const;
}

const WORDS = { draft: '尚是草稿', submitted: '已送审', published: '已发布', withdrawn: '已撤回' } as const;
