import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Edition } from './edition.entity';

/** An edition of one's own government, its row locked until the transaction ends. @throws ApiError NOT_FOUND */
export async function ownEdition(ctx: Context, id: string): Promise<Edition> {
  const edition = await ctx.tx.findOne(Edition, {
    where: { government: ctx.government, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!edition) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  return edition;
}

/** A finding that the edition's state does not allow what is asked. */
export function wrongStatus(edition: Edition, wanted: string) {
  const message = `第 ${edition.number} 版${WORDS[edition.status]}，${wanted}`;
  return { code: 'edition-status', severity: 'error', message, parameters: { status: edition.status } } as const;
}

const WORDS = { draft: '尚是草稿', submitted: '已送审', published: '已发布', withdrawn: '已撤回' } as const;
