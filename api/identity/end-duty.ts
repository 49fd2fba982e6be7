import { fine, found, isFine, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { updateVersion } from '../platform/version';
import { Duty } from './duty.entity';
import type { EndAppointment } from './end-appointment';
import { dutyById } from './identity.loader';
import { endingOf } from './last-day';

/** Takes a body of the regime from a post. Finding: `ending-day`. */
export async function endDuty(ctx: Context, input: EndAppointment): Promise<Outcome<Duty | null>> {
  authorise(ctx, 'duty:end');
  const duty = await dutyById(ctx).load(input.id);
  if (!duty) throw new ApiError('NOT_FOUND');
  const { untilDay, endedOn, findings } = endingOf(ctx, duty, input.lastDay);
  if (!isFine(findings)) return found(null, findings);
  const version = await updateVersion(ctx, Duty, input, { untilDay, endedOn });
  recordAudit(ctx, {
    verb: 'duty:end',
    subject: { type: 'Duty', id: duty.id },
    details: { post: duty.post, body: duty.body, organisation: duty.organisation, until: untilDay },
  });
  return fine(Object.assign(new Duty(), duty, { untilDay, endedOn, version }));
}
