import { compareExact, multiply, type Exact } from '../expression/exact';
import type { Fen } from '../money';

/** Scores are kept in hundredths of a point, as integers: 86.98 is 8698. */
export const FULL_SCORE = 10_000;

const SCORE = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** Reads a score of at most two decimals; null for anything else. */
export function readHundredths(text: string): number | null {
  const match = SCORE.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** `86.98`: always two decimals. */
export function wordHundredths(hundredths: number): string {
  const size = Math.abs(hundredths);
  return `${hundredths < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** An exact number as hundredths; null where it has more than two decimals. */
export function exactHundredths(value: Exact): number | null {
  const hundredths = multiply(value, 100);
  return typeof hundredths === 'number' && compareExact(hundredths, 0) >= 0 ? hundredths : null;
}

/**
 * What part is of a whole, in per cent with two decimals, half up: `82.69`. Null where the whole is nothing.
 *
 * @param part fen, not negative
 * @param whole fen
 */
export function percentOf(part: Fen | bigint, whole: Fen | bigint): string | null {
  const [top, bottom] = [BigInt(part), BigInt(whole)];
  if (bottom <= 0n || top < 0n) return null;
  const hundredths = (top * 20_000n + bottom) / (2n * bottom);
  const text = String(hundredths).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
