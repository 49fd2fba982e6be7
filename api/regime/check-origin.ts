import type { Finding, Regime } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { reach } from '../platform/loader';
import { Edition, EditionStatus } from './edition.entity';

/**
 * Whether the edition from which a regime says it was copied is there. One that this government may not see is taken
 * on trust, with a warning.
 *
 * Findings: `regime-origin-unknown` (error), `regime-origin-unseen` (warning).
 */
export async function checkOrigin(
  ctx: Context,
  { extends: origin }: Pick<Regime, 'extends'>,
): Promise<readonly Finding[]> {
  if (origin === undefined) return [];
  const { government, code, number, hash } = origin;
  const path = 'regime.json#/extends';
  const named = `${government} 的制度“${code}”第 ${number} 版`;
  if (!reach(ctx, true).includes(government)) {
    const message = `制度写明抄录自${named}；该政府未与本级共享，无从核对`;
    return [{ code: 'regime-origin-unseen', severity: 'warning', message, path }];
  }
  const where = { government, regimeCode: code, number, hash, status: EditionStatus.PUBLISHED };
  if (await ctx.tx.existsBy(Edition, where)) return [];
  const message = `制度写明抄录自${named}，但没有这样一版已发布的内容（摘要 ${hash.slice(0, 12)}…）`;
  return [{ code: 'regime-origin-unknown', severity: 'error', message, path }];
}
