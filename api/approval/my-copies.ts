import { CaseCopy, COPY_ORDER } from '../application/case-copy.entity';
import { personHolds } from '../application/holding';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readPage, type Page, type PageArgs } from '../platform/paging';

/** TypeORM knows the columns by their properties. */
const PLACE = {
  body: 'copy.bodyCode',
  organisation: 'copy.organisation',
  application: 'copy.application',
  byUnit: 'copy.byUnit',
  government: 'copy.government',
};

/** Cases that were sent to bodies which the session's person holds today, for their knowledge; newest first. */
export function myCopies(ctx: Context, page: PageArgs): Promise<Page<CaseCopy>> {
  const query = ctx.tx
    .createQueryBuilder(CaseCopy, 'copy')
    .where('copy.government = :government', { government: ctx.government })
    .andWhere(personHolds('cast(:person as uuid)', PLACE, 'cast(:today as date)').replace(/\s+/g, ' '), {
      person: signedIn(ctx).person.id,
      today: ctx.today,
    });
  return readPage(query, COPY_ORDER, page);
}
