import type { Ratio, Value } from '../value';

/**
 * Exact arithmetic. A number is a safe integer where it can be and else a {@link Ratio} in lowest terms; there
 * is no rounding anywhere but in the functions that say so. Results beyond 10⁶⁰ are null (overflow).
 */
export type Exact = number | Ratio;

const BOUND = 10n ** 60n;

export function isRatio(value: Value): value is Ratio {
  return typeof value === 'object' && value !== null && typeof (value as Ratio).n === 'bigint';
}

export function isExact(value: Value): value is Exact {
  return typeof value === 'number' ? Number.isSafeInteger(value) : isRatio(value);
}

/** The fraction n/d in its normal form; null for d = 0 and beyond the bound. */
export function ratio(n: bigint, d: bigint): Exact | null {
  if (d === 0n) return null;
  let [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  top /= a;
  bottom /= a;
  if (bottom === 1n && top >= BigInt(Number.MIN_SAFE_INTEGER) && top <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(top);
  if (top > BOUND || top < -BOUND || bottom > BOUND) return null;
  return { n: top, d: bottom };
}

/** Reads `12`, `0.5`, `-3.25`; null for anything else. */
export function exactFromText(text: string): Exact | null {
  const match = /^(-?)(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match || text.length > 60) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  return ratio(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/**
 * Writes a number as a decimal: exact where it terminates within 40 decimals, else to 20 decimals, half up.
 */
export function exactToText(value: Exact): string {
  if (typeof value === 'number') return String(value);
  for (let decimals = 0; decimals <= 40; decimals += 1) {
    const scaled = value.n * 10n ** BigInt(decimals);
    if (scaled % value.d === 0n) return decimal(scaled / value.d, decimals);
  }
  const negative = value.n < 0n;
  const size = ((negative ? -value.n : value.n) * 10n ** 20n * 2n + value.d) / (2n * value.d);
  return decimal(negative ? -size : size, 20).replace(/\.?0+$/, '');
}

function decimal(digits: bigint, decimals: number): string {
  const negative = digits < 0n;
  const text = String(negative ? -digits : digits).padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  return `${negative ? '-' : ''}${whole}${decimals === 0 ? '' : `.${text.slice(text.length - decimals)}`}`;
}

export function add(a: Exact, b: Exact): Exact | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [x, y] = [parts(a), parts(b)];
  return x && y ? ratio(x.n * y.d + y.n * x.d, x.d * y.d) : null;
}

export function negate(a: Exact): Exact {
  return typeof a === 'number' ? 0 - a : { n: -a.n, d: a.d };
}

export function subtract(a: Exact, b: Exact): Exact | null {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b + 0;
    if (Number.isSafeInteger(product)) return product;
  }
  const [x, y] = [parts(a), parts(b)];
  return x && y ? ratio(x.n * y.n, x.d * y.d) : null;
}

/** Null for division by zero. */
export function divide(a: Exact, b: Exact): Exact | null {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0 && a % b === 0) return a / b + 0;
  const [x, y] = [parts(a), parts(b)];
  return x && y ? ratio(x.n * y.d, x.d * y.n) : null;
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareExact(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [parts(a), parts(b)];
  if (!x || !y) return 0;
  const [left, right] = [x.n * y.d, y.n * x.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function floorExact(a: Exact): Exact | null {
  if (typeof a === 'number') return a;
  const quotient = a.n / a.d;
  return ratio(a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient, 1n);
}

/** Rounds to a multiple of `unit`, half away from zero (FEEL's `round half up`). */
export function roundTo(a: Exact, unit: Exact): Exact | null {
  const scaled = divide(a, unit);
  if (scaled === null) return null;
  if (typeof scaled === 'number') return a;
  const negative = scaled.n < 0n;
  const size = ((negative ? -scaled.n : scaled.n) * 2n + scaled.d) / (2n * scaled.d);
  const whole = ratio(negative ? -size : size, 1n);
  return whole === null ? null : multiply(whole, unit);
}

/** 10 to the power of `exponent`, −30…30. */
export function powerOfTen(exponent: number): Exact | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 30) return null;
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? ratio(1n, power) : ratio(power, 1n);
}

function parts(a: Exact): Ratio | null {
  if (typeof a !== 'number') return a;
  return Number.isSafeInteger(a) ? { n: BigInt(a), d: 1n } : null;
}
