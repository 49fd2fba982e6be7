import { formatYuan, wordMoney, type Fen } from '../money';

/** A number with its unit as it stands in a text. */
export interface TypedAmount {
  readonly text: string;
  readonly digits: string;
  readonly fraction: string;
  readonly unit: string;
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?`;
const AMOUNT = new RegExp(`${NUMBER}(亿|千万|百万|万|千)?元?`, 'g');
const SHIFT: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };
const DATE_LIKE = /\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月)/;

/** Half-width signs, no blanks: what is typed is read in this form. */
export function plain(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('～', '~');
}

/** `200万元` → `2000000`, the point moved in the text itself; digits without a unit stay. */
export function toYuan({ digits, fraction, unit }: TypedAmount): string {
  const places = SHIFT[unit] ?? 0;
  const all = digits.replaceAll(',', '') + fraction.padEnd(places, '0');
  const point = digits.replaceAll(',', '').length + places;
  const whole = all.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const rest = all.slice(point).replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : whole;
}

/** Replaces every amount of a text. */
export function replaceAmounts(text: string, by: (amount: TypedAmount) => string): string {
  return text.replace(AMOUNT, (whole: string, digits: string, fraction: string | undefined, unit: string | undefined) =>
    by({ text: whole, digits, fraction: fraction ?? '', unit: unit ?? '' }),
  );
}

export function amountsIn(text: string): readonly TypedAmount[] {
  const amounts: TypedAmount[] = [];
  replaceAmounts(text, (amount) => {
    amounts.push(amount);
    return amount.text;
  });
  return amounts;
}

/** What makes a text no amounts at all: a date, a third decimal. Null where nothing does. */
export function amountProblem(text: string, column: string): string | null {
  const date = DATE_LIKE.exec(text);
  if (date) return `“${date[0]}”像是日期，而“${column}”是金额`;
  const third = amountsIn(text).find((amount) => (toYuan(amount).split('.')[1]?.length ?? 0) > 2);
  return third ? `金额最多两位小数（精确到分），“${third.text}”不止` : null;
}

/** How many times smaller or larger than all others an amount must be to look like a slip of the unit. */
const JUMP = 50;

/**
 * Doubts an amount that is far off all others of its column: `200` among millions is mostly 200万, `2000000万元` among
 * them mostly 元. A doubt is told with what may be meant instead; it never changes anything by itself.
 *
 * @param others amounts in fen that the column mentions elsewhere
 */
export function doubtAmounts(
  text: string,
  bounds: readonly number[],
  others: readonly number[],
): { readonly caution: string; readonly instead: string } | null {
  const sizes = others.filter((amount) => amount > 0);
  if (sizes.length === 0) return null;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const small = bounds.find((amount) => amount > 0 && amount * JUMP <= least);
  if (small !== undefined && amountsIn(text).some(({ unit }) => unit === '')) {
    return {
      caution: `${wordMoney(small as Fen)}比这一列的其他界限（最小 ${wordMoney(least as Fen)}）小得多，是否以万元计？`,
      instead: replaceAmounts(text, (amount) => (amount.unit === '' ? `${bare(amount)}万元` : amount.text)),
    };
  }
  const large = bounds.find((amount) => amount >= most * JUMP);
  if (large !== undefined && amountsIn(text).some(({ unit }) => unit === '万')) {
    return {
      caution: `${wordMoney(large as Fen)}比这一列的其他界限（最大 ${wordMoney(most as Fen)}）大得多，是否以元计？`,
      instead: replaceAmounts(text, (amount) => (amount.unit === '万' ? `${bare(amount)}元` : amount.text)),
    };
  }
  return null;
}

function bare({ digits, fraction }: TypedAmount): string {
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

/** Both readings of an amount: `200万元 = 2,000,000.00元`. */
export function echoMoney(amount: Fen): string {
  const [whole = '', fraction = ''] = formatYuan(amount).split('.');
  const exact = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}元`;
  const words = wordMoney(amount);
  return words.endsWith('万元') ? `${words} = ${exact}` : exact;
}
