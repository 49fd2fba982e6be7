import type { CatalogueDocument, CompiledForm, CompiledRegime } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';

/** What the regimes in force add to the catalogue of a government. */
export interface CityCatalogue {
  readonly document: CatalogueDocument | null;
  readonly regime: CompiledRegime | null;
  /** Further fields of an entry. */
  readonly form: CompiledForm | null;
}

const NOTHING: CityCatalogue = { document: null, regime: null, form: null };

const ofGovernment = defineLoader<string, CityCatalogue>(
  async (ctx, keys) => new Map(await Promise.all(keys.map(async (key) => [key, await read(ctx)] as const))),
  () => NOTHING,
);

/** By the first regime in force today, in the order of their codes, that speaks of the catalogue. */
export function cityCatalogue(ctx: Context): Promise<CityCatalogue> {
  return ofGovernment(ctx).load(ctx.government);
}

async function read(ctx: Context): Promise<CityCatalogue> {
  for (const edition of await editionsInForce(ctx, ctx.today)) {
    const regime = await compiledOf(ctx, edition);
    const document = regime.regime.catalogue;
    if (document) return { document, regime, form: (document.form && regime.forms.get(document.form)) || null };
  }
  return NOTHING;
}
