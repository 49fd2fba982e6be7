import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { Edition, EditionStatus } from './edition.entity';
import type { RegimeDraft } from './regime-draft.entity';

const newestByCode = defineLoader<string, Edition | null>(
  async (ctx, codes) => {
    const rows = await ctx.tx
      .createQueryBuilder(Edition, 'edition')
      .distinctOn(['edition.regimeCode'])
      .where('edition.government = :government', { government: ctx.government })
      .andWhere('edition.regimeCode = any (:codes) and edition.status = :published', {
        codes,
        published: EditionStatus.PUBLISHED,
      })
      .orderBy('edition.regimeCode')
      .addOrderBy('edition.publishedAt', 'DESC')
      .addOrderBy('edition.number', 'DESC')
      .getMany();
    return new Map(rows.map((row) => [row.regimeCode, row]));
  },
  () => null,
);

/** The edition of one's own regime that was published last, whether or not its day has come; null where none was. */
export function newestEdition(ctx: Context, regimeCode: string): Promise<Edition | null> {
  return newestByCode(ctx).load(regimeCode);
}

/** The edition published since a draft was started or last rebased; null while the draft is up to date. */
export async function newerThanBase(ctx: Context, draft: RegimeDraft): Promise<Edition | null> {
  const newest = await newestEdition(ctx, draft.regimeCode);
  return newest !== null && newest.id !== draft.base ? newest : null;
}
