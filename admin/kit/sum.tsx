import { t } from '../i18n/t';
import { wordSum, wordYuan } from './sum-words';

/** A sum in 万元, to two decimals; the exact yuan on hover and for screen readers. */
export function Sum({ yuan }: { readonly yuan: string }) {
  const exact = t('{{amount}} 元', { amount: wordYuan(yuan) });
  return (
    <span className="numeric" title={exact}>
      {t('{{amount}} 万元', { amount: wordSum(yuan) })}
    </span>
  );
}
