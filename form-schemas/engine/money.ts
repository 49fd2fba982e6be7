import { clip } from './clip';
import { fine, found, type Finding, type Outcome } from './finding';

/**
 * Money as integer fen. The domain is 0 ≤ |amount| ≤ 10¹² yuan = 10¹⁴ fen, well inside the safe
 * integers, so that sums of up to 90 amounts stay exact before they are checked against it.
 */
export type Fen = number & { readonly __unit: 'fen' };

export const FEN_PER_YUAN = 100;
/** The largest amount that can be given: 10¹² yuan. */
export const MAX_FEN = 100_000_000_000_000 as Fen;

const YUAN = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;
const LOOKS_NUMERIC = /^-?\d+(?:\.\d+)?$/;

/** Takes an integer number of fen as money; anything else is a programming error. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an integer number of fen: ${amount}`);
  return amount as Fen;
}

/**
 * Reads a decimal string of yuan, e.g. `"2000000.00"`, `"0.5"`, `"-3"`. JSON numbers are refused:
 * they have been through a double before anyone could look at them.
 *
 * @returns fen, or null with one finding: `money-not-text`, `money-not-decimal`, `money-third-decimal`, `money-out-of-domain`.
 */
export function parseYuan(given: unknown, path?: string): Outcome<Fen | null> {
  if (typeof given !== 'string') {
    return refuse(
      'money-not-text',
      `金额须为十进制文本（元），如 "2000000.00"；所给为 ${describe(given)}`,
      given,
      path,
    );
  }
  const match = YUAN.exec(given);
  if (!match) {
    if (LOOKS_NUMERIC.test(given)) {
      const decimals = given.split('.')[1]?.length ?? 0;
      return decimals > 2
        ? refuse(
            'money-third-decimal',
            `金额最多两位小数（精确到分），所给 ${clip(given)} 有 ${decimals} 位`,
            given,
            path,
          )
        : refuse('money-out-of-domain', `金额不得超过 1 万亿元，所给为 ${clip(given)} 元`, given, path);
    }
    return refuse(
      'money-not-decimal',
      `金额须为以元为单位的数字，不带单位、逗号或全角字符，如 "2000000.00"；所给为“${clip(given)}”`,
      given,
      path,
    );
  }
  const [, sign, whole = '0', fraction = ''] = match;
  const amount = Number(whole) * FEN_PER_YUAN + Number(fraction.padEnd(2, '0'));
  if (amount > MAX_FEN) return refuse('money-out-of-domain', `金额不得超过 1 万亿元，所给为 ${given} 元`, given, path);
  return fine((sign && amount !== 0 ? -amount : amount) as Fen);
}

/** Writes fen as a decimal string of yuan with two decimals: `200000000` → `"2000000.00"`. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Words an amount for people: whole 万元 where it is exact to the yuan-hundred (`500万元`, `1,234.56万元`),
 * else exact yuan with separators (`4,999,999.99元`).
 */
export function wordMoney(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const size = Math.abs(amount);
  const HUNDRED_YUAN = 100 * FEN_PER_YUAN;
  if (size === 0) return '0元';
  if (size % HUNDRED_YUAN === 0 && size >= 10_000 * FEN_PER_YUAN) {
    const hundreds = size / HUNDRED_YUAN;
    const rest = String(hundreds % 100)
      .padStart(2, '0')
      .replace(/0+$/, '');
    return `${sign}${separate(String(Math.trunc(hundreds / 100)))}${rest && `.${rest}`}万元`;
  }
  const [whole = '', fraction = ''] = formatYuan(size as Fen).split('.');
  return `${sign}${separate(whole)}${fraction === '00' ? '' : `.${fraction}`}元`;
}

/** Adds amounts exactly. The sum may pass the domain of a single amount; whoever stores it checks it. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

function separate(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function describe(given: unknown): string {
  if (given === null) return '空值';
  if (typeof given === 'number') return `数值 ${given}`;
  if (Array.isArray(given)) return '列表';
  return typeof given === 'object' ? '对象' : `${typeof given} 值`;
}

function refuse(code: string, message: string, given: unknown, path?: string): Outcome<null> {
  const finding: Finding = {
    code,
    severity: 'error',
    message,
    parameters: { given: typeof given === 'string' ? clip(given, 80) : describe(given) },
    ...(path === undefined ? {} : { path }),
  };
  return found(null, [finding]);
}
