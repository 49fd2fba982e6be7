import { randomUUID } from 'node:crypto';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readCode } from '../platform/text';
import { Duty } from './duty.entity';
import { organisationById, postById } from './identity.loader';

export interface CreateDuty {
  /** Database id. */
  readonly post: string;
  /** Body code of the regime, e.g. of the vice mayor in charge of the filing unit. */
  readonly body: string;
  /** Database id of the only organisation whose filings it is held for; null: for all. */
  readonly organisation: string | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/** Gives a post a body of the regime to hold (分工). */
export async function createDuty(ctx: Context, input: CreateDuty): Promise<Duty> {
  authorise(ctx, 'duty:create');
  const post = await postById(ctx).load(input.post);
  if (post?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该职务');
  if (input.organisation !== null) {
    const organisation = await organisationById(ctx).load(input.organisation);
    if (organisation?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该单位');
  }
  const duty = await insertRow(ctx, Duty, {
    government: ctx.government,
    id: randomUUID(),
    post: post.id,
    body: readCode(input.body, 'body'),
    organisation: input.organisation,
    fromDay: input.fromDay,
    untilDay: input.untilDay,
    endedOn: null,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'duty:create',
    subject: { type: 'Duty', id: duty.id },
    details: { post: post.code, body: duty.body, organisation: duty.organisation },
  });
  return duty;
}
