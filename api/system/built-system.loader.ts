import { defineLoader } from '../platform/loader';
import type { BuiltSystem } from './built-system.entity';
import { systemsWhere } from './systems-where';

/** Null for rows that are no systems, as for missing ones: what else stands in the registers is not told here. */
export const builtSystemById = defineLoader<string, BuiltSystem | null>(
  async (ctx, ids) => {
    const found = await (await systemsWhere(ctx, null)).andWhere('system.id = any (:ids)', { ids: [...ids] }).getMany();
    return new Map(found.map((system) => [system.id, system]));
  },
  () => null,
);
