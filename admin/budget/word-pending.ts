import { formatYuan, parseYuan, type Fen } from '../../form-schemas/engine/money';
import { t } from '../i18n/t';
import { wordYuan } from '../kit/sum-words';
import type { ListedLine } from './budget-queries';

type Waiting = Pick<ListedLine, 'pending'>;

/** What is about to be confirmed: the sum of the amounts that wait, to the fen, and how many lines are withdrawn by it. */
export function wordPending(lines: readonly Waiting[]): string {
  const withdrawn = lines.filter(({ pending }) => pending?.act === 'WITHDRAW').length;
  const sum = lines.reduce((total, { pending }) => total + BigInt(parseYuan(pending?.amount ?? '0.00').value ?? 0), 0n);
  const said = t('金额合计 {{sum}} 元', { sum: wordYuan(formatYuan(Number(sum) as Fen)) });
  return withdrawn === 0 ? said : t('{{said}}；其中撤销 {{count}} 条', { said, count: withdrawn });
}
