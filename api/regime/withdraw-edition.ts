import { randomUUID } from 'node:crypto';
import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { reopenRegimeDraft } from './discard-regime-draft';
import { Edition, EditionStatus } from './edition.entity';
import { notifyReturned } from './notify-regime';
import { ownEdition, wrongStatus } from './own-edition';
import { RegimeComment } from './regime-comment.entity';
import { draftOfEdition } from './regime-draft.loader';
import type { RegimeDraft } from './regime-draft.entity';
import type { ChangeEdition } from './submit-edition';

export interface WithdrawEdition extends ChangeEdition {
  /** Why; kept as a remark and told to who prepared it. */
  readonly reason?: string | undefined;
  /** Goes on with the draft that it was at once. */
  readonly reopen?: boolean | undefined;
}

const LONGEST_REASON = 1_000;

/**
 * Takes back what has not been published: by who prepared it, or returned to them by who should have published it. What
 * has been published stands: a newer edition replaces it. Where the draft is taken up again, the remarks that nobody
 * has settled go along with it.
 */
export async function withdrawEdition(ctx: Context, input: WithdrawEdition): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const reason = (input.reason ?? '').trim() === '' ? '' : readText(input.reason ?? '', 'reason', LONGEST_REASON);
  const edition = await ownEdition(ctx, input);
  if (edition.status !== EditionStatus.DRAFT && edition.status !== EditionStatus.SUBMITTED) {
    return found(null, [wrongStatus(edition, '只有草稿与已送审的版本可以撤回；已发布的请以新的版本代替')]);
  }
  const changes = { status: EditionStatus.WITHDRAWN, withdrawnAt: ctx.now };
  const version = await updateVersion(ctx, Edition, input, changes);
  recordAudit(ctx, {
    verb: 'regime:withdraw',
    subject: { type: 'Edition', id: edition.id },
    details: { number: edition.number, ...(reason === '' ? {} : { reason }) },
  });
  const withdrawn = Object.assign(new Edition(), edition, changes, { version });
  if (reason !== '') await remark(ctx, withdrawn, person, reason);
  await notifyReturned(ctx, withdrawn, reason, edition.status === EditionStatus.SUBMITTED);
  const draft = input.reopen === true ? await draftOfEdition(ctx).load(edition.id) : null;
  if (draft) {
    const reopened = await goOn(ctx, draft, withdrawn);
    if (reopened.value === null) return found(null, reopened.findings);
  }
  return fine(withdrawn);
}

async function goOn(ctx: Context, draft: RegimeDraft, edition: Edition): Promise<Outcome<RegimeDraft | null>> {
  await ctx.tx.query(
    `update regime_comment set draft = $3, edition = null
      where government = $1 and edition = $2 and resolved_at is null`,
    [ctx.government, edition.id, draft.id],
  );
  return reopenRegimeDraft(ctx, { id: draft.id, expectedVersion: draft.version });
}

async function remark(ctx: Context, edition: Edition, writer: string, text: string): Promise<void> {
  await insertRow(ctx, RegimeComment, {
    government: ctx.government,
    id: randomUUID(),
    draft: null,
    edition: edition.id,
    place: '',
    text,
    writer,
    createdAt: ctx.now,
    resolvedAt: null,
    resolver: null,
    version: 1,
  });
}
