import { formatYuan, parseYuan, wordMoney } from '../../form-schemas/engine/money';

/** An amount: in 万元 where that is exact, the full figure on hover; never without its unit. */
export function Money({ yuan }: { readonly yuan: string | null | undefined }) {
  if (yuan === null || yuan === undefined) return <span className="numeric">—</span>;
  const { value } = parseYuan(yuan);
  return (
    <span className="numeric" title={value === null ? yuan : `${formatYuan(value)} 元`}>
      {value === null ? yuan : wordMoney(value)}
    </span>
  );
}
