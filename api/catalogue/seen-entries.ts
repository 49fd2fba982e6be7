import { seenUnits } from '../application/seen-units';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { CatalogueEntry, CatalogueState } from './catalogue-entry.entity';

export const entryById = loadById(CatalogueEntry);

/** What everybody in the government may look up: what is published, and stays so while it is revised. */
export const OPEN_STATES: readonly CatalogueState[] = [CatalogueState.PUBLISHED, CatalogueState.REVISED];

/** Whether the session sees drafts, revisions and the whole history of an entry: its own unit, and whoever sees all units. */
export function seesWithin(ctx: Context, { organisation }: Pick<CatalogueEntry, 'organisation'>): boolean {
  return seenUnits(ctx)?.includes(organisation) ?? true;
}

/** Whether the session may see an entry at all. */
export function isSeen(ctx: Context, entry: CatalogueEntry): boolean {
  return OPEN_STATES.includes(entry.state) || seesWithin(ctx, entry);
}

/** An entry that the session may see; null for any other, as for a missing one. */
export async function visibleEntry(ctx: Context, id: string): Promise<CatalogueEntry | null> {
  const entry = await entryById(ctx).load(id);
  return entry && isSeen(ctx, entry) ? entry : null;
}

/** Locks an entry that the session may see, to change it. @throws ApiError NOT_FOUND; CONFLICT */
export async function lockEntry(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<CatalogueEntry> {
  await ctx.tx.query('select 1 from catalogue_entry where government = $1 and id = $2 for update', [
    ctx.government,
    id,
  ]);
  const entry = await ctx.tx.findOneBy(CatalogueEntry, { government: ctx.government, id });
  if (!entry || !isSeen(ctx, entry)) throw new ApiError('NOT_FOUND');
  if (entry.version !== expectedVersion)
    throw new ApiError('CONFLICT', `数据已被更改：您所见为第 ${expectedVersion} 版，现为第 ${entry.version} 版`, {
      expectedVersion,
      currentVersion: entry.version,
    });
  return entry;
}

/** The unit for which the session keeps entries. @throws ApiError FORBIDDEN */
export function ownUnit(ctx: Context): string {
  const unit = signedIn(ctx).appointment?.organisation;
  if (!unit) throw new ApiError('FORBIDDEN', '须以一项任职编制目录');
  return unit;
}
