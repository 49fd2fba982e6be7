import { randomUUID } from 'node:crypto';
import { found, fine, type Finding, type Outcome } from '../../../form-schemas/engine';
import { AttachmentStatus } from '../../attachment/attachment.entity';
import { attachmentById } from '../../attachment/attachment.loader';
import { recordAudit } from '../../audit/record-audit';
import { authorise, signedIn } from '../../platform/authorise';
import type { Context } from '../../platform/context';
import { ApiError } from '../../platform/errors';
import { insertRow } from '../../platform/insert';
import { loadById } from '../../platform/loader';
import { updateVersion } from '../../platform/version';
import { ownUnit } from '../seen-entries';
import { ABANDONED_MS, CatalogueImport, CatalogueImportMode, CatalogueImportStatus } from './catalogue-import.entity';

const importById = loadById(CatalogueImport);
/** A workbook of ten thousand rows has a few megabytes. */
const LARGEST = 20 * 1024 * 1024;

/** An import of the session's own unit; null for any other, as for a missing one. */
export async function ownImport(ctx: Context, id: string): Promise<CatalogueImport | null> {
  const found = await importById(ctx).load(id);
  return found?.organisation === signedIn(ctx).appointment?.organisation ? found : null;
}

/** Begins to check a workbook that the unit has uploaded; nothing of it is saved. One at a time for each unit. */
export async function startCatalogueImport(
  ctx: Context,
  input: { readonly attachment: string },
): Promise<Outcome<CatalogueImport | null>> {
  authorise(ctx, 'catalogue:edit');
  const organisation = ownUnit(ctx);
  const { person, appointment } = signedIn(ctx);
  const attachment = await attachmentById(ctx).load(input.attachment);
  if (attachment?.organisation !== organisation)
    throw new ApiError('NOT_FOUND', '没有找到该附件：须为本单位上传的文件');
  if (attachment.status !== AttachmentStatus.STORED)
    return found(null, [refuse('attachment-not-stored', `附件“${attachment.name}”尚未上传完成，请重新上传`)]);
  if (!/\.xlsx$/i.test(attachment.name))
    return found(null, [refuse('workbook-not-one', `须为 Excel 工作簿（.xlsx），所给为“${attachment.name}”`)]);
  if (attachment.size > LARGEST)
    return found(null, [
      refuse(
        'workbook-too-large',
        `工作簿至多 ${LARGEST / 1024 / 1024} MB，所给为 ${Math.ceil(attachment.size / 1024 / 1024)} MB`,
      ),
    ]);
  await onlyOne(ctx, organisation);
  const row = await insertRow(ctx, CatalogueImport, {
    government: ctx.government,
    id: randomUUID(),
    organisation,
    attachment: attachment.id,
    person: person.id,
    appointment: appointment?.id ?? '',
    status: CatalogueImportStatus.CHECKING,
    mode: null,
    progress: 0,
    total: 0,
    good: 0,
    bad: 0,
    fresh: 0,
    changed: 0,
    unchanged: 0,
    found: 0,
    findings: [],
    failure: null,
    createdAt: ctx.now,
    touchedAt: ctx.now,
    version: 1,
  });
  ctx.afterCommit({ kind: 'catalogue-import', government: ctx.government, id: row.id });
  return fine(row);
}

/** @throws ApiError CONFLICT while another import of the unit is under way */
async function onlyOne(ctx: Context, organisation: string): Promise<void> {
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `catalogue-import/${ctx.government}/${organisation}`,
  ]);
  const [running] = await ctx.tx.query<unknown[]>(
    `select 1 from catalogue_import where government = $1 and organisation = $2 and status in ('checking', 'saving')
       and touched_at > $3 limit 1`,
    [ctx.government, organisation, new Date(ctx.now.getTime() - ABANDONED_MS)],
  );
  if (running) throw new ApiError('CONFLICT', '本单位的另一次导入尚在进行，请待其结束');
}

export interface SaveCatalogueImport {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly mode: CatalogueImportMode;
}

/** Begins to save what has been checked: all of it, or the good rows. It is checked again then, against the catalogue as it stands. */
export async function saveCatalogueImport(
  ctx: Context,
  { id, expectedVersion, mode }: SaveCatalogueImport,
): Promise<Outcome<CatalogueImport | null>> {
  authorise(ctx, 'catalogue:edit');
  const known = await ownImport(ctx, id);
  if (!known) throw new ApiError('NOT_FOUND');
  await onlyOne(ctx, known.organisation);
  if (known.status !== CatalogueImportStatus.CHECKED)
    return found(null, [refuse('catalogue-import-status', '只能保存核对完毕、尚未保存的导入')]);
  if (mode === CatalogueImportMode.ALL && known.bad > 0)
    return found(null, [
      refuse('catalogue-import-bad', `有 ${known.bad} 行不合格，不能全部保存：请改正后重新上传，或者只保存合格的行`),
    ]);
  if (known.fresh + known.changed === 0)
    return found(null, [refuse('catalogue-import-nothing', '没有要保存的行：合格的行都与已有条目相同')]);
  const changes = { status: CatalogueImportStatus.SAVING, mode, progress: 0, failure: null, touchedAt: ctx.now };
  const version = await updateVersion(ctx, CatalogueImport, { id, expectedVersion }, changes as object);
  recordAudit(ctx, {
    verb: 'catalogue:import',
    subject: { type: 'CatalogueImport', id },
    details: { mode, fresh: known.fresh, changed: known.changed, bad: known.bad },
  });
  ctx.afterCommit({ kind: 'catalogue-import', government: ctx.government, id });
  return fine(Object.assign(new CatalogueImport(), known, changes, { version }));
}

function refuse(code: string, message: string): Finding {
  return { code, severity: 'error', message, path: 'attachment' };
}
