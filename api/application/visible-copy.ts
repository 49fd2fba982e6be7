import type { Context } from '../platform/context';
import { loadById } from '../platform/loader';
import { applicationById } from './application.loader';
import { CaseCopy } from './case-copy.entity';

const copyById = loadById(CaseCopy);

/** A copy of a case that the session may look into; that of another case is a missing one. */
export async function visibleCopy(ctx: Context, id: string): Promise<CaseCopy | null> {
  const copy = await copyById(ctx).load(id);
  return copy && (await applicationById(ctx).load(copy.application)) ? copy : null;
}
