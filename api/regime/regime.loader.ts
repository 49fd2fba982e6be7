import { In } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import { defineLoader, loadById } from '../platform/loader';
import { Adoption } from './adoption.entity';
import { Edition } from './edition.entity';

/** Any edition that row-level security shows, drafts of one's own government included; see `visible-edition.ts`. */
export const editionById = loadById(Edition, true);

/** The first day from which each edition applies; null for those not adopted by this government. */
export const adoptedFrom = defineLoader<string, Day | null>(
  async (ctx, editions) => {
    const rows = await ctx.tx.find(Adoption, {
      where: { government: ctx.government, edition: In([...editions]) },
      order: { effectiveFrom: 'DESC' },
    });
    return new Map(rows.map((row) => [row.edition, row.effectiveFrom]));
  },
  () => null,
);
