import { found, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readText } from '../platform/text';
import { objection } from './actions';
import { cityCatalogue, type CityCatalogue } from './city-catalogue';
import { CatalogueAct } from './catalogue-step.entity';
import { CatalogueState, type CatalogueEntry } from './catalogue-entry.entity';
import type { CatalogueContent } from './content';
import { judgeContent } from './judge-content';
import { judgeSystems } from './judge-systems';
import { lockEntry } from './seen-entries';
import { changeEntry, columnsOf, heldContent, writeLinks, writersWith } from './write-entry';

export interface ChangeCatalogueEntry {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly note?: string | undefined;
}

/**
 * Publishes a draft or a revision: from then on everybody in the government looks it up. Refused while anything stands against it.
 * By whoever holds a body that the regime names, and has not written it.
 */
export async function publishCatalogueEntry(
  ctx: Context,
  input: ChangeCatalogueEntry,
): Promise<Outcome<CatalogueEntry | null>> {
  authorise(ctx, 'catalogue:publish');
  const note = input.note === undefined || input.note.trim() === '' ? '' : readText(input.note, 'note', 500);
  const entry = await lockEntry(ctx, input);
  const city = await cityCatalogue(ctx);
  const against = objection(ctx, city, entry, CatalogueAct.PUBLISH);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const asked = await judgePublication(ctx, city, entry);
  if (asked.problems.length > 0) return found(null, asked.problems);
  return found(await putInForce(ctx, entry, asked.content, note), asked.notes);
}

/** What an entry would say in force, and what stands against it. */
export async function judgePublication(
  ctx: Context,
  city: CityCatalogue,
  entry: CatalogueEntry,
): Promise<{
  readonly content: CatalogueContent;
  readonly problems: readonly Finding[];
  readonly notes: readonly Finding[];
}> {
  const given = entry.draft ?? (await heldContent(ctx, entry));
  const { fields, extension, problems, notes } = judgeContent(ctx.today, city, {
    ...given,
    fields: { ...given.fields, publishedOn: given.fields['publishedOn'] ?? ctx.today },
  });
  const ofSystems = await judgeSystems(ctx, city, given.systems);
  return { content: { ...given, fields, extension }, problems, notes: [...notes, ...ofSystems] };
}

/** Publishes an entry that is locked and against which nothing stands. */
export async function putInForce(
  ctx: Context,
  entry: CatalogueEntry,
  content: CatalogueContent,
  note: string,
): Promise<CatalogueEntry> {
  if (entry.draft) await writeLinks(ctx, entry.id, content);
  const published = await changeEntry(
    ctx,
    entry,
    {
      ...columnsOf(content),
      state: CatalogueState.PUBLISHED,
      edition: entry.edition + 1,
      fields: content.fields,
      extension: content.extension,
      draft: null,
      problems: 0,
      writers: [],
    },
    { act: CatalogueAct.PUBLISH, note, content },
  );
  audit(ctx, published, { verb: 'catalogue:publish', note });
  return published;
}

/** Begins the revision of what is published, or again what has been withdrawn: the latter as a draft. */
export async function reviseCatalogueEntry(
  ctx: Context,
  input: ChangeCatalogueEntry,
): Promise<Outcome<CatalogueEntry | null>> {
  authorise(ctx, 'catalogue:edit');
  const entry = await lockEntry(ctx, input);
  const against = objection(ctx, await cityCatalogue(ctx), entry, CatalogueAct.REVISE);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const note = readText(input.note ?? '', 'note', 500);
  const content = await heldContent(ctx, entry);
  const isPublished = entry.state === CatalogueState.PUBLISHED;
  const judged = judgeContent(ctx.today, await cityCatalogue(ctx), content);
  const revised = await changeEntry(
    ctx,
    entry,
    {
      state: isPublished ? CatalogueState.REVISED : CatalogueState.DRAFT,
      draft: isPublished ? content : null,
      problems: judged.problems.length,
      // Those of a draft that was given up: its text is still theirs.
      writers: writersWith(ctx, entry.writers),
    },
    { act: CatalogueAct.REVISE, note, content },
  );
  audit(ctx, revised, { verb: 'catalogue:revise', note });
  return found(revised, []);
}

/** Withdraws what is published, with its revision if there is one; or gives a draft up. Says why. */
export async function withdrawCatalogueEntry(
  ctx: Context,
  input: ChangeCatalogueEntry,
): Promise<Outcome<CatalogueEntry | null>> {
  // Which of the two rights it takes hangs on the state of the entry: `objection` asks.
  authorise(ctx, 'catalogue:read');
  const entry = await lockEntry(ctx, input);
  const against = objection(ctx, await cityCatalogue(ctx), entry, CatalogueAct.WITHDRAW);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const note = readText(input.note ?? '', 'note', 500);
  const withdrawn = await changeEntry(
    ctx,
    entry,
    {
      state: CatalogueState.WITHDRAWN,
      draft: null,
      problems: 0,
      // What is in force somebody else has published; a draft nobody has, and begun again it is still its writers'.
      writers: entry.state === CatalogueState.DRAFT ? [...entry.writers] : [],
    },
    { act: CatalogueAct.WITHDRAW, note, content: await heldContent(ctx, entry) },
  );
  audit(ctx, withdrawn, { verb: 'catalogue:withdraw', note });
  return found(withdrawn, []);
}

function audit(
  ctx: Context,
  { id, code, version, edition }: CatalogueEntry,
  { verb, note }: { readonly verb: string; readonly note: string },
): void {
  recordAudit(ctx, { verb, subject: { type: 'CatalogueEntry', id }, details: { code, version, edition, note } });
}
