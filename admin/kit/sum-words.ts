/** Fen in one 万元. */
const WAN = 1_000_000n;

/**
 * A sum in 万元 with two decimals, rounded half away from zero, for lists; the exact figure belongs beside it. Sums may be larger
 * than a number holds: only texts and big integers here.
 *
 * @param yuan decimal text of yuan with two decimals
 */
export function wordSum(yuan: string): string {
  const given = BigInt(yuan.replace('.', ''));
  const sum = given < 0n ? -given : given;
  const hundredths = (sum * 100n + WAN / 2n) / WAN;
  const digits = String(hundredths).padStart(3, '0');
  return `${given < 0n && hundredths > 0n ? '-' : ''}${separate(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** `4300000.01` → `4,300,000.01`. */
export function wordYuan(yuan: string): string {
  const [whole = '0', fraction = '00'] = yuan.split('.');
  return `${separate(whole)}.${fraction}`;
}

export interface Difference {
  /** Decimal text of yuan, without its sign. */
  readonly size: string;
  readonly direction: 'more' | 'less' | 'same';
  /** Of the first amount, with one decimal; null where that is nothing. */
  readonly percent: string | null;
}

/** How much one amount differs from an earlier one. */
export function differenceOf(earlier: string, later: string): Difference {
  const [from, to] = [BigInt(earlier.replace('.', '')), BigInt(later.replace('.', ''))];
  const difference = to - from;
  const size = difference < 0n ? -difference : difference;
  const digits = String(size).padStart(3, '0');
  const tenths = from === 0n ? null : String((size * 1000n + from / 2n) / from).padStart(2, '0');
  return {
    size: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
    direction: difference === 0n ? 'same' : difference > 0n ? 'more' : 'less',
    percent: tenths === null ? null : `${tenths.slice(0, -1)}.${tenths.slice(-1)}`,
  };
}

function separate(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
