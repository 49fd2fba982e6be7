import { commentOnRegime } from '../../api/regime/comment-on-regime';
import { Edition } from '../../api/regime/edition.entity';
import { startRegimeDraft } from '../../api/regime/start-regime-draft';
import type { GivenCity } from './given-city';

/** A draft of the city's regime with a remark, both saying `name`. */
export async function remarkedDraft(city: GivenCity, name: string): Promise<void> {
  const { preparer, publisher } = city.editors;
  const draft = await preparer.acts(async (ctx) => {
    const edition = await ctx.tx.findOneByOrFail(Edition, { government: ctx.government });
    return (await startRegimeDraft(ctx, { edition: edition.id, note: name })).value;
  });
  await publisher.acts((ctx) => commentOnRegime(ctx, { draft: draft?.id, place: '', text: name }));
}
