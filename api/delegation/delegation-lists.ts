import type { SelectQueryBuilder } from 'typeorm';
import { Appointment } from '../identity/appointment.entity';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { likeText } from '../platform/text';
import { Delegation } from './delegation.entity';

/** Delegations of the government; `current`: true for those that run or are to come, false for those that are over. */
export function delegationsWhere(ctx: Context, current: boolean | null | undefined): SelectQueryBuilder<Delegation> {
  const query = ctx.tx
    .createQueryBuilder(Delegation, 'delegation')
    .where('delegation.government = :government', { government: ctx.government });
  const isCurrent = '(delegation.untilDay >= :today and delegation.untilDay >= delegation.fromDay)';
  if (current != null) query.andWhere(current ? isCurrent : `not ${isCurrent}`, { today: ctx.today });
  return query;
}

/** Those by or to the session's person. */
export function ownDelegations(ctx: Context, current: boolean | null | undefined): SelectQueryBuilder<Delegation> {
  return delegationsWhere(ctx, current).andWhere('(delegation.principal = :self or delegation.proxy = :self)', {
    self: signedIn(ctx).person.id,
  });
}

/** Today's offices of others that decide in the own government: who may be asked to act in one's place. */
export function candidatesWhere(ctx: Context, text: string | null | undefined): SelectQueryBuilder<Appointment> {
  const query = ctx.tx
    .createQueryBuilder(Appointment, 'appointment')
    .where('appointment.government = :government', { government: ctx.government })
    .andWhere('appointment.person <> :self', { self: signedIn(ctx).person.id })
    .andWhere('appointment.fromDay <= :today', { today: ctx.today })
    .andWhere('(appointment.untilDay is null or appointment.untilDay >= :today)')
    .andWhere(
      `exists (select from post p where p.government = appointment.government and p.id = appointment.post
         and 'decider' = any (p.roles))`,
    );
  if (text)
    query.andWhere(
      '(appointment.title ilike :text or exists (select from person p where p.id = appointment.person and p.name ilike :text))',
      { text: likeText(text, 'text') },
    );
  return query;
}
