import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { Edition, EditionStatus } from './edition.entity';
import { notifySubmitted } from './notify-regime';
import { ownEdition, wrongStatus } from './own-edition';

export interface ChangeEdition {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
}

/** Hands a draft over for another person to publish, and tells everybody who may. */
export async function submitEdition(ctx: Context, input: ChangeEdition): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const edition = await ownEdition(ctx, input);
  if (edition.status !== EditionStatus.DRAFT) return found(null, [wrongStatus(edition, '只有草稿可以送审')]);
  const changes = { status: EditionStatus.SUBMITTED, submitter: person, submittedAt: ctx.now };
  const version = await updateVersion(ctx, Edition, input, changes);
  recordAudit(ctx, {
    verb: 'regime:submit',
    subject: { type: 'Edition', id: edition.id },
    details: { number: edition.number },
  });
  const submitted = Object.assign(new Edition(), edition, changes, { version });
  await notifySubmitted(ctx, submitted);
  return fine(submitted);
}
