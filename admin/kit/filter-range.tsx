import type { ReactNode } from 'react';
import { t } from '../i18n/t';

interface FilterRangeProps {
  readonly title: string;
  readonly from: ReactNode;
  readonly to: ReactNode;
}

/** A filter with two bounds, both included. */
export function FilterRange({ title, from, to }: FilterRangeProps) {
  return (
    <div className="tc-filter-field tc-filter-wide" role="group" aria-label={title}>
      <span className="tc-filter-name">{title}</span>
      <span className="tc-filter-pair">
        <span className="tc-filter-bound">{from}</span>
        <span>{t('至')}</span>
        <span className="tc-filter-bound">{to}</span>
      </span>
    </div>
  );
}
