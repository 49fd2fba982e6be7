import { exactFromText, multiply, type Exact } from '../expression/exact';
import { MAX_FEN } from '../money';
import type { Value } from '../value';

/** How many fen one of each unit is. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['元', 100],
  ['千元', 100_000],
  ['万元', 1_000_000],
  ['百万元', 100_000_000],
  ['千万元', 1_000_000_000],
  ['亿元', 10_000_000_000],
]);

const DIGITS: ReadonlyMap<string, number> = new Map([...'零一二三四五六七八九'].map((digit, i) => [digit, i]));
const TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** An amount at the start of a text: number, unit. Longer units are tried first. */
const AMOUNT = /^([0-9][0-9,]*(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+)(百万元|千万元|千元|万元|亿元|元|%)/;

export interface WordedAmount {
  /** Fen, or the ratio of a percentage. */
  readonly value: Value;
  readonly kind: 'money' | 'number';
  readonly length: number;
}

/**
 * Reads an amount from the start of a text without blanks: `200万元`, `1,000.5万元`, `三十万元`, `50%`.
 *
 * @returns null where there is none, where it is not whole fen, has misplaced separators or is out of money's domain.
 */
export function readAmount(text: string): WordedAmount | null {
  const match = AMOUNT.exec(text);
  const [all = '', digits = '', unit = ''] = match ?? [];
  const size = /^[0-9]/.test(digits) ? arabic(digits) : chinese(digits);
  if (!match || size === null) return null;
  if (unit === '%') return worded(multiply(size, exactFromText('0.01') ?? 0), 'number', all);
  const fen = multiply(size, UNITS.get(unit) ?? 0);
  return typeof fen === 'number' && fen <= MAX_FEN ? worded(fen, 'money', all) : null;
}

function worded(value: Exact | null, kind: WordedAmount['kind'], all: string): WordedAmount | null {
  return value === null ? null : { value, kind, length: all.length };
}

function arabic(digits: string): Exact | null {
  const [whole = ''] = digits.split('.');
  if (digits.includes(',') && !/^[0-9]{1,3}(,[0-9]{3})+$/.test(whole)) return null;
  return exactFromText(digits.replaceAll(',', ''));
}

/** `三十` → 30, `一百零五` → 105, `两千` → 2000; null where the numeral is not well-formed. */
function chinese(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lowest = 10_000;
  let zero = false;
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const ten = TENS.get(sign);
    if (ten === undefined) {
      if (sign === '零') {
        if (zero || digit !== null || total === 0) return null;
        zero = true;
        continue;
      }
      if (digit !== null) return null;
      digit = DIGITS.get(sign) ?? null;
      continue;
    }
    if (ten >= lowest || (digit === null && !(ten === 10 && total === 0))) return null;
    total += (digit ?? 1) * ten;
    [digit, lowest, zero] = [null, ten, false];
  }
  if (digit !== null && !zero && lowest > 10 && lowest < 10_000) return null;
  if (zero && digit === null) return null;
  return total + (digit ?? 0) || null;
}
