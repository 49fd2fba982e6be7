import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { EditionStatus } from './edition.entity';
import { lockRegimeDraft, wrongDraftStatus } from './own-regime-draft';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { editionById } from './regime.loader';
import type { ChangeRegimeDraft } from './save-regime-draft';

/** Puts a draft aside. Its files are kept: {@link reopenRegimeDraft} takes it up again. */
export async function discardRegimeDraft(ctx: Context, input: ChangeRegimeDraft): Promise<Outcome<RegimeDraft | null>> {
  authorise(ctx, 'regime:import');
  actingPerson(ctx);
  const draft = await lockRegimeDraft(ctx, input);
  if (draft.status !== RegimeDraftStatus.OPEN)
    return found(null, [wrongDraftStatus(draft, '只有编制中的草稿可以放弃')]);
  return turn(ctx, draft, 'regime-draft:discard', { status: RegimeDraftStatus.DISCARDED });
}

/**
 * Goes on with a draft that was discarded, or whose edition has been withdrawn (returned by who should have published
 * it, or taken back). What it became is forgotten; submitting it again makes another edition, with the next number.
 */
export async function reopenRegimeDraft(ctx: Context, input: ChangeRegimeDraft): Promise<Outcome<RegimeDraft | null>> {
  authorise(ctx, 'regime:import');
  actingPerson(ctx);
  const draft = await lockRegimeDraft(ctx, input);
  const edition = draft.became === null ? null : await editionById(ctx).load(draft.became);
  const mayGoOn = draft.status === RegimeDraftStatus.DISCARDED || edition?.status === EditionStatus.WITHDRAWN;
  if (!mayGoOn) return found(null, [wrongDraftStatus(draft, '已放弃的、所成版本已撤回的草稿才能恢复编制')]);
  return turn(ctx, draft, 'regime-draft:reopen', { status: RegimeDraftStatus.OPEN, became: null });
}

async function turn(
  ctx: Context,
  draft: RegimeDraft,
  verb: string,
  changes: Partial<Pick<RegimeDraft, 'status' | 'became'>>,
): Promise<Outcome<RegimeDraft>> {
  const version = await updateVersion(ctx, RegimeDraft, { id: draft.id, expectedVersion: draft.version }, changes);
  recordAudit(ctx, { verb, subject: { type: 'RegimeDraft', id: draft.id }, details: { version } });
  return found(Object.assign(new RegimeDraft(), draft, changes, { version }), []);
}
