import { compileRegime, found, type CompiledRegime, type Outcome } from '../../form-schemas/engine';
import { bundleText } from '../../form-schemas/formats/bundle';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { RecentlyUsed } from '../platform/recently-used';
import { draftFiles } from './draft-files';
import { visibleRegimeDraft } from './own-regime-draft';

const compiled = new RecentlyUsed<Outcome<CompiledRegime | null>>(16);

/**
 * The regime of a draft as it was last saved, ready to be asked; null, with what is in the way, where it does not
 * compile. Whether it may be published is not judged here.
 *
 * @param id database id of the draft
 * @throws ApiError NOT_FOUND for who may not see it, as for a missing one
 */
export async function compiledDraft(ctx: Context, id: string): Promise<Outcome<CompiledRegime | null>> {
  const draft = await visibleRegimeDraft(ctx, id);
  if (!draft) throw new ApiError('NOT_FOUND', '没有找到该制度草稿');
  const files = await draftFiles(ctx, draft);
  return compiled.get(sha256(bundleText(files)), async () => {
    const read = readRegime(files);
    return read.value === null ? found(null, read.findings) : compileRegime(read.value);
  });
}
