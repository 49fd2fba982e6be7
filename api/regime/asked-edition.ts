import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { refuseInput } from '../platform/user-error';
import { editionInForce } from './edition-in-force';
import type { Edition } from './edition.entity';
import { visibleEdition } from './visible-edition';

/** Which regime a question is put to: an edition by its global id, or a regime's code, meaning what is in force today. */
export interface AskedRegime {
  readonly editionId?: string | null | undefined;
  readonly regimeCode?: string | null | undefined;
}

/** @throws InputRefused unless exactly one is given; ApiError NOT_FOUND */
export async function askedEdition(ctx: Context, { editionId, regimeCode }: AskedRegime): Promise<Edition> {
  if ((editionId ?? null) !== null && (regimeCode ?? null) !== null)
    throw refuseInput('editionId', '与 regimeCode 只能给出其一');
  if (typeof editionId === 'string') {
    const edition = await visibleEdition(ctx, localId('Edition', editionId, 'editionId'));
    if (!edition) throw new ApiError('NOT_FOUND', '没有找到该制度版本');
    return edition;
  }
  if (typeof regimeCode !== 'string') throw refuseInput('editionId', '须给出 editionId 或 regimeCode');
  const edition = await editionInForce(ctx, regimeCode, ctx.today);
  if (!edition) throw new ApiError('NOT_FOUND', `制度“${regimeCode.slice(0, 40)}”今天没有施行的版本`);
  return edition;
}
