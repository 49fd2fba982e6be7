import DataLoader from 'dataloader';
import { In, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import type { Context } from './context';

export type Loader<K, V> = (ctx: Context) => DataLoader<K, V>;

const kept = new WeakMap<object, Map<symbol, DataLoader<unknown, unknown>>>();

/**
 * Defines a loader: many keys, one statement. Its memory lives as long as the transaction, so that a payload never
 * shows what was read before its mutation.
 */
export function defineLoader<K, V>(
  read: (ctx: Context, keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
  missing: (key: K) => V,
): Loader<K, V> {
  const name = Symbol('loader');
  return (ctx) => {
    const ofEpoch = kept.get(ctx.epoch) ?? new Map<symbol, DataLoader<unknown, unknown>>();
    kept.set(ctx.epoch, ofEpoch);
    const existing = ofEpoch.get(name);
    if (existing) return existing as DataLoader<unknown, unknown> as DataLoader<K, V>;
    const loader = new DataLoader<K, V>(
      async (keys) => {
        const found = await read(ctx, keys);
        return keys.map((key) => found.get(key) ?? missing(key));
      },
      { maxBatchSize: 500 },
    );
    ofEpoch.set(name, loader as DataLoader<unknown, unknown>);
    return loader;
  };
}

export interface TenantRow extends ObjectLiteral {
  readonly government: string;
  readonly id: string;
}

/** Governments whose rows an entity's reads reach: one's own, or all that share with it. */
export function reach(ctx: Context, shared: boolean): readonly string[] {
  return shared ? (ctx.session?.visible ?? []) : [ctx.government];
}

/** Loads rows of a tenant table by id; null for what is missing or not visible. */
export function loadById<E extends TenantRow>(entity: EntityTarget<E>, shared = false): Loader<string, E | null> {
  return defineLoader<string, E | null>(
    async (ctx, ids) => {
      const where = { government: In([...reach(ctx, shared)]), id: In([...ids]) } as unknown as FindOptionsWhere<E>;
      const rows = await ctx.tx.find(entity, { where });
      return new Map(rows.map((row) => [row.id, row]));
    },
    () => null,
  );
}

/** Loads the rows that point at each of many parents; empty lists where there are none. Order them in `read`. */
export function loadGroups<E>(
  read: (ctx: Context, keys: readonly string[]) => Promise<readonly E[]>,
  keyOf: (row: E) => string,
): Loader<string, readonly E[]> {
  return defineLoader<string, readonly E[]>(
    async (ctx, keys) => {
      const groups = new Map<string, E[]>();
      for (const row of await read(ctx, keys)) {
        const group = groups.get(keyOf(row));
        if (group) group.push(row);
        else groups.set(keyOf(row), [row]);
      }
      return groups;
    },
    () => [],
  );
}

/** Works something out once for each object within a transaction; what it asks for meanwhile is gathered with what others ask for. */
export function defineMemo<K extends object, V>(
  read: (ctx: Context, key: K) => Promise<V>,
): (ctx: Context, key: K) => Promise<V> {
  const ofEpochs = new WeakMap<object, WeakMap<K, Promise<V>>>();
  return (ctx, key) => {
    const ofEpoch = ofEpochs.get(ctx.epoch) ?? new WeakMap<K, Promise<V>>();
    ofEpochs.set(ctx.epoch, ofEpoch);
    const known = ofEpoch.get(key);
    if (known) return known;
    const worked = read(ctx, key);
    ofEpoch.set(key, worked);
    return worked;
  };
}
