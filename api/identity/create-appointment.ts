import { randomUUID } from 'node:crypto';
import { fine, found, type Outcome } from '../../form-schemas/engine';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { plainName, readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Appointment } from './appointment.entity';
import { notOneself } from './four-eyes';
import { administratorsApart } from './keep-apart';
import { appointedAlready } from './appointed-already';
import { holdOrganisation, holdPost } from './hold-row';

/** An organisation's and a post's name together, each of at most 200 characters. */
const LONGEST_TITLE = 400;

export interface CreateAppointment {
  /** Database id of a person; persons are global, so one from elsewhere may be appointed here by its id. */
  readonly person: string;
  readonly post: string;
  /** Default: organisation and post. */
  readonly title?: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/**
 * Appoints a person to a post from day to day, both included.
 *
 * Findings: `four-eyes` (nobody appoints himself), `administrators-apart`, `organisation-closed`,
 * `appointed-already` (the same person to the same post at overlapping times).
 */
export async function createAppointment(ctx: Context, input: CreateAppointment): Promise<Outcome<Appointment | null>> {
  authorise(ctx, 'appointment:create');
  const post = await holdPost(ctx, input.post, 'pessimistic_read');
  if (!post) throw new ApiError('NOT_FOUND', '没有找到该职务', { path: 'post' });
  if (input.untilDay !== null && input.untilDay < input.fromDay) {
    throw refuseInput('untilDay', `终止日 ${input.untilDay} 早于起始日 ${input.fromDay}`);
  }
  const organisation = await holdOrganisation(ctx, post.organisation, 'pessimistic_read');
  const findings = [
    ...notOneself(ctx, input.person, '任命自己'),
    ...(organisation?.closedAt
      ? [
          {
            code: 'organisation-closed',
            severity: 'error' as const,
            message: `${organisation.title}已撤销`,
            path: 'post',
          },
        ]
      : []),
    ...(await administratorsApart(ctx, { ...input, roles: post.roles })),
    ...(await appointedAlready(ctx, input)),
  ];
  if (findings.length > 0) return found(null, findings);
  const appointment = await insertRow(ctx, Appointment, {
    government: ctx.government,
    id: randomUUID(),
    person: input.person,
    post: post.id,
    title:
      input.title === undefined
        ? plainName(`${organisation?.title ?? ''}${post.title}`, LONGEST_TITLE)
        : readName(input.title, 'title'),
    fromDay: input.fromDay,
    untilDay: input.untilDay,
    endedOn: null,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'appointment:create',
    subject: { type: 'Appointment', id: appointment.id },
    details: { person: input.person, post: post.code, from: input.fromDay, until: input.untilDay },
  });
  return fine(appointment);
}
