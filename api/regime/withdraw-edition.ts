import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { Edition, EditionStatus } from './edition.entity';
import { ownEdition, wrongStatus } from './own-edition';
import type { ChangeEdition } from './submit-edition';

/** Takes back what has not been published. What has been published stands: a newer edition replaces it. */
export async function withdrawEdition(ctx: Context, input: ChangeEdition): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:import');
  actingPerson(ctx);
  const edition = await ownEdition(ctx, input);
  if (edition.status !== EditionStatus.DRAFT && edition.status !== EditionStatus.SUBMITTED) {
    return found(null, [wrongStatus(edition, '只有草稿与已送审的版本可以撤回；已发布的请以新的版本代替')]);
  }
  const changes = { status: EditionStatus.WITHDRAWN, withdrawnAt: ctx.now };
  const version = await updateVersion(ctx, Edition, input, changes);
  recordAudit(ctx, {
    verb: 'regime:withdraw',
    subject: { type: 'Edition', id: edition.id },
    details: { number: edition.number },
  });
  return fine(Object.assign(new Edition(), edition, changes, { version }));
}
