import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { actingPerson } from './acting-person';
import type { Edition } from './edition.entity';
import { notifyDeclined } from './notify-confirmation';
import { lockProposal, type ChangeConfirmation } from './own-confirmation';
import { RegimeConfirmation, RegimeConfirmationStatus } from './regime-confirmation.entity';

/**
 * Takes back (who proposed it) or declines (anybody else who may) that one's own government goes by an edition, and says why. It
 * may be proposed anew.
 *
 * Findings: `regime-not-proposed`, `regime-confirmed` (that stays).
 */
export async function declineConfirmation(
  ctx: Context,
  input: ChangeConfirmation & { readonly reason: string },
): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:publish');
  const person = actingPerson(ctx);
  const reason = readText(input.reason, 'reason', 1_000);
  const locked = await lockProposal(ctx, input);
  if ('finding' in locked) return found(null, [locked.finding]);
  const { edition, proposal } = locked;
  await ctx.tx.update(
    RegimeConfirmation,
    { government: ctx.government, edition: edition.id },
    {
      status: RegimeConfirmationStatus.DECLINED,
      decliner: person,
      declinedAt: ctx.now,
      declineReason: reason,
      version: proposal.version + 1,
    },
  );
  recordAudit(ctx, {
    verb: 'regime:decline',
    subject: { type: 'Edition', id: edition.id },
    details: { reason, proposedBy: proposal.proposer },
  });
  await notifyDeclined(ctx, edition, proposal, reason);
  return fine(edition);
}
