import type { EntityTarget } from 'typeorm';
import type { Context } from '../platform/context';
import type { TenantRow } from '../platform/loader';
import { Organisation } from './organisation.entity';
import { Post } from './post.entity';

/**
 * `pessimistic_read` for what relies on the row staying as it is read, `pessimistic_write` for what changes it: an
 * appointment to a post and a change of its roles follow each other, so that the later one sees the earlier.
 */
type Hold = 'pessimistic_read' | 'pessimistic_write';

/** A post of the own government, held until the transaction ends; null where there is none. */
export function holdPost(ctx: Context, id: string, hold: Hold): Promise<Post | null> {
  return holdRow(ctx, Post, id, hold);
}

/** An organisation of the own government, held until the transaction ends; null where there is none. */
export function holdOrganisation(ctx: Context, id: string, hold: Hold): Promise<Organisation | null> {
  return holdRow(ctx, Organisation, id, hold);
}

function holdRow<E extends TenantRow>(
  ctx: Context,
  entity: EntityTarget<E>,
  id: string,
  mode: Hold,
): Promise<E | null> {
  return ctx.tx
    .createQueryBuilder(entity, 'held')
    .where('held.government = :government and held.id = :id', { government: ctx.government, id })
    .setLock(mode)
    .getOne();
}
