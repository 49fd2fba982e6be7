import { askScope, isFine, type Finding, type JsonObject } from '../../form-schemas/engine';
import { verifyAttachments } from '../attachment/verify-attachments';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { Draft } from './draft.entity';
import { draftStanding, judgeDraft } from './draft-standing';
import { isByUnit } from './held-bodies';
import { lockOwnDraft, uploaderOf } from './own-draft';

export interface SaveDraft {
  readonly id: string;
  readonly answers: JsonObject;
  /** Changed answers to the scope questions; absent: as they were. */
  readonly given?: JsonObject | undefined;
  readonly expectedVersion: number;
}

export interface DraftAnswer {
  readonly draft: Draft | null;
  readonly findings: readonly Finding[];
}

/**
 * Saves what has been filled in so far, on the edition in force. What is incomplete is told and saved; what has the
 * wrong shape (a third decimal, a text for an amount) is refused with its path, and nothing is saved.
 */
export async function saveDraft(ctx: Context, input: SaveDraft): Promise<DraftAnswer> {
  const draft = await lockOwnDraft(ctx, input, 'application:fill');
  const given = input.given ?? draft.given;
  const standing = await draftStanding(ctx, { ...draft, given });
  const scope = input.given === undefined ? [] : askScope(standing.regime, given).findings;
  const judged = await judgeDraft(ctx, standing, { ...draft, given }, input.answers, draft.answers);
  const attachments = await verifyAttachments(ctx, standing.form, judged.value.answers, uploaderOf(ctx, draft));
  const findings = [...new Set([...standing.findings, ...scope, ...judged.findings, ...attachments])];
  if (!isFine(findings)) return { draft: null, findings };
  const { regime, edition, stage } = standing;
  const changes = {
    given,
    answers: judged.value.answers,
    edition,
    stage: stage.code,
    byUnit: isByUnit(regime, stage.by),
    updatedAt: ctx.now,
  };
  const version = await updateVersion(ctx, Draft, input, changes as object);
  recordAudit(ctx, { verb: 'draft:save', subject: { type: 'Draft', id: draft.id }, details: { version } });
  return { draft: Object.assign(new Draft(), draft, changes, { version }), findings };
}
