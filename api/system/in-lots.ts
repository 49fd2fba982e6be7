import type { Context } from '../platform/context';

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * All that a statement finds, so many keys at a time: however much there is, no more is held at once, and no statement takes longer.
 *
 * @param sql finds rows with a `key` (a uuid) above `$2`, at most `$3` different ones, in their order; `$1` is the government
 * @param parameters from `$4` on
 */
export async function* inLots<R extends { readonly key: string }>(
  ctx: Context,
  sql: string,
  parameters: readonly unknown[],
  most: number,
): AsyncGenerator<readonly R[]> {
  let after = FIRST;
  for (;;) {
    const rows = await ctx.tx.query<R[]>(sql, [ctx.government, after, most, ...parameters]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || new Set(rows.map(({ key }) => key)).size < most) return;
    after = last.key;
  }
}
