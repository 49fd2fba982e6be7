import { readBundle } from '../../form-schemas/formats/bundle';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import type { RegimeDraft } from './regime-draft.entity';

const bundleById = defineLoader<string, string | null>(
  async (ctx, ids) => {
    const rows = await ctx.tx.query<{ id: string; bundle: string }[]>(
      'select id, bundle from regime_draft where government = $1 and id = any ($2::uuid[])',
      [ctx.government, ids],
    );
    return new Map(rows.map((row) => [row.id, row.bundle]));
  },
  () => null,
);

/** The files of a draft as they were last saved in the transaction before this one. @throws Error when they are gone */
export async function draftFiles(ctx: Context, draft: Pick<RegimeDraft, 'id'>): Promise<RegimeFiles> {
  const text = await bundleById(ctx).load(draft.id);
  const files = text === null ? null : readBundle(text).value;
  if (files === null) throw new Error(`regime draft ${draft.id}: its files cannot be read`);
  return files;
}
