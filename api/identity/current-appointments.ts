import type { Context } from '../platform/context';
import { signedIn } from '../platform/authorise';
import { Appointment } from './appointment.entity';

/** The signed-in person's appointments of today, in every government: row-level security shows one's own everywhere. */
export function currentAppointments(ctx: Context): Promise<Appointment[]> {
  return ctx.tx
    .createQueryBuilder(Appointment, 'appointment')
    .where('appointment.person = :person', { person: signedIn(ctx).person.id })
    .andWhere('appointment.fromDay <= :today', { today: ctx.today })
    .andWhere('(appointment.untilDay is null or appointment.untilDay >= :today)')
    .orderBy('appointment.fromDay')
    .addOrderBy('appointment.id')
    .getMany();
}
