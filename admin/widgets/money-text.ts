import { formatYuan, parseYuan, wordMoney, type Fen } from '../../form-schemas/engine/money';

/** What the field understood of what was typed: a decimal string of yuan, and the same in words to show back. */
export interface MoneyReading {
  readonly yuan: string | null;
  /** `500 万元 = 5,000,000.00 元`, or what is wrong. Empty for an empty field. */
  readonly echo: string;
  readonly fine: boolean;
}

const TYPED = /^(-?)([\d,]*)(?:\.(\d*))?(亿|万)?元?$/;
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
    return { yuan: null, echo: `读不懂“${typed.slice(0, 30)}”：请填元（5000000.00）或万元（500万）`, fine: false };
  }
  const [, sign = '', whole = '', fraction = '', unit] = match;
  const moved = movePoint(whole.replaceAll(',', ''), fraction, unit === '亿' || unit === '万' ? SHIFT[unit] : 0);
  const { value, findings } = parseYuan(sign + moved);
  if (value === null) return { yuan: null, echo: findings[0]?.message ?? '金额有误', fine: false };
  return { yuan: formatYuan(value), echo: echo(value), fine: true };
}

/** Both readings of an amount: in 万元 and to the fen. */
export function echo(amount: Fen): string {
  const words = wordMoney(amount);
  const exact = `${separate(formatYuan(amount))} 元`;
  return words.endsWith('万元') ? `${words.replace('万元', ' 万元')} = ${exact}` : exact;
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
