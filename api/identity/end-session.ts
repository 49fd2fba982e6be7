import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { settle } from '../platform/operation';
import { administer } from './administer';
import { OpenSession } from './open-session.entity';

/** Ends a session that acts for the own government; its token is dead from the commit on. One that has ended stays so. */
export async function endSession(ctx: Context, input: { readonly id: string }): Promise<OpenSession> {
  authorise(ctx, 'session:end');
  await administer(ctx);
  const session = await ctx.tx.findOneBy(OpenSession, { id: input.id, government: ctx.government });
  if (!session) throw new ApiError('NOT_FOUND');
  if (session.endedAt !== null) return session;
  await ctx.tx.query('update session set ended_at = $3 where id = $1 and government = $2 and ended_at is null', [
    session.id,
    ctx.government,
    ctx.now,
  ]);
  recordAudit(ctx, {
    verb: 'session:close',
    subject: { type: 'Person', id: session.person },
    details: { appointment: session.appointment, opened: session.createdAt.toISOString() },
  });
  return Object.assign(new OpenSession(), session, { endedAt: ctx.now });
}

/** Ends every session of a person, wherever it acts. The caller has asked for the right and audits why. */
export async function endSessionsOf(ctx: Context, person: string): Promise<void> {
  await settle(ctx.tx, { 'app.person': person });
  await ctx.tx.query('update session set ended_at = $2 where person = $1 and ended_at is null', [person, ctx.now]);
  await settle(ctx.tx, { 'app.person': ctx.session?.person.id ?? '' });
}
