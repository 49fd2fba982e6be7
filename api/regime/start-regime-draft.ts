import { randomUUID } from 'node:crypto';
import { found, type Finding, type Outcome } from '../../form-schemas/engine';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { recordAudit } from '../audit/record-audit';
import { governmentByCode } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readCode, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { actingPerson } from './acting-person';
import { Edition, EditionStatus } from './edition.entity';
import { extendRegime } from './extend-regime';
import { recordContent, recordWriter, writersOf } from './file-writers';
import { newestEdition } from './newest-edition';
import { readDraftFiles, type GivenFile } from './read-files';
import { editionFiles } from './regime-content';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import { namesOf } from './regime-title';
import { storedBundle } from './stored-bundle';
import { visibleEdition } from './visible-edition';

export interface StartRegimeDraft {
  /** Database id; or else files. */
  readonly edition?: string | undefined;
  readonly files?: readonly GivenFile[] | undefined;
  /** Starts one's own regime from another government's published edition. */
  readonly extendAs?: { readonly code: string; readonly title: string } | undefined;
  readonly note?: string | undefined;
}

interface Beginning {
  readonly files: RegimeFiles;
  readonly code: string;
  readonly source: Edition | null;
  readonly editors: readonly string[];
}

/**
 * Starts a draft from an edition (also an old one, to restore it; also a withdrawn one, to go on), from files, or as
 * one's own regime from another government's. It is compared with the newest published edition of its regime; while
 * there is none, with what it was started from.
 *
 * Who wrote an edition that nobody has published stays an editor of what is made of it; so does whoever wrote any of the
 * files that are handed in (`file-writers.ts`).
 *
 * Findings: `regime-draft-from-older` (info).
 */
export async function startRegimeDraft(ctx: Context, input: StartRegimeDraft): Promise<Outcome<RegimeDraft | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const { files, code, source, editors } = await beginning(ctx, input);
  const newest = await newestEdition(ctx, code);
  const base = newest ?? source;
  const title = namesOf(files).title ?? source?.title ?? code;
  const draft = await insertRow(ctx, RegimeDraft, {
    government: ctx.government,
    id: randomUUID(),
    regimeCode: code,
    title,
    note: draftNote(input.note),
    status: RegimeDraftStatus.OPEN,
    bundle: storedBundle(files),
    base: base?.id ?? null,
    baseGovernment: base?.government ?? null,
    baseHash: base?.hash ?? null,
    source: source?.id ?? null,
    editorIds: [...new Set([...editors, person])],
    kept: [],
    creator: person,
    updater: person,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    became: null,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'regime-draft:start',
    subject: { type: 'RegimeDraft', id: draft.id },
    details: { regime: code, from: source && { government: source.government, number: source.number } },
  });
  return found(draft, olderThan(newest, source));
}

async function beginning(ctx: Context, { edition, files, extendAs }: StartRegimeDraft): Promise<Beginning> {
  if ((edition === undefined) === (files === undefined)) throw refuseInput('edition', '须给出 edition 或 files 之一');
  if (files !== undefined) {
    if (extendAs) throw refuseInput('extendAs', '只与 edition 一起给出');
    const read = readDraftFiles(files);
    const { code } = namesOf(read);
    if (code === null) throw refuseInput('files', 'regime.json 须写明制度代码（code）');
    const editors = await writersOf(ctx, read);
    await recordWriter(ctx, read, actingPerson(ctx));
    await recordContent(ctx, read, [actingPerson(ctx)]);
    return { files: read, code: readCode(code, 'files'), source: null, editors };
  }
  const source = await visibleEdition(ctx, edition ?? '');
  if (!source) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  const content = await editionFiles(ctx, source);
  if (extendAs) return extended(ctx, source, content, extendAs);
  if (source.government !== ctx.government)
    throw refuseInput('extendAs', '这是其他政府的制度：须写明 extendAs（代码与名称），作为本级制度另行编制');
  const isPublished = source.status === EditionStatus.PUBLISHED;
  const editors = isPublished ? [] : [...source.editorIds, source.preparer, ...[source.submitter ?? []].flat()];
  return { files: content, code: source.regimeCode, source, editors };
}

async function extended(
  ctx: Context,
  source: Edition,
  content: RegimeFiles,
  extendAs: { readonly code: string; readonly title: string },
): Promise<Beginning> {
  if (source.government === ctx.government) throw refuseInput('extendAs', '本级政府自己的制度直接修订，不须抄录');
  const code = readCode(extendAs.code, 'extendAs.code');
  const title = readText(extendAs.title, 'extendAs.title');
  if (await ctx.tx.existsBy(Edition, { government: ctx.government, regimeCode: code }))
    throw refuseInput('extendAs.code', `本级政府已有制度“${code}”，请另定代码，或修订该制度`);
  const own = await governmentByCode(ctx).load(ctx.government);
  const files = extendRegime(content, {
    code,
    title,
    jurisdiction: { code: ctx.government, title: own?.title ?? ctx.government, level: own?.level ?? 'county' },
    origin: { government: source.government, code: source.regimeCode, number: source.number, hash: source.hash },
  });
  return { files, code, source, editors: [] };
}

/** What one has written about a draft; empty where nothing. */
export function draftNote(given: string | undefined): string {
  return (given ?? '').trim() === '' ? '' : readText(given ?? '', 'note', 2_000);
}

function olderThan(newest: Edition | null, source: Edition | null): readonly Finding[] {
  if (!newest || !source || newest.id === source.id) return [];
  const message = `取自第 ${source.number} 版，而最近发布的是第 ${newest.number} 版：送审发布之后，即以此内容代替第 ${newest.number} 版`;
  const parameters = { number: source.number, newest: newest.number };
  return [{ code: 'regime-draft-from-older', severity: 'info', message, parameters }];
}
