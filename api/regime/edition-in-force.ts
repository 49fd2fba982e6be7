import type { Day } from '../../form-schemas/engine/day';
import type { Context } from '../platform/context';
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
