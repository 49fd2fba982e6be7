import { found, openable, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { actingPerson } from './acting-person';
import { compiledOf } from './compiled-edition';
import type { Edition } from './edition.entity';
import { handOf } from './edition-hands';
import { notifyConfirmed } from './notify-confirmation';
import { lockProposal, type ChangeConfirmation } from './own-confirmation';
import { inForce } from './propose-confirmation';
import { RegimeConfirmation, RegimeConfirmationStatus } from './regime-confirmation.entity';

/**
 * Confirms what another person has proposed: that one's own government goes by an edition whose regulation is only a draft or has
 * lapsed. New cases may then be opened under it, each with a warning. As with publishing, whoever wrote, prepared or handed in
 * the edition is no second pair of eyes (the table says it once more). It is said once and stays.
 *
 * Findings: `four-eyes`, `regime-not-proposed`, `regime-confirmed`, `regime-in-force` (there is nothing to confirm any more),
 * `regime-not-in-force` (as the warning that goes with each case from now on).
 */
export async function confirmRegime(ctx: Context, input: ChangeConfirmation): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:publish');
  const person = actingPerson(ctx);
  const locked = await lockProposal(ctx, input);
  if ('finding' in locked) return found(null, [locked.finding]);
  const { edition, proposal } = locked;
  const against = whyNot(edition, proposal, person) ?? (await inForce(ctx, edition));
  if (against) return found(null, [against]);
  await ctx.tx.update(
    RegimeConfirmation,
    { government: ctx.government, edition: edition.id },
    {
      status: RegimeConfirmationStatus.CONFIRMED,
      confirmer: person,
      confirmedAt: ctx.now,
      version: proposal.version + 1,
    },
  );
  const { reason, proposer } = proposal;
  recordAudit(ctx, {
    verb: 'regime:confirm',
    subject: { type: 'Edition', id: edition.id },
    details: { reason, proposedBy: proposer },
  });
  await notifyConfirmed(ctx, edition, proposal);
  return found(edition, openable(await compiledOf(ctx, edition), ctx.today, { reason, person }).findings);
}

function whyNot(edition: Edition, proposal: RegimeConfirmation, person: string): Finding | null {
  const say = (message: string): Finding => ({ code: 'four-eyes', severity: 'error', message });
  if (person === proposal.proposer)
    return say('确认人须不同于提出人：请等另一名制度管理员确认；不再需要的，写明理由收回');
  const hand = handOf(edition, person);
  return hand === null ? null : say(`确认人须不同于${hand}：请由另一名制度管理员确认`);
}
