import { found, fine, isFine, type Outcome } from '../../form-schemas/engine';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { updateVersion } from '../platform/version';
import { administer } from './administer';
import { Appointment } from './appointment.entity';
import { notOneself } from './four-eyes';
import { appointmentById } from './identity.loader';
import { endingOf } from './last-day';

export interface EndAppointment {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  /** Included; null: at once, together with the sessions that act as it. */
  readonly lastDay: Day | null;
}

/** Ends an appointment. Findings: `ending-day`, `four-eyes`. */
export async function endAppointment(ctx: Context, input: EndAppointment): Promise<Outcome<Appointment | null>> {
  authorise(ctx, 'appointment:end');
  const appointment = await appointmentById(ctx).load(input.id);
  if (!appointment) throw new ApiError('NOT_FOUND');
  const { untilDay, endedOn, findings } = endingOf(ctx, appointment, input.lastDay);
  const all = [...findings, ...notOneself(ctx, appointment.person, '终止自己的任职', 'id')];
  if (!isFine(all)) return found(null, all);
  const version = await updateVersion(ctx, Appointment, input, { untilDay, endedOn });
  const atOnce = endedOn !== null;
  if (atOnce) {
    await administer(ctx);
    await ctx.tx.query(
      'update session set ended_at = $3 where government = $1 and appointment = $2 and ended_at is null',
      [ctx.government, appointment.id, ctx.now],
    );
  }
  recordAudit(ctx, {
    verb: 'appointment:end',
    subject: { type: 'Appointment', id: appointment.id },
    details: { person: appointment.person, title: appointment.title, until: untilDay, atOnce },
  });
  return fine(Object.assign(new Appointment(), appointment, { untilDay, endedOn, version }));
}
