import { compileRegime, type CompiledRegime } from '../../form-schemas/engine';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { calendarOf, countingBy } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { RecentlyUsed } from '../platform/recently-used';
import type { Edition } from './edition.entity';
import { editionFiles } from './regime-content';
import { editionById } from './regime.loader';

/** Compiled regimes by the digest of their bytes: equal for every government, kept across requests. */
const compiled = new RecentlyUsed<CompiledRegime>(16);

/**
 * The regime of an edition, ready to be asked.
 *
 * @param editionId database id
 * @throws ApiError NOT_FOUND for an edition that is missing or not visible to this government
 */
export async function compiledEdition(ctx: Context, editionId: string): Promise<CompiledRegime> {
  const edition = await editionById(ctx).load(editionId);
  if (!edition) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  return compiledOf(ctx, edition);
}

/** The same for an edition that is at hand. It counts by the calendar of the session's government. */
export async function compiledOf(ctx: Context, edition: Edition): Promise<CompiledRegime> {
  const regime = await compiled.get(edition.digest, async () => {
    const files = await editionFiles(ctx, edition);
    return ctx.uncounted(() => compileFiles(files, edition.id));
  });
  return countingBy(regime, await calendarOf(ctx));
}

function compileFiles(files: RegimeFiles, id: string): CompiledRegime {
  const read = readRegime(files);
  const outcome = read.value === null ? null : compileRegime(read.value);
  if (!outcome?.value)
    throw new Error(`edition ${id} no longer compiles: ${JSON.stringify((outcome ?? read).findings.slice(0, 3))}`);
  return outcome.value;
}
