import { found, openable, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { holdersOfRight } from '../identity/holders-of-right';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { actingPerson } from './acting-person';
import { compiledOf } from './compiled-edition';
import { EditionStatus, type Edition } from './edition.entity';
import { handsOf } from './edition-hands';
import { notifyProposed } from './notify-confirmation';
import { wrongStatus } from './own-edition';
import { alreadyConfirmed, lockConfirmation } from './own-confirmation';
import { RegimeConfirmation, RegimeConfirmationStatus } from './regime-confirmation.entity';

/**
 * Proposes with a reason that one's own government goes by an edition whose regulation is only a draft or has lapsed. Nothing
 * may be opened under it until another person has confirmed that; all who may are told.
 *
 * Findings: `edition-status`, `regime-in-force` (there is nothing to confirm), `regime-confirmed`, `regime-proposed` (one waits
 * already), `nobody-to-confirm` (warning: nobody but the proposer may).
 */
export async function proposeConfirmation(
  ctx: Context,
  input: { readonly edition: string; readonly reason: string },
): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:publish');
  const person = actingPerson(ctx);
  const reason = readText(input.reason, 'reason', 1_000);
  const { edition, confirmation } = await lockConfirmation(ctx, input.edition);
  if (edition.status !== EditionStatus.PUBLISHED)
    return found(null, [wrongStatus(edition, '须先发布，才能提出继续适用')]);
  const against = (await inForce(ctx, edition)) ?? (confirmation && standing(confirmation));
  if (against) return found(null, [against]);

  const { government } = ctx;
  const proposal = {
    status: RegimeConfirmationStatus.PROPOSED,
    reason,
    proposer: person,
    proposedAt: ctx.now,
    confirmer: null,
    confirmedAt: null,
    decliner: null,
    declinedAt: null,
    declineReason: null,
    version: (confirmation?.version ?? 0) + 1,
  };
  if (confirmation) await ctx.tx.update(RegimeConfirmation, { government, edition: edition.id }, proposal);
  else await insertRow(ctx, RegimeConfirmation, { government, edition: edition.id, ...proposal });
  recordAudit(ctx, { verb: 'regime:propose', subject: { type: 'Edition', id: edition.id }, details: { reason } });
  const hands = new Set([person, ...handsOf(edition)]);
  const others = (await holdersOfRight(ctx, 'regime:publish')).filter((holder) => !hands.has(holder));
  await notifyProposed(ctx, edition, others, reason);
  return found(edition, others.length > 0 ? [] : [NOBODY]);
}

/** A finding `regime-in-force` where there is nothing to confirm. */
export async function inForce(ctx: Context, edition: Edition): Promise<Finding | null> {
  const regime = await compiledOf(ctx, edition);
  if (openable(regime, ctx.today).value !== true) return null;
  const message = `《${regime.regime.basis.title}》正在施行，不需要确认`;
  return { code: 'regime-in-force', severity: 'error', message };
}

function standing(confirmation: RegimeConfirmation): Finding | null {
  if (confirmation.status === RegimeConfirmationStatus.CONFIRMED) return alreadyConfirmed(confirmation);
  if (confirmation.status === RegimeConfirmationStatus.DECLINED) return null;
  const message = `已有人提出、待确认：${confirmation.reason}。请由另一名制度管理员确认；要另写理由的，先收回`;
  return { code: 'regime-proposed', severity: 'error', message };
}

const NOBODY: Finding = {
  code: 'nobody-to-confirm',
  severity: 'warning',
  message:
    '现在没有别人可以确认：确认人须是没有编制、送审或改过这一版的另一名制度管理员。请先任命一名；由编制人提出、由发布人确认也可以，那就先收回',
};
