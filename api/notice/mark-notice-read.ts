import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { Notice } from './notice.entity';

/**
 * Marks one's own notice as read; the first time counts, again changes nothing. Not audited: it changes nobody's case.
 *
 * @throws ApiError NOT_FOUND also for a notice to someone else
 */
export async function markNoticeRead(ctx: Context, input: { readonly id: string }): Promise<Notice> {
  authorise(ctx, 'notice:read');
  const where = { government: ctx.government, id: input.id, person: signedIn(ctx).person.id };
  await ctx.tx.query(
    'update notice set read_at = $4 where government = $1 and id = $2 and person = $3 and read_at is null',
    [where.government, where.id, where.person, ctx.now],
  );
  const notice = await ctx.tx.findOneBy(Notice, where);
  if (!notice) throw new ApiError('NOT_FOUND', '没有找到该通知');
  return notice;
}
