import type { Regime } from '../../form-schemas/engine';
import { diffFiles } from '../../form-schemas/formats/diff-files';
import { diffRegimes } from '../../form-schemas/formats/diff-regimes';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { compiledOf } from './compiled-edition';
import { draftFiles } from './draft-files';
import { editionOfToday } from './edition-in-force';
import type { Edition } from './edition.entity';
import { editionFiles } from './regime-content';
import type { RegimeChange } from './regime-change.types';
import type { RegimeDraft } from './regime-draft.entity';
import { editionById } from './regime.loader';
import { visibleEdition } from './visible-edition';

/** What an edition changes against another one, in words. @param against global id @throws ApiError NOT_FOUND */
export async function editionChanges(
  ctx: Context,
  edition: Edition,
  against: string,
): Promise<readonly RegimeChange[]> {
  const before = await visibleEdition(ctx, localId('Edition', against, 'against'));
  if (!before) throw new ApiError('NOT_FOUND', '没有找到用来比较的制度版本');
  return diffRegimes(await regimeOf(ctx, before), await regimeOf(ctx, edition)) as readonly RegimeChange[];
}

/**
 * What a draft changes: against a given edition, else the one in force, else the one it was started from; nothing is
 * compared where there is none. While a file cannot be read the comparison is by file.
 *
 * @param against global id
 * @throws ApiError NOT_FOUND
 */
export async function draftChanges(
  ctx: Context,
  draft: RegimeDraft,
  against: string | undefined,
): Promise<readonly RegimeChange[]> {
  const before = await comparedWith(ctx, draft, against);
  if (!before) return [];
  const files = await draftFiles(ctx, draft);
  const after = readRegime(files).value;
  return (
    after ? diffRegimes(await regimeOf(ctx, before), after) : diffFiles(await editionFiles(ctx, before), files)
  ) as readonly RegimeChange[];
}

async function comparedWith(ctx: Context, draft: RegimeDraft, against: string | undefined): Promise<Edition | null> {
  if (against !== undefined) {
    const given = await visibleEdition(ctx, localId('Edition', against, 'against'));
    if (!given) throw new ApiError('NOT_FOUND', '没有找到用来比较的制度版本');
    return given;
  }
  const inForce = await editionOfToday(ctx).load(draft.regimeCode);
  return inForce ?? (draft.base === null ? null : editionById(ctx).load(draft.base));
}

async function regimeOf(ctx: Context, edition: Edition): Promise<Regime> {
  return (await compiledOf(ctx, edition)).regime;
}
