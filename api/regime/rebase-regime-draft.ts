import { found, isFine, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { draftFiles } from './draft-files';
import { recordContent } from './file-writers';
import { bothChanged, mergeFiles, type Side } from './merge-files';
import { newerThanBase } from './newest-edition';
import { lockRegimeDraft, wrongDraftStatus } from './own-regime-draft';
import { editionFiles } from './regime-content';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { namesOf } from './regime-title';
import { editionById } from './regime.loader';
import { touchedBy, type ChangeRegimeDraft } from './save-regime-draft';
import { storedBundle } from './stored-bundle';

export interface RebaseRegimeDraft extends ChangeRegimeDraft {
  /** For files that both changed: whose is kept. */
  readonly take: readonly { readonly path: string; readonly side: Side }[];
}

/**
 * Carries a draft over to the edition that was published meanwhile, file by file.
 *
 * Findings: `regime-draft-both-changed` for each file that waits for a decision, then nothing is saved;
 * `regime-draft-up-to-date`; `regime-draft-status`.
 */
export async function rebaseRegimeDraft(ctx: Context, input: RebaseRegimeDraft): Promise<Outcome<RegimeDraft | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const decided = decisions(input.take);
  const draft = await lockRegimeDraft(ctx, input);
  if (draft.status !== RegimeDraftStatus.OPEN) return found(null, [wrongDraftStatus(draft, '不能再改')]);
  const newer = await newerThanBase(ctx, draft);
  if (!newer) return found(draft, [upToDate]);
  const before = draft.base === null ? null : await editionById(ctx).load(draft.base);
  // A base that is no longer shared is as if there were none: every file that differs is for a person to decide.
  const base = before === null ? new Map<string, string>() : await editionFiles(ctx, before);
  const merged = mergeFiles(base, await draftFiles(ctx, draft), await editionFiles(ctx, newer), decided);
  const findings = merged.undecided.map((path) => bothChanged(path, newer.number));
  if (!isFine(findings)) return found(null, findings);
  const changes = {
    bundle: storedBundle(merged.files),
    title: namesOf(merged.files).title ?? draft.title,
    base: newer.id,
    baseGovernment: newer.government,
    baseHash: newer.hash,
    ...touchedBy(ctx, draft, person),
  };
  const version = await updateVersion(ctx, RegimeDraft, input, changes);
  await recordContent(ctx, merged.files, changes.editorIds);
  recordAudit(ctx, {
    verb: 'regime-draft:rebase',
    subject: { type: 'RegimeDraft', id: draft.id },
    details: { version, onto: newer.number, take: input.take },
  });
  return found(Object.assign(new RegimeDraft(), draft, changes, { version }), []);
}

const upToDate: Finding = {
  code: 'regime-draft-up-to-date',
  severity: 'info',
  message: '草稿所据的已是最近发布的版本，无须并入',
};

function decisions(take: RebaseRegimeDraft['take']): ReadonlyMap<string, Side> {
  const decided = new Map<string, Side>();
  take.forEach(({ path, side }, index) => {
    if (decided.has(path)) throw refuseInput(`take.${index}.path`, `文件“${path.slice(0, 200)}”给出了两次`);
    decided.set(path, side);
  });
  return decided;
}
