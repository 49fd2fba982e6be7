import type { TextFormat } from '../../form-schemas/engine/model/form';

type Random = (below: number) => number;

/** GB 32100-2015, table of characters; weights as its table 2 prints them, so that nothing here is the engine's. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A text written as a format says, within a field's lengths. */
export function drawFormat(format: TextFormat, random: Random, least = 1, most = 30): string {
  const digits = (count: number) => Array.from({ length: count }, () => String(random(10))).join('');
  switch (format) {
    case 'digits':
      return digits(Math.max(least, Math.min(most, 12 + random(8))));
    case 'uscc':
      return drawCode(random);
    case 'phone':
      return random(2) === 0 || most < 12 ? `13${digits(9)}` : `010-6${digits(7)}`;
    case 'email':
      return `${'a'.repeat(Math.max(1, least - 5))}@b.cn`;
    case 'postcode':
      return digits(6);
    case 'resource-code':
      return `${1 + random(3)}${digits(5)}/${digits(4)}`;
  }
}

/** A unified social credit code with its check character: 31 less the weighted sum's remainder. */
export function drawCode(random: Random): string {
  const values = Array.from({ length: 17 }, (_, at) => random(at >= 2 && at < 8 ? 10 : 31));
  const sum = values.reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 0), 0);
  return [...values, (31 - (sum % 31)) % 31].map((value) => CHARACTERS[value]).join('');
}
