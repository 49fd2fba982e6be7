import type { Day } from '../../form-schemas/engine/day';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { Adoption } from './adoption.entity';
import { Edition } from './edition.entity';

/** The edition of a regime that this government applies on a day: of the latest adoption not after it; null where none is. */
export function editionInForce(ctx: Context, regimeCode: string, day: Day): Promise<Edition | null> {
  return ctx.tx
    .createQueryBuilder(Edition, 'edition')
    .innerJoin(Adoption, 'adoption', 'adoption.government = edition.government and adoption.edition = edition.id')
    .where('adoption.government = :government', { government: ctx.government })
    .andWhere('adoption.regimeCode = :regimeCode', { regimeCode })
    .andWhere('adoption.effectiveFrom <= :day', { day })
    .orderBy('adoption.effectiveFrom', 'DESC')
    .limit(1)
    .getOne();
}

/** The edition of each regime that this government applies on a day, by the regime's code. */
export function editionsInForce(ctx: Context, day: Day): Promise<Edition[]> {
  return ctx.tx
    .createQueryBuilder(Edition, 'edition')
    .innerJoin(Adoption, 'adoption', 'adoption.government = edition.government and adoption.edition = edition.id')
    .where('adoption.government = :government', { government: ctx.government })
    .andWhere(
      `adoption.effectiveFrom = (select max(latest.effective_from) from adoption latest
        where latest.government = adoption.government and latest.regime_code = adoption.regime_code
          and latest.effective_from <= :day)`,
      { day },
    )
    .orderBy('edition.regimeCode', 'ASC')
    .getMany();
}

/** The edition that this government applies today, by the regime's code; for looking, many at once. */
export const editionOfToday = defineLoader<string, Edition | null>(
  async (ctx) => new Map((await editionsInForce(ctx, ctx.today)).map((edition) => [edition.regimeCode, edition])),
  () => null,
);
