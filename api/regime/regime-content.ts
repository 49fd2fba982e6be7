import { readBundle } from '../../form-schemas/formats/bundle';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { sha256 } from '../platform/canonical';
import { defineLoader } from '../platform/loader';
import type { Edition } from './edition.entity';
import type { Context } from '../platform/context';

const textByKey = defineLoader<string, string | null>(
  async (ctx, keys) => {
    const [governments, digests] = [keys.map((key) => key.split('/')[0]), keys.map((key) => key.split('/')[1])];
    const rows = await ctx.tx.query<{ key: string; text: string }[]>(
      `select c.government || '/' || c.digest as key, c.text from regime_content c
       join unnest($1::text[], $2::text[]) as asked (government, digest)
         on asked.government = c.government and asked.digest = c.digest`,
      [governments, digests],
    );
    return new Map(rows.map((row) => [row.key, row.text]));
  },
  () => null,
);

/**
 * The files of an edition, byte for byte as they were imported.
 *
 * @throws Error when the stored text is missing or does not have the digest under which it was stored: it was
 * changed by someone who can get around the database's own guards, and nothing may be decided by it
 */
export async function editionFiles(ctx: Context, edition: Edition): Promise<RegimeFiles> {
  const text = await textByKey(ctx).load(`${edition.government}/${edition.digest}`);
  if (text === null) throw new Error(`edition ${edition.id}: its content is missing`);
  if (sha256(text) !== edition.digest) throw new Error(`edition ${edition.id}: its content was altered`);
  const { value } = readBundle(text);
  if (value === null) throw new Error(`edition ${edition.id}: its content is no bundle`);
  return value;
}
