import { In } from 'typeorm';
import { defineLoader } from '../platform/loader';
import { RegimeDraft } from './regime-draft.entity';

/** The draft that became an edition, by the edition's database id. */
export const draftOfEdition = defineLoader<string, RegimeDraft | null>(
  async (ctx, editions) => {
    const rows = await ctx.tx.find(RegimeDraft, {
      where: { government: ctx.government, became: In([...editions]) },
    });
    return new Map(rows.map((row) => [row.became ?? '', row]));
  },
  () => null,
);
