import { formatYuan, parseYuan, wordMoney } from '../../form-schemas/engine/money';
import { language, t } from '../i18n/t';

/** An amount: in 万元 where that is exact, the full figure on hover; never without its unit. */
export function Money({ yuan }: { readonly yuan: string | null | undefined }) {
  if (yuan === null || yuan === undefined) return <span className="numeric">—</span>;
  const { value } = parseYuan(yuan);
  return (
    <span className="numeric" title={value === null ? yuan : t('{{amount}} 元', { amount: formatYuan(value) })}>
      {value === null ? yuan : wordAmount(wordMoney(value))}
    </span>
  );
}

/** The engine words amounts in Chinese, as regimes do; in an English interface the unit is English. */
function wordAmount(words: string): string {
  if (language() === 'zh') return words;
  const amount = words.replace(/[^\d.,-]/g, '');
  // The unit's two characters are those of ten thousand yuan; yuan alone is one.
  return words.length - amount.length === 2 ? t('{{amount}} 万元', { amount }) : t('{{amount}} 元', { amount });
}
