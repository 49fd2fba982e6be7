import { Select } from 'antd';
import { useState } from 'react';
import { t } from '../../i18n/t';
import { LinkButton } from '../../kit/link-button';
import { Panel } from '../../kit/panel';
import type { EditionOfRegime } from './edition-queries';

/** Any two editions beside each other. */
export function ComparePicker({
  code,
  editions,
}: {
  readonly code: string;
  readonly editions: readonly EditionOfRegime[];
}) {
  const [from, setFrom] = useState(editions[1]?.id ?? '');
  const [to, setTo] = useState(editions[0]?.id ?? '');
  const options = editions.map(({ id, number }) => ({ value: id, label: t('第 {{number}} 版', { number }) }));
  return (
    <Panel title={t('比较两版')}>
      <div className="tc-compare-choice">
        <label htmlFor="compare-from">{t('从')}</label>
        <Select id="compare-from" value={from} options={options} onChange={setFrom} style={{ width: 140 }} />
        <label htmlFor="compare-to">{t('到')}</label>
        <Select id="compare-to" value={to} options={options} onChange={setTo} style={{ width: 140 }} />
        <LinkButton to={`/regimes/${code}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`}>
          {t('比较')}
        </LinkButton>
      </div>
    </Panel>
  );
}
