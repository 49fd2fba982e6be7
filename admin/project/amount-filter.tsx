import { useId } from 'react';
import { t } from '../i18n/t';
import { MoneyBound } from '../widgets/money-bound';
import { amountOf, type AmountKind } from './filter';
import type { ProjectFilter } from './use-project-filter';

const KINDS: readonly { readonly kind: AmountKind; readonly title: string }[] = [
  { kind: 'declared', title: t('申报总投资') },
  { kind: 'argued', title: t('论证总投资') },
  { kind: 'approved', title: t('批准总投资') },
];

/** A range of one of a project's amounts; yuan and 万元 are both understood, and it is said what was. */
export function AmountFilter({ filter }: { readonly filter: ProjectFilter }) {
  const id = useId();
  const kind = amountOf(filter.search);
  const bound = (name: 'min' | 'max'): string => filter.search.get(name) ?? '';
  return (
    <div className="tc-filter-field tc-filter-amount tc-filter-wide">
      <label htmlFor={id} className="tc-sr">
        {t('按哪一项金额')}
      </label>
      <select id={id} value={kind} onChange={({ target }) => filter.set('amount', [target.value], true)}>
        {KINDS.map((one) => (
          <option key={one.kind} value={one.kind}>
            {one.title}
          </option>
        ))}
      </select>
      <span className="tc-filter-pair">
        <span className="tc-filter-bound">
          <MoneyBound value={bound('min')} title={t('不低于')} onChange={(yuan) => filter.set('min', [yuan])} />
        </span>
        <span>{t('至')}</span>
        <span className="tc-filter-bound">
          <MoneyBound value={bound('max')} title={t('不高于')} onChange={(yuan) => filter.set('max', [yuan])} />
        </span>
      </span>
    </div>
  );
}
