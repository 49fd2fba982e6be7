import { FEN_PER_YUAN, formatYuan, parseYuan, wordMoney, type Fen } from '../../form-schemas/engine/money';
import { t } from '../i18n/t';

/** What the field understood of what was typed: a decimal string of yuan, and the same in words to show back. */
export interface MoneyReading {
  readonly yuan: string | null;
  /** `500 万元 = 5,000,000.00 元`, or what is wrong. Empty for an empty field. */
  readonly echo: string;
  readonly fine: boolean;
}

const TYPED = /^¥?(-?)([\d,]*)(?:\.(\d*))?(亿|万)?元?$/;
/** Digits by which a unit moves the decimal point. */
const SHIFT = { 亿: 8, 万: 4 } as const;

/**
 * Reads an amount as people type it: `5000000`, `5,000,000.00`, `500万`, `500 万元`, full-width digits too.
 * The point is moved in the text itself, so no amount ever passes through a float.
 */
export function readMoneyText(typed: string): MoneyReading {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  if (text === '') return { yuan: null, echo: '', fine: true };
  const match = TYPED.exec(text);
  if (!match || !/\d/.test(text)) {
    return {
      yuan: null,
      echo: t('读不懂“{{given}}”：请填元（5000000.00）或万元（500万）', { given: typed.slice(0, 30) }),
      fine: false,
    };
  }
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const places = Object.hasOwn(SHIFT, unit) ? SHIFT[unit as keyof typeof SHIFT] : 0;
  const { value, findings } = parseYuan(sign + movePoint(whole.replaceAll(',', ''), fraction, places));
  if (value === null) return { yuan: null, echo: findings[0]?.message ?? t('金额有误'), fine: false };
  const meant = echo(value);
  const isSmall = places === 0 && value > 0 && value < SMALL;
  return { yuan: formatYuan(value), echo: isSmall ? hint(meant, whole, fraction) : meant, fine: true };
}

/** Below ten thousand yuan somebody may have meant 万元: said, never guessed. */
const SMALL = 10_000 * FEN_PER_YUAN;

function hint(meant: string, whole: string, fraction: string): string {
  const typed = fraction ? `${whole}.${fraction}` : whole;
  return t('{{meant}}（如指 {{typed}} 万元，请写“{{typed}}万”）', { meant, typed });
}

/** Both readings of an amount: in 万元 and to the fen. */
export function echo(amount: Fen): string {
  const exact = t('{{amount}} 元', { amount: separate(formatYuan(amount)) });
  const tenThousands = /^(-?[\d,.]+)\p{Script=Han}{2}$/u.exec(wordMoney(amount))?.[1];
  return tenThousands === undefined ? exact : t('{{amount}} 万元 = {{exact}}', { amount: tenThousands, exact });
}

function movePoint(whole: string, fraction: string, places: number): string {
  const digits = whole + fraction.padEnd(places, '0');
  const point = whole.length + places;
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const rest = digits.slice(point).replace(/0+$/, '');
  return rest ? `${integer}.${rest}` : integer;
}

function separate(yuan: string): string {
  const [whole = '', fraction = ''] = yuan.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}
