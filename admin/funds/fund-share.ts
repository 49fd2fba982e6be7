/** Per cent of the greatest of several amounts, in yuan as text, for the length of a bar: nothing for nothing, else at least two. */
export function shareOf(amount: string | null, all: readonly (string | null)[]): number {
  const fen = (yuan: string | null): bigint => (yuan === null ? 0n : BigInt(yuan.replace('.', '')));
  const most = all.reduce((greatest, one) => (fen(one) > greatest ? fen(one) : greatest), 0n);
  const own = fen(amount);
  return own <= 0n || most === 0n ? 0 : Math.max(2, Number((own * 100n) / most));
}
