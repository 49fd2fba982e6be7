import { randomUUID } from 'node:crypto';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Appointment } from './appointment.entity';
import { organisationById, postById } from './identity.loader';

export interface CreateAppointment {
  /** Database id of a person; persons are global, so one from elsewhere may be appointed here. */
  readonly person: string;
  readonly post: string;
  /** Default: organisation and post. */
  readonly title?: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/** Appoints a person to a post from day to day, both included. */
export async function createAppointment(ctx: Context, input: CreateAppointment): Promise<Appointment> {
  authorise(ctx, 'appointment:create');
  const post = await postById(ctx).load(input.post);
  if (post?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该职务');
  if (input.untilDay !== null && input.untilDay < input.fromDay) {
    throw refuseInput('untilDay', `终止日 ${input.untilDay} 早于起始日 ${input.fromDay}`);
  }
  const organisation = await organisationById(ctx).load(post.organisation);
  const appointment = await insertRow(ctx, Appointment, {
    government: ctx.government,
    id: randomUUID(),
    person: input.person,
    post: post.id,
    title: readText(input.title ?? `${organisation?.title ?? ''}${post.title}`, 'title'),
    fromDay: input.fromDay,
    untilDay: input.untilDay,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'appointment:create',
    subject: { type: 'Appointment', id: appointment.id },
    details: { person: input.person, post: post.code, from: input.fromDay, until: input.untilDay },
  });
  return appointment;
}
