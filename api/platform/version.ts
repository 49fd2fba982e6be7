import { UpdateResult, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { Context } from './context';
import { ApiError } from './errors';
import type { TenantRow } from './loader';

export interface VersionedRow extends TenantRow {
  readonly version: number;
}

/**
 * Updates a row only if it still has the version that the client saw. TypeORM's @VersionColumn does not lock; the
 * condition in the UPDATE does, and the number of rows says who was first.
 *
 * @throws ApiError CONFLICT with `currentVersion` when another change came first; NOT_FOUND when the row is not there
 */
export async function updateVersion<E extends VersionedRow>(
  ctx: Context,
  entity: EntityTarget<E>,
  which: { readonly id: string; readonly expectedVersion: number },
  changes: QueryDeepPartialEntity<E>,
): Promise<number> {
  const where = { government: ctx.government, id: which.id } as FindOptionsWhere<E>;
  const result: UpdateResult = await ctx.tx.update(entity, { ...where, version: which.expectedVersion }, {
    ...changes,
    // Counted by the database: what a client claims to have seen may be the greatest number that the column holds.
    version: () => 'version + 1',
  } as QueryDeepPartialEntity<E>);
  if (result.affected === 1) return which.expectedVersion + 1;
  const current = await ctx.tx.findOne(entity, { where });
  if (!current) throw new ApiError('NOT_FOUND');
  throw new ApiError('CONFLICT', `数据已被更改：您所见为第 ${which.expectedVersion} 版，现为第 ${current.version} 版`, {
    expectedVersion: which.expectedVersion,
    currentVersion: current.version,
  });
}
