import { In } from 'typeorm';
import type { Finding } from '../../form-schemas/engine';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { objection } from './actions';
import { CatalogueEntry } from './catalogue-entry.entity';
import { CatalogueAct } from './catalogue-step.entity';
import { cityCatalogue, type CityCatalogue } from './city-catalogue';
import type { CatalogueContent } from './content';
import { judgePublication, putInForce } from './publish-entry';
import { isSeen } from './seen-entries';

export interface PublishEntries {
  /** Database ids, each with the version that was seen. */
  readonly entries: readonly { readonly id: string; readonly expectedVersion: number }[];
  /** Only where none of them is refused, or those that are not. */
  readonly all: boolean;
  readonly note?: string | undefined;
}

/** One of those that were to be published: what came of it, and why not. */
export interface PublishedEntry {
  readonly id: string;
  /** Null: missing, or not for the session to see. */
  readonly entry: CatalogueEntry | null;
  readonly published: boolean;
  readonly findings: readonly Finding[];
}

export interface PublishedEntries {
  readonly rows: readonly PublishedEntry[];
  readonly findings: readonly Finding[];
}

const MOST_AT_ONCE = 100;

interface Asked extends Omit<PublishedEntry, 'published'> {
  /** Null: it may not be published. */
  readonly content: CatalogueContent | null;
}

/**
 * Publishes several drafts or revisions, each by the same rules as one alone; what stands against one is told of that one, its having
 * changed in between as well. Either all of them or none, or those against which nothing stands.
 */
export async function publishCatalogueEntries(ctx: Context, input: PublishEntries): Promise<PublishedEntries> {
  authorise(ctx, 'catalogue:publish');
  const note = input.note === undefined || input.note.trim() === '' ? '' : readText(input.note, 'note', 500);
  const ids = input.entries.map(({ id }) => id);
  if (ids.length === 0 || ids.length > MOST_AT_ONCE) throw refuseInput('entries', `一次发布 1 至 ${MOST_AT_ONCE} 条`);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) throw refuseInput(`entries[${index}].id`, '同一条目给出了两次');
  });
  const city = await cityCatalogue(ctx);
  const locked = await lockEntries(ctx, ids);
  const asked: Asked[] = [];
  for (const { id, expectedVersion } of input.entries)
    asked.push(await judgeOne(ctx, city, id, expectedVersion, locked.get(id) ?? null));
  const bad = asked.filter(({ content }) => content === null).length;
  if (bad > 0 && input.all) return { rows: asked.map((one) => ({ ...one, published: false })), findings: [none(bad)] };
  const rows: PublishedEntry[] = [];
  for (const { id, entry, content, findings } of asked) {
    const now = entry && content && (await putInForce(ctx, entry, content, note));
    rows.push({ id, entry: now ?? entry, published: now !== null, findings });
  }
  return { rows, findings: [] };
}

/** Locked in the order of their ids, so that two who publish the same ones never wait for each other. */
async function lockEntries(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueEntry>> {
  const { government } = ctx;
  await ctx.tx.query(
    'select 1 from catalogue_entry where government = $1 and id = any ($2::uuid[]) order by id for update',
    [government, ids],
  );
  const entries = await ctx.tx.findBy(CatalogueEntry, { government, id: In([...ids]) });
  return new Map(entries.filter((entry) => isSeen(ctx, entry)).map((entry) => [entry.id, entry]));
}

async function judgeOne(
  ctx: Context,
  city: CityCatalogue,
  id: string,
  expectedVersion: number,
  entry: CatalogueEntry | null,
): Promise<Asked> {
  const refuse = (code: string, message: string): Asked => ({
    id,
    entry,
    content: null,
    findings: [{ code, severity: 'error', message }],
  });
  if (!entry) return refuse('catalogue-entry-missing', '没有找到该条目');
  const { version } = entry;
  if (version !== expectedVersion)
    return refuse('catalogue-entry-changed', `已被更改：您所见为第 ${expectedVersion} 版，现为第 ${version} 版`);
  const against = objection(ctx, city, entry, CatalogueAct.PUBLISH);
  if (against !== null) return refuse('catalogue-not-publishable', against);
  const { content, problems, notes } = await judgePublication(ctx, city, entry);
  return problems.length > 0
    ? { id, entry, content: null, findings: problems }
    : { id, entry, content, findings: notes };
}

function none(bad: number): Finding {
  const message = `有 ${bad} 条不能发布，没有发布任何一条；可以只发布合格的`;
  return { code: 'catalogue-none-published', severity: 'error', message };
}
