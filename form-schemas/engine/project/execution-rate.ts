/**
 * What was executed of what was budgeted, in hundredths of a percent, half-up: 281147 of 340006 fen are 8269, 82.69 %. Exact,
 * whatever the size of the sums. Null: nothing was budgeted, so nothing can be said.
 */
export function executionRate(executed: bigint, budgeted: bigint): bigint | null {
  if (budgeted <= 0n) return null;
  const [doubled, whole] = [executed * 20_000n + budgeted, budgeted * 2n];
  const rate = doubled / whole;
  return doubled % whole !== 0n && doubled < 0n ? rate - 1n : rate;
}

/** A rate with its two decimals: `82.69`. */
export function rateText(rate: bigint): string {
  const size = rate < 0n ? -rate : rate;
  return `${rate < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
