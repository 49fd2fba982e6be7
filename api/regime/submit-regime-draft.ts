import { found, isFine, type Finding, type Outcome } from '../../form-schemas/engine';
import { canonicalOf } from '../../form-schemas/formats/canonical';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { draftFiles } from './draft-files';
import type { Edition } from './edition.entity';
import { makeEdition } from './import-regime';
import { unsettledOf } from './localisation';
import { newerThanBase } from './newest-edition';
import { lockRegimeDraft, wrongDraftStatus } from './own-regime-draft';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { namesOf } from './regime-title';
import type { ChangeRegimeDraft } from './save-regime-draft';
import { draftNote } from './start-regime-draft';
import { submitEdition } from './submit-edition';

export interface SubmitRegimeDraft extends ChangeRegimeDraft {
  /** Absent: the draft's own. */
  readonly note?: string | undefined;
}

export interface SubmittedDraft {
  readonly draft: RegimeDraft;
  readonly edition: Edition;
}

/**
 * Proves a draft and hands it over as an edition for another person to publish, all or nothing. Every editor of the
 * draft is an editor of the edition, so that none of them can publish it.
 *
 * Findings: those of the proof, each with file, place and article; `regime-draft-outdated`, `regime-draft-code`,
 * `regime-draft-status`, `regime-not-localised`; and those of an import.
 */
export async function submitRegimeDraft(
  ctx: Context,
  input: SubmitRegimeDraft,
): Promise<Outcome<SubmittedDraft | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const draft = await lockRegimeDraft(ctx, input);
  if (draft.status !== RegimeDraftStatus.OPEN)
    return found(null, [wrongDraftStatus(draft, '只有编制中的草稿可以送审')]);
  // Written canonically from here on: what a person typed as JSON need not be, an edition's files are.
  const files = new Map([...(await draftFiles(ctx, draft))].map(([path, text]) => [path, canonicalOf(text)]));
  const stale = await objections(ctx, draft, namesOf(files).code);
  if (!isFine(stale)) return found(null, stale);
  const foreign = await unsettledOf(ctx, draft, files);
  if (!isFine(foreign)) return found(null, foreign);
  const note = input.note === undefined ? draft.note : draftNote(input.note);
  const made = await makeEdition(ctx, { files, note, preparer: person, editors: draft.editorIds });
  if (made.value === null) return found(null, made.findings);
  const handed = await submitEdition(ctx, { id: made.value.id, expectedVersion: made.value.version });
  if (handed.value === null) return found(null, handed.findings);
  const changes = { status: RegimeDraftStatus.SUBMITTED, became: handed.value.id, note };
  const version = await updateVersion(ctx, RegimeDraft, input, changes);
  recordAudit(ctx, {
    verb: 'regime-draft:submit',
    subject: { type: 'RegimeDraft', id: draft.id },
    details: { edition: handed.value.id, number: handed.value.number, kept: draft.kept },
  });
  const submitted = Object.assign(new RegimeDraft(), draft, changes, { version });
  return found({ draft: submitted, edition: handed.value }, made.findings);
}

async function objections(ctx: Context, draft: RegimeDraft, code: string | null): Promise<readonly Finding[]> {
  const said: Finding[] = [];
  const newer = await newerThanBase(ctx, draft);
  if (newer) {
    const message = `草稿开始之后又发布了第 ${newer.number} 版：请先并入该版（rebaseRegimeDraft），再送审`;
    said.push({ code: 'regime-draft-outdated', severity: 'error', message, parameters: { number: newer.number } });
  }
  if (code !== null && code !== draft.regimeCode) {
    const message = `制度代码应为“${draft.regimeCode}”，草稿改成了“${code.slice(0, 64)}”：另立制度请另起草稿`;
    said.push({ code: 'regime-draft-code', severity: 'error', message, path: 'regime.json#/code' });
  }
  return said;
}
