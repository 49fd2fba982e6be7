import { recordAudit } from '../audit/record-audit';
import { digestOf } from '../identity/token';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';

/** What a ticket promised to send. */
export interface Announced {
  readonly id: string;
  readonly government: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  /** Where the store keeps it. */
  readonly place: string;
}

const TICKET = /^[A-Za-z0-9_-]{43}$/;

/**
 * Uses up a ticket: the condition in the UPDATE lets exactly one of many requests have it.
 *
 * @throws ApiError NOT_FOUND for an unknown, used, expired one, and for that of another person
 */
export async function takeTicket(ctx: Context, ticket: string): Promise<Announced> {
  authorise(ctx, 'attachment:upload');
  if (TICKET.test(ticket)) {
    const [rows] = await ctx.tx.query<
      [{ id: string; name: string; size: string; media_type: string; place: string }[], number]
    >(
      `update attachment set ticket_hash = null
       where government = $1 and ticket_hash = $2 and uploaded_by = $3 and status = 'pending' and ticket_expires_at > $4
       returning id, name, size::text, media_type, place`,
      [ctx.government, digestOf(ticket), signedIn(ctx).person.id, ctx.now],
    );
    const [row] = rows;
    if (row)
      return {
        id: row.id,
        government: ctx.government,
        name: row.name,
        size: Number(row.size),
        mediaType: row.media_type,
        place: row.place,
      };
  }
  throw new ApiError('NOT_FOUND', '上传凭据不存在、已用过或已过期（15 分钟），请重新领取');
}

/** Records that the file has been stored. */
export async function finishUpload(ctx: Context, { id, name, size, place }: Announced, digest: string): Promise<void> {
  authorise(ctx, 'attachment:upload');
  const [, count] = await ctx.tx.query<[unknown[], number]>(
    `update attachment set status = 'stored', digest = $3, stored_at = $4, place = $6
     where government = $1 and id = $2 and uploaded_by = $5 and status = 'pending' and ticket_hash is null`,
    [ctx.government, id, digest, ctx.now, signedIn(ctx).person.id, place],
  );
  if (count !== 1) throw new ApiError('CONFLICT', '该附件已不在等待上传');
  recordAudit(ctx, { verb: 'attachment:store', subject: { type: 'Attachment', id }, details: { name, size, digest } });
}

/**
 * Forgets an upload that failed, so that it no longer counts against the quota.
 *
 * @returns whether there was one to forget: its file, if the store has it, is nobody's from now on
 */
export async function forgetUpload(ctx: Context, { id }: Announced): Promise<boolean> {
  const [, count] = await ctx.tx.query<[unknown[], number]>(
    `delete from attachment where government = $1 and id = $2 and status = 'pending'`,
    [ctx.government, id],
  );
  return count === 1;
}
