import { In } from 'typeorm';
import { openable, type CompiledRegime, type Finding } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { RegimeConfirmation, RegimeConfirmationStatus } from './regime-confirmation.entity';

/** What has been proposed and confirmed of editions in one's own government, by their database ids. */
export const confirmationOf = defineLoader<string, RegimeConfirmation | null>(
  async (ctx, ids) => {
    const rows = await ctx.tx.find(RegimeConfirmation, {
      where: { government: ctx.government, edition: In([...ids]) },
    });
    return new Map(rows.map((row) => [row.edition, row]));
  },
  () => null,
);

/**
 * Whether new cases may be opened under an edition today: not where its regulation is only a draft, has been repealed or has
 * lapsed, unless one's own government has confirmed, by two persons, that it goes by it; then that is said as a warning.
 */
export async function judgeForce(ctx: Context, edition: string, regime: CompiledRegime): Promise<readonly Finding[]> {
  const said = await confirmationOf(ctx).load(edition);
  const confirmed = said?.status === RegimeConfirmationStatus.CONFIRMED ? { reason: said.reason } : undefined;
  return openable(regime, ctx.today, confirmed).findings;
}
