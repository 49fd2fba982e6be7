import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { draftFiles } from './draft-files';
import { recordContent, recordWriter } from './file-writers';
import { readKept } from './localisation';
import { lockRegimeDraft, wrongDraftStatus } from './own-regime-draft';
import { readDraftFiles, readFiles, type GivenFile } from './read-files';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { namesOf } from './regime-title';
import { draftNote } from './start-regime-draft';
import { storedBundle } from './stored-bundle';

export interface ChangeRegimeDraft {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
}

export interface SaveRegimeDraft extends ChangeRegimeDraft {
  /** The files that have changed or are new, whole. */
  readonly files: readonly GivenFile[];
  /** Paths of files to take away. */
  readonly removed?: readonly string[] | undefined;
  /** Absent: as it was. */
  readonly note?: string | undefined;
  /** What is confirmed to be kept as the higher government has it; absent: as it was. */
  readonly kept?: readonly string[] | undefined;
}

/**
 * Saves what has been changed, whatever it says: what does not compile yet is kept like everything else, and the
 * draft's findings tell of it. Only what could not be a regime's file at all is refused.
 *
 * @throws ApiError CONFLICT saying who saved meanwhile and when; InputRefused
 */
export async function saveRegimeDraft(ctx: Context, input: SaveRegimeDraft): Promise<Outcome<RegimeDraft | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const changed = readDraftFiles(input.files, 0);
  const draft = await lockRegimeDraft(ctx, input);
  if (draft.status !== RegimeDraftStatus.OPEN)
    return found(null, [wrongDraftStatus(draft, '不能再改；可恢复编制或另起一份草稿')]);
  const files = new Map(await draftFiles(ctx, draft));
  (input.removed ?? []).forEach((path, index) => {
    if (changed.has(path)) throw refuseInput(`removed.${index}`, `文件“${path.slice(0, 200)}”同时给出了内容`);
    if (!files.delete(path)) throw refuseInput(`removed.${index}`, `草稿中没有文件“${path.slice(0, 200)}”`);
  });
  for (const [path, text] of changed) files.set(path, text);
  readFiles([...files].map(([path, text]) => ({ path, text })));
  const changes = {
    bundle: storedBundle(files),
    title: namesOf(files).title ?? draft.title,
    note: input.note === undefined ? draft.note : draftNote(input.note),
    kept: input.kept === undefined ? draft.kept : readKept(input.kept),
    ...touchedBy(ctx, draft, person),
  };
  const version = await updateVersion(ctx, RegimeDraft, input, changes);
  await recordWriter(ctx, changed, person);
  await recordContent(ctx, files, changes.editorIds);
  recordAudit(ctx, {
    verb: 'regime-draft:save',
    subject: { type: 'RegimeDraft', id: draft.id },
    details: {
      version,
      files: [...changed.keys()],
      removed: input.removed ?? [],
      ...(input.kept === undefined ? {} : { kept: changes.kept }),
    },
  });
  return found(Object.assign(new RegimeDraft(), draft, changes, { version }), []);
}

/** What every change of a draft's content sets: who and when; the person is an editor from now on. */
export function touchedBy(ctx: Context, draft: RegimeDraft, person: string) {
  return { editorIds: [...new Set([...draft.editorIds, person])], updater: person, updatedAt: ctx.now };
}
