import type { BudgetDocument, CompiledRegime } from '../../form-schemas/engine';
import { sourceTitle } from '../application/budget-standing';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';

/** What the regimes in force say of the yearly budget of a government. */
export interface CityBudget {
  readonly document: BudgetDocument;
  readonly regime: CompiledRegime;
}

const ofGovernment = defineLoader<string, CityBudget | null>(
  async (ctx, keys) => new Map(await Promise.all(keys.map(async (key) => [key, await read(ctx)] as const))),
  () => null,
);

/** By the first regime in force today, in the order of their codes, that speaks of the budget; null: none does. */
export function cityBudget(ctx: Context): Promise<CityBudget | null> {
  return ofGovernment(ctx).load(ctx.government);
}

async function read(ctx: Context): Promise<CityBudget | null> {
  for (const edition of await editionsInForce(ctx, ctx.today)) {
    const regime = await compiledOf(ctx, edition);
    const document = regime.regime.ledger?.budget;
    if (document) return { document, regime };
  }
  return null;
}

/** A source in words. */
export function titleOfSource(city: CityBudget | null, source: string): string {
  return sourceTitle(city?.document, source);
}
