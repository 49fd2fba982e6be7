import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { Context } from './context';

/** The columns of an entity: everything that is no method. All are given; no default hides in the database. */
export type Columns<E> = { readonly [K in keyof E as E[K] extends (...given: never[]) => unknown ? never : K]: E[K] };

/** Inserts one row with an id made by the application, and answers it as its entity. */
export async function insertRow<E extends ObjectLiteral>(
  ctx: Context,
  entity: EntityTarget<E> & (new () => E),
  row: Columns<E>,
): Promise<E> {
  await ctx.tx.insert(entity, row as unknown as QueryDeepPartialEntity<E>);
  return Object.assign(new entity(), row);
}
