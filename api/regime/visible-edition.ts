import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { EditionStatus, type Edition } from './edition.entity';
import { editionById } from './regime.loader';

/** Whether the session may see editions of its own government that are not published. */
export function seesDrafts(ctx: Context): boolean {
  const session = signedIn(ctx);
  return may(session, 'regime:import') || may(session, 'regime:publish');
}

/** An edition that the session may read: published ones, and those of its own government for who prepares regimes. */
export async function visibleEdition(ctx: Context, id: string): Promise<Edition | null> {
  const edition = await editionById(ctx).load(id);
  return edition &&
    (edition.status === EditionStatus.PUBLISHED || (edition.government === ctx.government && seesDrafts(ctx)))
    ? edition
    : null;
}
