import { recordAudit } from '../audit/record-audit';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { writeHomeAudit } from './audit-home';

/** Ends the session; its token is dead from the commit on. */
export async function logout(ctx: Context): Promise<void> {
  const session = signedIn(ctx);
  if (session.kind !== 'person') throw new ApiError('FORBIDDEN', '只有人员的登录可以退出；服务账号请吊销');
  await ctx.tx.query('update session set ended_at = $2 where digest = $1', [session.digest, ctx.now]);
  ctx.client.setSessionCookie(null, 0);
  if (session.government === null)
    ctx.beforeCommit(() => writeHomeAudit(ctx, ctx.tx, session.person.id, { verb: 'session:end' }));
  else recordAudit(ctx, { verb: 'session:end', subject: { type: 'Person', id: session.person.id } });
}
