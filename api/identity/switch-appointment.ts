import { recordAudit } from '../audit/record-audit';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { sessionByDigest } from './load-session';

/** Goes on acting as another of one's own current appointments, perhaps for another government. */
export async function switchAppointment(ctx: Context, input: { readonly appointment: string }): Promise<void> {
  const session = signedIn(ctx);
  if (session.kind !== 'person' || session.digest === null) throw new ApiError('FORBIDDEN', '只有人员可以切换任职');
  const [office] = await ctx.tx.query<{ government: string }[]>(
    `select government from appointment
     where id = $1 and person = $2 and from_day <= $3 and (until_day is null or until_day >= $3)`,
    [input.appointment, session.person.id, ctx.today],
  );
  if (!office) throw new ApiError('NOT_FOUND', '您没有这一项现行任职');
  await ctx.tx.query('update session set government = $2, appointment = $3 where digest = $1', [
    session.digest,
    office.government,
    input.appointment,
  ]);
  const { session: next } = await sessionByDigest(ctx.tx, session.digest, ctx.now);
  ctx.become(next);
  recordAudit(ctx, { verb: 'session:switch', subject: { type: 'Appointment', id: input.appointment } });
}
